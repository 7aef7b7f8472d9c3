"""The page script and the routes beside it → one ASGI application, which `streamlit run` serves."""

from pathlib import Path

# Loaded before the first reader comes, who would wait half a second for them.
import pandas  # noqa: F401
import plotly.tools  # noqa: F401
import streamlit as st
from plotly.graph_objs import Bar, Figure  # noqa: F401
from starlette.middleware import Middleware
from uvicorn.protocols.http import h11_impl

import dashboard.views.overview  # noqa: F401
from dashboard.frame import tell_failure
from dashboard.hosts import KnownHosts
from dashboard.routes import ROUTES

# A request line of more than 16 kB is refused with an empty page; the dashboard can say what is wrong with an address.
h11_impl.DEFAULT_MAX_INCOMPLETE_EVENT_SIZE = 1 << 20  # type: ignore[attr-defined]

app = st.App(
    Path(__file__).with_name("app.py"),
    routes=ROUTES,
    middleware=[Middleware(KnownHosts)],
    on_script_error=tell_failure,
)
