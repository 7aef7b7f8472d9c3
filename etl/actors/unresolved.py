"""A store's actors that no file lists → the most frequent ones, each with a line ready for the alias file."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import duckdb

from etl.actors.plain import plain_key
from etl.actors.spelling import skeleton

PLACEHOLDER = "ACTOR_ID"
_LEAST_SHARED = 0.7  # of the words of both names, for a known actor to be proposed


@dataclass(frozen=True, slots=True)
class Unresolved:
    """An actor found by pattern: how many articles and stretches of text name it, and whom it may be."""

    name: str
    kind: str
    language: str
    documents: int
    mentions: int
    proposed: str  # the id of the one known actor whose name is most like it; empty when there is none

    @property
    def alias_line(self) -> str:
        """A row of aliases.csv; its first cell is to be filled in when nobody is proposed."""
        out = io.StringIO()
        row = (self.proposed or PLACEHOLDER, self.name, self.language, "name", "reader")
        csv.writer(out, lineterminator="").writerow(row)
        return out.getvalue()


def unresolved(con: duckdb.DuckDBPyConnection, most: int) -> list[Unresolved]:
    """The `most` named actors that no file lists, by the number of articles, then mentions, then name."""
    rows = con.execute(
        """
        select coalesce(name_ar, name_en), kind::varchar, if(name_ar is null, 'en', 'ar'),
               count(distinct document_id), count(*)
        from actor_mentions join actors using (actor_id) where not known
        group by actor_id, 1, 2, 3 order by 4 desc, 5 desc, 1 limit $most""",
        {"most": most},
    ).fetchall()
    if not rows:
        return []
    known = "select actor_id, actors.kind::varchar, alias from aliases join actors using (actor_id)"
    index = _index(con.execute(known).fetchall())
    return [
        Unresolved(name, kind, language, documents, mentions, _proposed(name, kind, index))
        for name, kind, language, documents, mentions in rows
    ]


_Index = dict[tuple[str, str], set[tuple[str, frozenset[str]]]]


def _index(known: Iterable[tuple[str, str, str]]) -> _Index:
    """(kind, bones of a word) → the known actors that have it in a name, with the bones of that whole name."""
    index: defaultdict[tuple[str, str], set[tuple[str, frozenset[str]]]] = defaultdict(set)
    for actor_id, kind, alias in known:
        bones = frozenset(_bones(alias))
        for bone in bones if len(bones) > 1 else ():
            index[kind, bone].add((actor_id, bones))
    return dict(index)


def _bones(name: str) -> Iterator[str]:
    """The consonants of each word, for names that differ in vowels and articles only."""
    for word in plain_key(name).split():
        bone = skeleton(word.removeprefix("ال"))
        if len(bone) > 1:
            yield bone


def _proposed(name: str, kind: str, index: _Index) -> str:
    """The one known actor that shares most words with the name, at least seven in ten of both."""
    own = frozenset(_bones(name))
    shared: defaultdict[str, float] = defaultdict(float)
    for bone in own:
        for actor_id, bones in index.get((kind, bone), ()):
            shared[actor_id] = max(shared[actor_id], len(own & bones) / len(own | bones))
    best = max(shared.values(), default=0.0)
    first = [actor_id for actor_id, share in shared.items() if share == best]
    return first[0] if best > _LEAST_SHARED and len(first) == 1 else ""
