"""A record with column names of its own in, a raw article out: names are guessed from a table and can be overridden."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from etl.model import Source
from etl.read.facts import column_key, column_names
from etl.read.raw import RawArticle

# Where an object keeps its text: a tag or a paragraph of a list, a value as databases and XML converters write it.
_LISTED = (
    "name",
    "term",
    "title",
    "rendered",
    "text",
    "value",
    "label",
    "url",
    "$date",
    "$numberLong",
    "$oid",
    "#text",
)
FIELDS = {"id": "external_id", "source": "outlet", "text": "body"}  # other names for fields in --map
# Fields that another column may give where the best one is empty. A day of publication is not one of them: the other
# columns with a day often say when a record was made.
_FALL_BACK = ("title", "body", "lead", "outlet", "author", "url", "external_id", "keywords")
_SIGNS = str.maketrans("،؛;|\n", ",,,,,")


def to_raw(record: Mapping[str, object], mapping: tuple[tuple[str, str], ...], source: Source) -> RawArticle:
    """The raw article of one record."""
    names = tuple(record)
    values = {field: record.get(column) for field, column in choose_columns(names, mapping)}
    for field in _FALL_BACK:
        if field in values and _is_empty(values[field]):
            values[field] = next((record[one] for one in _others(names, field) if not _is_empty(record[one])), None)
    return RawArticle(
        source=source,
        title=_text(values.get("title")),
        body=_text(values.get("body")),
        lead=_text(values.get("lead")),
        external_id=_text(values.get("external_id")),
        url=_text(values.get("url")),
        published=_text(values.get("published")),
        outlet=_text(values.get("outlet")),
        author=_text(values.get("author")),
        keywords=_list(values.get("keywords")),
    )


def as_mapping(mapping: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The user's `canonical=column` pairs, in the names of our fields."""
    return tuple((FIELDS.get(field, field), column) for field, column in sorted(mapping.items()))


def known_fields() -> list[str]:
    """The names that may stand on the left of --map."""
    return sorted({*RawArticle.__slots__, *FIELDS} & {*column_names(), *FIELDS})


@lru_cache(maxsize=4096)
def choose_columns(names: tuple[str, ...], mapping: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Which column holds which field: the user's word where the record has it, else the first known name."""
    keys: dict[str, str] = {}
    for name in names:
        keys.setdefault(column_key(name), name)
    named = ((field, column if column in names else keys.get(column_key(column))) for field, column in mapping)
    chosen = {field: column for field, column in named if column is not None}
    for field, known in column_names().items():
        if field not in chosen and (column := next((keys[key] for key in known if key in keys), None)) is not None:
            chosen[field] = column
    return tuple(chosen.items())


@lru_cache(maxsize=4096)
def _others(names: tuple[str, ...], field: str) -> tuple[str, ...]:
    """All columns that are known to hold a field, the best first."""
    keys = [(column_key(name), name) for name in names]
    return tuple(name for known in column_names()[field] for key, name in keys if key == known)


def has_fields(names: tuple[str, ...], mapping: tuple[tuple[str, str], ...]) -> bool:
    """Whether records with these columns hold a title, a body or a lead at all."""
    chosen = dict(choose_columns(names, mapping))
    return any(chosen.get(field) in names for field in ("title", "body", "lead"))


def _is_empty(value: object) -> bool:
    """Whether a column says nothing; the number 0 is something."""
    return value is None or (isinstance(value, str | list | tuple | Mapping) and not value)


def _text(value: object) -> str:
    """A value as text: paragraphs joined, objects by their name, moments as ISO."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "\n".join(filter(None, map(_text, value)))
    if isinstance(value, Mapping):
        return next((_text(value[name]) for name in _LISTED if value.get(name)), "")
    return str(value)


def _list(value: object) -> tuple[str, ...]:
    """A value as a list of words: a list as it is, a text split at its commas."""
    if isinstance(value, list | tuple):
        return tuple(filter(None, map(_text, value)))
    text = _text(value)
    return tuple(part.strip() for part in text.translate(_SIGNS).split(",") if part.strip()) if text else ()
