"""What a reader may bring in, and what is refused before anything of it is kept."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.bring import check
from dashboard.bring.check import Refusal, Upload, address_refusal, refusal
from dashboard.words import table

_MOST = 5 << 20
_TEXT = "وصل الوزير إلى القاهرة يوم 3 مارس 2024.\n".encode() * 20


def zipped(members: dict[str, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits a hundredth of the real ones, so that bombs stay small here."""
    monkeypatch.setattr(check, "MOST_UNPACKED", 10 << 20)
    monkeypatch.setattr(check, "_LARGE", 1 << 20)


@pytest.mark.parametrize(("name", "data"), [
    ("page.txt", _TEXT),
    ("page.html", b"<!doctype html><p>" + _TEXT),
    ("old.txt", "وصل الوزير إلى القاهرة".encode("cp1256")),
    ("table.csv", b"title,text\nA,B\n"),
    ("news.jsonl.gz", gzip.compress(_TEXT)),
    ("news.zip", zipped({"1.txt": _TEXT, "2/3.txt": _TEXT})),
    ("inner.zip", zipped({"1.zip": zipped({"1.txt": _TEXT})})),
    ("large.zip", zipped({"1.txt": bytes(range(256)) * 12_000}, zipfile.ZIP_STORED)),
    ("MZ", b"MZ Wallace opened a shop on 3 March 2024."),
    ("hash.txt", b"#! is how scripts begin, said the minister."),
    ("broken.zip", zipped({"1.txt": _TEXT})[:-30]),  # the reader says what is wrong with it
    ("broken.gz", gzip.compress(_TEXT)[:-9]),
    ("report.com.txt", _TEXT),
])  # fmt: skip
def test_is_taken(name: str, data: bytes) -> None:
    assert refusal(Upload(name, data), _MOST) is None


@pytest.mark.parametrize(("name", "data", "why"), [
    ("nothing.txt", b"", Refusal.EMPTY),
    ("blank.txt", b"\xef\xbb\xbf \r\n\t\n", Refusal.EMPTY),
    ("zeros.txt", bytes(1000), Refusal.EMPTY),
    ("long.txt", b"a" * (_MOST + 1), Refusal.TOO_BIG),
    ("news.txt", b"\x7fELF\x02\x01\x01" + bytes(60), Refusal.PROGRAM),
    ("news.html", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff" + bytes(60), Refusal.PROGRAM),
    ("news.txt", b"\xcf\xfa\xed\xfe" + bytes(60), Refusal.PROGRAM),
    ("news.txt", b"\xca\xfe\xba\xbe\0\0\0\x37", Refusal.PROGRAM),
    ("news.txt", b"#!/bin/sh\nrm -rf /\n", Refusal.PROGRAM),
    ("news.txt", b"#! /usr/bin/env python3\n", Refusal.PROGRAM),
    ("news.txt", b"\0asm\x01\0\0\0", Refusal.PROGRAM),
    ("news.BAT", b"del *.*", Refusal.PROGRAM),
    ("news.jar", zipped({"a.class": b"\xca\xfe\xba\xbe"}), Refusal.PROGRAM),
    ("bomb.zip", zipped({"1.txt": bytes(11 << 20)}), Refusal.BOMB),
    ("many.zip", zipped({str(number): bytes(1 << 20) for number in range(12)}), Refusal.BOMB),
    ("ratio.zip", zipped({"1.txt": bytes(3 << 20)}), Refusal.BOMB),
    ("inner.zip", zipped({"1.zip": zipped({"1.txt": bytes(11 << 20)})}), Refusal.BOMB),
    ("inner.zip", zipped({"1.gz": gzip.compress(bytes(11 << 20))}), Refusal.BOMB),
    ("deep.zip", zipped({"1": zipped({"2": zipped({"3": zipped({"4": _TEXT})})})}), Refusal.BOMB),
    ("stored.zip", zipped({"1.zip": zipped({"1.txt": bytes(2 << 20)}, zipfile.ZIP_STORED)}), Refusal.BOMB),
    ("bomb.gz", gzip.compress(bytes(11 << 20)), Refusal.BOMB),
    ("ratio.gz", gzip.compress(bytes(3 << 20)), Refusal.BOMB),
])  # fmt: skip
def test_is_refused(name: str, data: bytes, why: Refusal) -> None:
    assert refusal(Upload(name, data), _MOST) is why


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "MOST_MEMBERS", 3)
    assert refusal(Upload("a.zip", zipped({str(number): b"x" for number in range(4)})), _MOST) is Refusal.BOMB


@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda data: b"PK\x03\x04" + data))
def test_no_bytes_break_it(data: bytes) -> None:
    assert refusal(Upload("x", data), _MOST) in {None, *Refusal}


@pytest.mark.parametrize(("address", "why"), [
    ("https://news.example/feed.xml", None),
    ("http://news.example:8080/a?b=c#d", None),
    ("https://أخبار.example/موجز", None),
    ("file:///etc/passwd", Refusal.ADDRESS),
    ("FILE:/etc/passwd", Refusal.ADDRESS),
    ("ftp://news.example/feed", Refusal.ADDRESS),
    ("gopher://news.example/", Refusal.ADDRESS),
    ("data:text/html,x", Refusal.ADDRESS),
    ("/etc/passwd", Refusal.ADDRESS),
    ("../../etc", Refusal.ADDRESS),
    ("*", Refusal.ADDRESS),
    ("http://", Refusal.ADDRESS),
    ("http:///etc/passwd", Refusal.ADDRESS),
    ("http://[::1", Refusal.ADDRESS),
    ("http://a:99999/", Refusal.ADDRESS),
    ("http://a/ b", Refusal.ADDRESS),
    ("http://a/\r\nHost: b", Refusal.ADDRESS),
    ("http://a/" + "x" * 2_000, Refusal.ADDRESS),
])  # fmt: skip
def test_addresses(address: str, why: Refusal | None) -> None:
    assert address_refusal(address) is why


@pytest.mark.parametrize("why", Refusal)
def test_every_refusal_is_told_in_both_languages(why: Refusal) -> None:
    assert all(f"bring.refused.{why}" in words for words in table().values())
