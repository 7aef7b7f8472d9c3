"""News articles in, one DuckDB store of dated, evidenced events out."""
