"""A store and a port → Streamlit serving the dashboard in this process until it is stopped."""

import os
import sys
from pathlib import Path

from dashboard import hosts
from dashboard.bring import ALLOW_UPLOAD
from etl.store import Store

_HERE = Path(__file__).resolve().parent


def serve(store: Store, port: int, most_upload: int = 0) -> None:
    """Serve the dashboard on http://localhost:`port`; returns when it is stopped.

    Readers may bring in files of up to `most_upload` megabytes; 0: none, and nothing that is sent is received.
    """
    from streamlit.web import cli

    os.environ["TARIKH_STORE"] = str(store.root.absolute())
    os.environ[ALLOW_UPLOAD] = "1" if most_upload else ""
    # Streamlit reads `.streamlit` of the working directory; in a wheel it lies beside the script, where it looks too.
    if (_HERE.parent / ".streamlit").is_dir():
        os.chdir(_HERE.parent)
    sys.argv = ["streamlit", "run", str(_HERE / "server.py"), "--server.port", str(port)]
    sys.argv += ["--server.maxUploadSize", str(most_upload), *hosts.options()]
    if most_upload and not os.environ.get("STREAMLIT_SERVER_ADDRESS"):
        # Whoever can reach the page can write: beyond this machine only where that was said on purpose.
        sys.argv += ["--server.address", "127.0.0.1"]
    if not sys.stdout.isatty():
        sys.argv += ["--server.headless", "true"]
    cli.main()
