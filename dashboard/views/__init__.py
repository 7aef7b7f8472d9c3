"""A page's key → what it puts on the page; each view is a file with `show(page)`, loaded when it is first opened."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from dashboard.bring import allowed

if TYPE_CHECKING:
    from dashboard.page import Page


@dataclass(frozen=True, slots=True)
class View:
    """A page of the dashboard: its file, its icon, and the keys of the address that only it understands.

    Its title in the words table is `view.<key>`.
    """

    key: str
    icon: str
    own: tuple[str, ...] = ()

    def show(self, page: "Page") -> None:
        """Put the view on the page."""
        cast("Callable[[Page], None]", import_module(f"dashboard.views.{self.key}").show)(page)


VIEWS: tuple[View, ...] = (
    View("overview", "dashboard"),
    View("timeline", "timeline", ("by", "lanes", "span", "with")),
    View("events", "list", ("columns",)),
    View("actors", "person_search", ("actor", "kind", "spelling", "summit_cell")),
    View("network", "hub", ("as", "least", "nodes", "kinds", "measure", "pair")),
    View("summits", "groups", ("series", "edition", "measure", "days", "who", "cell")),
    View("outlets", "newspaper", ("of",)),
    View("map", "public", ("place",)),
    View("calendar", "calendar_month", ("month", "day", "last")),
    View("dates", "event_note", ("text", "on", "read_as")),
    View("quality", "fact_check", ("doubt", "rule")),
    View("documents", "article", ("told",)),
)
BRING = View("bring", "upload_file")
OWN_KEYS = tuple(sorted({key for view in VIEWS for key in view.own}))


def open_views() -> tuple[View, ...]:
    """The pages of this dashboard: the one that brings in articles only where that is allowed."""
    return (*VIEWS, BRING) if allowed() else VIEWS
