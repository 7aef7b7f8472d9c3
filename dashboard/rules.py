"""The name of a rule, or the reason of a refusal, as `etl.dates` writes it → the reader's words."""

from dashboard.words import Words

_SUMMIT = "days of "  # an edition's id follows; `days of a month` is a rule of its own


def rule_name(rule: str, words: Words) -> str:
    """The rule in words; parts between `; ` one by one, a part that the table lacks as it is."""
    return words("list.comma").join(_part(part, words) for part in rule.split("; ") if part)


def _part(part: str, words: Words) -> str:
    key = f"rule.{part}"
    if words.has(key):
        return words(key)
    return words("rule.days of a summit") if part.startswith(_SUMMIT) else words.isolate(part)
