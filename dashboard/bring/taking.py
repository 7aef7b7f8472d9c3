"""What a reader hands in → a run that takes it in, and the parts that were refused, each with its reason."""

from collections.abc import Sequence

from dashboard.bring.check import MOST_FILES, Refusal, Upload, address_refusal, refusal
from dashboard.bring.job import BusyError, Desk
from dashboard.bring.keep import is_full, keep

Refused = tuple[str, Refusal]  # what it is called, empty for all of it, and why


def hand_in(desk: Desk, uploads: Sequence[Upload], address: str, most: int) -> list[Refused]:
    """Start a run with what can be taken; what was refused. `most` is the number of bytes that a file may have."""
    if not uploads and not address:
        return [("", Refusal.MISSING)]
    if len(uploads) > MOST_FILES:
        return [("", Refusal.TOO_MANY)]
    try:
        desk.take()
    except BusyError:
        return [("", Refusal.BUSY)]
    started = False
    try:
        refused, inputs, taken = _sorted(uploads, address, most)
        kept = keep(desk.store, taken) if taken else []
        inputs += [str(path) for path in kept]
        if inputs:
            desk.start(inputs, kept)
            started = True
        return refused
    except OSError as error:
        return [("", Refusal.FULL if is_full(error) else Refusal.UNWRITABLE)]
    finally:
        if not started:
            desk.give_back()


def _sorted(uploads: Sequence[Upload], address: str, most: int) -> tuple[list[Refused], list[str], list[Upload]]:
    """What is refused, the addresses to ask, and the files to take."""
    checked = [(upload, refusal(upload, most)) for upload in uploads]
    refused = [(upload.name, why) for upload, why in checked if why]
    inputs: list[str] = []
    if address:
        why = address_refusal(address)
        refused += [(address, why)] if why else []
        inputs += [] if why else [address]
    return refused, inputs, [upload for upload, why in checked if not why]
