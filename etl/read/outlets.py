"""An outlet's name or site in, its country out, as far as the facts know it."""

import csv
from functools import cache, lru_cache

from etl import knowledge_folder
from etl.text import fold_key


@lru_cache(maxsize=4096)
def outlet_country(outlet: str, site: str) -> str | None:
    """ISO 3166-1 alpha-2 code of the country an outlet is made in; None where no fact says so."""
    known = _known()
    for key in (fold_key(outlet), site):
        if key and key in known:
            return known[key]
    while "." in site:
        site = site.partition(".")[2]
        if site in known:
            return known[site]
    return None


@cache
def _known() -> dict[str, str]:
    """Country by every name, id and site of `outlets.csv`; empty where there is no such file."""
    path = knowledge_folder() / "outlets.csv"
    if not path.is_file():
        return {}
    found: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country = row.get("country") or ""
            names = [
                value for column, value in row.items() if column not in {"country", "readers", "provenance"} and value
            ]
            for name in (part for value in names for part in value.split("|")):
                found.setdefault(name.strip() if "." in name else fold_key(name), country)
    return {name: country for name, country in found.items() if country}
