"""Polars frames → Plotly figures as plain dicts, one file per chart; pure, without streamlit."""
