"""What a reader found, before cleaning: the one value that every reader yields."""

from dataclasses import dataclass

from etl.model import Source


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as its input wrote it; all text is still uncleaned and every field but the source may be empty."""

    source: Source
    title: str = ""
    body: str = ""
    lead: str = ""
    external_id: str = ""
    url: str = ""
    published: str = ""
    outlet: str = ""
    author: str = ""
    keywords: tuple[str, ...] = ()
    read_also: bool = False  # a second article of a page: it has no date of its own
