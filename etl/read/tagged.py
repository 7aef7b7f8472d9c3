"""A body in, the body without the tags that a site prints below it out."""

import re
from functools import cache

from etl.read.facts import rows

_LONGEST = 320  # characters of a line of tags, its label among them
_STOPS = (".", "؟", "!", "?", "…", "»", '"', "”", ":")


def strip_tags_below(text: str) -> str:
    """`text` without its end such as `كلمات دلالية: …`, `Tags: …` or `سمات …`, behind a sentence and none itself."""
    if text.endswith(_STOPS):
        return text
    start = max(0, len(text) - _LONGEST)
    found = _tags().search(text, start)
    return text[: found.start()].rstrip() if found else text


@cache
def _tags() -> re.Pattern[str]:
    """A label on a line of its own or behind a full stop; with a colon anything may follow, without one a few words."""
    printed = {row["label"] for row in rows("page_labels.csv") if row["meaning"] == "keywords"}
    labels = "|".join(sorted(map(re.escape, printed), key=len, reverse=True))
    return re.compile(
        rf"[\n ](?:(?<=\n)|(?<=[.؟!?…»\"”)] ))[\u200e\u200f\u202a-\u202e ]*(?:{labels})"
        r"(?: ?:[^\n]*|(?: [^\s:.؟!?…]+){1,15})\Z"
    )
