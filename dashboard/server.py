"""The page script and the routes beside it → one ASGI application, which `streamlit run` serves."""

from pathlib import Path

import streamlit as st

from dashboard.frame import tell_failure
from dashboard.routes import ROUTES

app = st.App(Path(__file__).with_name("app.py"), routes=ROUTES, on_script_error=tell_failure)
