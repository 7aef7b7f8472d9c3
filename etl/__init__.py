"""News articles in, one DuckDB store of dated, evidenced events out."""

from pathlib import Path

__version__ = "0.1.0"

_ROOT = Path(__file__).resolve().parent


def data_folder() -> Path:
    """The folder of shipped facts and sample articles: `data` of a checkout, else the copy inside the wheel."""
    carried = _ROOT / "_data"
    return carried if carried.is_dir() else _ROOT.parent / "data"


def knowledge_folder() -> Path:
    """The folder of the shipped reference facts."""
    return data_folder() / "knowledge"
