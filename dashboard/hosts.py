"""A request → passed on only when it was sent to a name that the dashboard is known by.

Another site can let its own name lead to this machine (DNS rebinding); a browser would then let that site read what the
dashboard answers. Streamlit asks for the name on its stream alone; here pages, files and feeds do so too.
"""

import os

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

_HERE = ("localhost", "127.0.0.1", "::1")
_OPTION = "--server.allowedHosts"
_SET = ("STREAMLIT_SERVER_ADDRESS", "STREAMLIT_SERVER_ALLOWED_HOSTS")


class KnownHosts:
    """The application behind the names of Streamlit's option `server.allowedHosts`; none listed: behind any name."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or say which option names other hosts."""
        hosts = [value.decode("latin-1") for name, value in scope.get("headers", ()) if name == b"host"]
        if scope["type"] != "http" or is_host_allowed(hosts[0] if len(hosts) == 1 else None):
            await self._app(scope, receive, send)
        else:
            told = f"This dashboard is not known by that name; {_SET[1]} lists the names that it answers to.\n"
            await PlainTextResponse(told, 421)(scope, receive, send)


def options() -> list[str]:
    """Options of `streamlit run`: this machine's own names, unless another address or other names were given."""
    return [] if any(map(os.environ.get, _SET)) else [part for name in _HERE for part in (_OPTION, name)]
