"""Text with leftovers of a web page in, the same text without tags, entities, style sheets and scripts out."""

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_OPENING = re.compile(r"<(script|style|noscript|template|svg)\b[^<>]*>|<(!--)", re.I)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_BREAKING = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|table|blockquote|section|article|figure|hr)\b[^<>]*>", re.I)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|button|center|cite|code|em|figcaption|font|form|i|iframe|img|input|label|mark|noscript|object"
    r"|param|picture|q|s|script|small|source|span|strike|strong|style|sub|sup|tbody|td|th|thead|time|u|video|wbr"
    r"|[a-z]+:[a-z]+)\b[^<>]*>",
    re.I,
)
_RULE = re.compile(r"\{[^{}]*\}")
_LONGEST_SELECTOR = 120
_SELECTOR = re.compile(r"[#.@]?[A-Za-z_][A-Za-z0-9_\s#.,:>@*()\[\]=\"'-]*\Z")
_SCRIPT = re.compile(r"jQuery|\$\(|\bdocument\.|\bwindow\.|\bfunction\s?\w*\(|\bvar \w+ ?=|\(adsbygoogle")


def decode_entities(text: str) -> str:
    """`&quot;` and its like as the characters they name, also where they were escaped twice."""
    for _ in range(2):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def strip_tags(text: str) -> str:
    """`text` without HTML tags; those of blocks become line breaks, scripts and styles go with their contents."""
    return _TAG.sub("", _BREAKING.sub("\n", _CDATA.sub(" ", _strip_hidden(text))))


def _strip_hidden(text: str) -> str:
    """`text` without comments and elements that no reader sees; one that is never closed stays."""
    kept, at, low = [], 0, text.lower()
    unclosed: set[str] = set()
    while found := _OPENING.search(text, at):
        name = (found[1] or found[2]).lower()
        close = "-->" if name == "!--" else f"</{name}"
        end = -1 if name in unclosed else low.find(close, found.end())
        if end < 0:
            unclosed.add(name)  # not looked for again: a thousand of them must not take a thousand times as long
            kept.append(text[at : found.end()])
            at = found.end()
        else:
            kept += (text[at : found.start()], " ")
            at = end + 3 if name == "!--" else max(low.find(">", end) + 1, end + len(close))
    return "".join([*kept, text[at:]]) if kept else text


def strip_code(text: str) -> str:
    """`text` without style sheet rules and scripts that were taken for words."""
    text = _strip_rules(text)
    begin = _SCRIPT.search(text)
    end = max(text.rfind("}"), text.rfind(");")) if begin else -1
    return f"{text[: begin.start()]} {text[end + 1 :].lstrip(');')}" if begin and end > begin.start() else text


def _strip_rules(text: str) -> str:
    """`text` without style sheet rules and their selectors; braces around anything else stay."""
    kept: list[str] = []
    at = 0
    for rule in _RULE.finditer(text):
        if ":" in rule[0]:
            before = text[max(at, rule.start() - _LONGEST_SELECTOR) : rule.start()]
            selector = _SELECTOR.search(before)
            kept += (text[at : rule.start() - (len(selector[0]) if selector else 0)], " ")
            at = rule.end()
    return "".join([*kept, text[at:]]) if kept else text
