"""Text with leftovers of a web page in, the same text without tags, entities, style sheets and scripts out."""

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HIDDEN = re.compile(
    r"<(script|style|noscript|template|svg)\b[^<>]*>.*?</\1\s*>|<!--.*?-->|<!\[CDATA\[|\]\]>", re.S | re.I
)
_BREAKING = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|table|blockquote|section|article|figure|hr)\b[^<>]*>", re.I)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|button|center|cite|code|em|figcaption|font|form|i|iframe|img|input|label|mark|noscript|object"
    r"|param|picture|q|s|script|small|source|span|strike|strong|style|sub|sup|tbody|td|th|thead|time|u|video|wbr"
    r"|[a-z]+:[a-z]+)\b[^<>]*>",
    re.I,
)
_CSS = re.compile(r"(?:[#.@]?[A-Za-z_][\w\s#.,:>@*()-]{0,120})?\{[^{}]{0,2000}:[^{}]{0,2000}\}")
_SCRIPT = re.compile(
    r"(?:jQuery|\$\(|document\.|window\.|function\s*\w*\(|var\s+\w+\s*=|\(adsbygoogle)[\s\S]*(?:\}\s*\)?\s*;?|;)(?=\s|$)"
)


def decode_entities(text: str) -> str:
    """`&quot;` and its like as the characters they name, also where they were escaped twice."""
    for _ in range(2):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def strip_tags(text: str) -> str:
    """`text` without HTML tags; those of blocks become line breaks, scripts and styles go with their contents."""
    return _TAG.sub("", _BREAKING.sub("\n", _HIDDEN.sub(" ", text)))


def strip_code(text: str) -> str:
    """`text` without style sheet rules and scripts that were taken for words."""
    text = _CSS.sub(" ", text)
    return _SCRIPT.sub(" ", text)
