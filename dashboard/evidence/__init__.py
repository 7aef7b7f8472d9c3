"""One event → everything behind it: what each report says and in which words, who took part, where reports disagree."""

from dashboard.evidence.show import show

__all__ = ["show"]
