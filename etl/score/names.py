"""Annotated and stored people and organizations of one article → how many were found, linked, rightly referred to."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from etl.score.annotation import GoldArticle, GoldName
from etl.score.counts import Compared, Miss, together
from etl.score.told import ToldActor, ToldArticle
from etl.score.words import same_name, same_surface, words

Name = tuple[str, str]  # Arabic and English


def compare_names(gold: GoldArticle, told: ToldArticle) -> Compared:
    """Counts `tp fn fp linked` of `person` and `organization`, and `role_n role_tp role_wrong`."""
    return together(
        [
            _kind(gold.article_id, "person", gold.people, told.actors),
            _kind(gold.article_id, "organization", gold.organizations, told.actors),
            *(_roles(gold.article_id, person, told.actors) for person in gold.people),
        ]
    )


def _kind(article: str, kind: str, gold: Sequence[GoldName], actors: Sequence[ToldActor]) -> Compared:
    """A name is found when one of its surfaces shares its words with an annotated one, linked when its name does."""
    named: dict[Name, list[str]] = defaultdict(list)
    for actor in actors:
        if actor.kind == kind and actor.basis != "office":
            named[actor.name_ar, actor.name_en].append(actor.surface)
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    hit: set[Name] = set()
    for one in (one for one in gold if one.mentions):
        found = [name for name, surfaces in named.items() if same_surface(surfaces, one.mentions)]
        hit.update(found)
        counts[f"{kind}_tp" if found else f"{kind}_fn"] += 1
        counts[f"{kind}_linked"] += any(_is(name, one) for name in found)
        if not found:
            misses.append(Miss(article, kind, one.mentions[0], one.name_en))
    known = [surface for one in gold for surface in (*one.mentions, *one.roles)]
    extra = [name for name, surfaces in named.items() if name not in hit and not same_surface(surfaces, known)]
    counts[f"{kind}_fp"] += len(extra)
    misses += [Miss(article, f"{kind} extra", named[name][0], "", name[1] or name[0]) for name in extra]
    return Compared(counts, tuple(misses))


def _is(name: Name, gold: GoldName) -> bool:
    return same_name(name[1], gold.name_en) or same_name(name[0], gold.name_ar)


def _roles(article: str, person: GoldName, actors: Sequence[ToldActor]) -> Compared:
    """A reference by office alone is resolved when it carries the right person, wrong when it carries only others."""
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    for role in person.roles:
        wanted = words(role)
        at = [
            (actor.name_ar, actor.name_en)
            for actor in actors
            if actor.kind == "person" and actor.basis in {"office", "context"}
            if len(words(actor.surface) & wanted) >= min(2, len(wanted))
        ]
        right = any(_is(name, person) for name in at)
        counts.update(role_n=1, role_tp=right, role_wrong=bool(at) and not right)
        if not right:
            misses.append(Miss(article, "role", role, person.name_en, " | ".join(sorted({name[1] for name in at}))))
    return Compared(counts, tuple(misses))
