"""A reason why something was left out in, what its owner can do about it out."""

from etl.read import reasons

_ADVICE = {
    reasons.INDEX: "save the pages that it leads to, or take in the site's feed",
    reasons.NO_COLUMN: "name its columns, as in --map title=COLUMN --map body=COLUMN",
    reasons.NOT_RECORD: "name its fields, as in --map title=FIELD --map body=FIELD",
    reasons.SHIFTED: "quote values that hold the separator",
    reasons.NOT_TABLE: "close the quotes and save it again",
    reasons.OFFICE: "save it as DOCX, XLSX, CSV or PDF",
    reasons.NOT_XLSX: "save it again, or as CSV",
    reasons.NOT_DOCX: "open it and save it again",
    reasons.NOT_ODT: "open it and save it again",
    reasons.ARCHIVE: "unpack it, or pack it as zip",
    reasons.NESTED: "unpack the outer archive",
    reasons.ENCRYPTED: "save it without a password",
    reasons.NO_PDF_TEXT: "it holds pictures only; recognise their text first",
    reasons.TOO_BIG: "split it, or write it as JSON lines",
    reasons.LONG_RECORD: "split it into articles",
    reasons.LONG_TEXT: "split it into articles",
    reasons.BOMB: "unpack it and look what it holds",
    reasons.DAMAGED_GZIP: "fetch it again",
    reasons.NOT_ZIP: "fetch it again",
    reasons.NOT_PDF: "fetch it again",
    reasons.FORBIDDEN: "let this user read it",
    reasons.OUTSIDE: "name the file itself if it is meant",
    reasons.GONE: "check the path",
    reasons.NO_MATCH: "check the path",
    reasons.SCHEME: "write http:// or https://, or a path",
    reasons.UNREACHABLE: "try again later",
    reasons.PRIVATE: "fetch it yourself and name the file",
    reasons.FORGOTTEN: "nothing is to be done, unless it was withdrawn by mistake: take it in from a copy",
    reasons.EMPTY: "fetch it again",
    reasons.BINARY: "save it as text, HTML, JSON or CSV",
    reasons.NOT_REGULAR: "copy what it gives into a file",
    reasons.UNREADABLE: "check the disk, and copy it again",
    reasons.NOT_JSON: "mend the record; the others were read",
    reasons.NO_TEXT: "give it a title or a text",
    reasons.NO_MAIN_TEXT: "save the page again when its text is shown, or its print view",
    reasons.NOT_ARTICLE: "give it a title and a line such as: Published: 10 February 2024",
    reasons.EMPTY_FEED: "check the address in a browser",
    reasons.NOT_FEED: "fetch it again",
    reasons.ESCAPES: "pack it again without such names",
    reasons.READER_FAILED: "report it with the file, and meanwhile save it in another form",
}


def with_advice(reason: str) -> str:
    """The reason, and what to do about it where something can be done."""
    return f"{reason}; {_ADVICE[reason]}" if reason in _ADVICE else reason
