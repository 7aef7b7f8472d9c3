"""The reader's choices → filters: search, dates and facets, each with what it would leave."""

from dashboard.sidebar.show import show

__all__ = ["show"]
