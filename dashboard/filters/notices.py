"""What was ignored or changed while an address was read, as values that each language words for itself."""

from dataclasses import dataclass
from enum import StrEnum


class NoticeKind(StrEnum):
    """Why a part of an address is not applied as it stands."""

    UNKNOWN_KEY = "unknown_key"
    UNKNOWN_VALUE = "unknown_value"  # no such value, or none in this store
    REPEATED = "repeated"  # a key of one value that came twice; the first counts
    SWAPPED_DAYS = "swapped_days"  # `from` lay after `to`
    SHORTENED = "shortened"  # a text too long to search for


@dataclass(frozen=True, slots=True)
class Notice:
    """One part of an address that is not applied as it stands."""

    kind: NoticeKind
    key: str
    value: str = ""

    def __str__(self) -> str:
        """The notice in English, as the command line prints it."""
        return {
            NoticeKind.UNKNOWN_KEY: f"{self.key}: no such filter; ignored",
            NoticeKind.UNKNOWN_VALUE: f"{self.key}={self.value}: no such value here; ignored",
            NoticeKind.REPEATED: f"{self.key}={self.value}: {self.key} takes one value; this one is ignored",
            NoticeKind.SWAPPED_DAYS: f"{self.key}={self.value}: from lay after to; the two days are swapped",
            NoticeKind.SHORTENED: f"{self.key}: too long; only its first {len(self.value)} letters are searched for",
        }[self.kind]
