"""The lines of a text file in, the same with its header told out: an address above all, or fields between two rules."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from etl.read.lines import Line

_RULE = "---"  # above and below the fields that Markdown files of static sites begin with (YAML front matter)
_MOST_FIELDS = 60  # lines


def with_header(lines: Iterator[Line]) -> Iterator[Line]:
    """`lines`, of which the first written ones are told as labels where they are the header of a file."""
    first = next((line for line in lines if not line.blank), None)
    if first is None:
        return iter(())
    if first.text.startswith(("http://", "https://")) and " " not in first.text:
        return chain([replace(first, meaning="origin", value=first.text)], lines)
    return _fields(lines) if first.text == _RULE else chain([first], lines)


def _fields(lines: Iterator[Line]) -> Iterator[Line]:
    """The fields of a header without the quotes and brackets of their values, then the text below them."""
    held: list[Line] = []
    for line in lines:
        if line.text == _RULE:
            yield from (replace(one, value=one.value.strip("\"'[] ")) for one in held if one.meaning)
            yield from lines
            return
        held.append(line)
        if len(held) > _MOST_FIELDS:
            break
    yield from chain(held, lines)
