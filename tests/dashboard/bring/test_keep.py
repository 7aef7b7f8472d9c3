"""Uploads lie whole in the store's own folder, under safe names, or not at all."""

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.bring.check import Upload
from dashboard.bring.keep import drop_unread, file_name, is_full, keep
from etl.store import Store
from tests.articles import write_articles
from tests.building import run


@pytest.mark.parametrize(("name", "kept"), [
    ("news.html", "news.html"),
    ("تقرير اليوم.docx", "تقرير_اليوم.docx"),
    ("../../etc/passwd", "passwd"),
    ("C:\\Users\\me\\news.txt", "news.txt"),
    ("/", "upload"),
    ("..", "upload"),
    (".bashrc", "bashrc"),
    ("", "upload"),
    ("a\0b\n.txt", "a_b_.txt"),
    ("news.tar.gz", "news.tar.gz"),
    ("\udcff.txt", "txt"),
])  # fmt: skip
def test_names(name: str, kept: str) -> None:
    assert file_name(name) == kept


@given(st.text(max_size=400))
def test_no_name_leads_elsewhere(name: str) -> None:
    kept = file_name(name)
    assert kept == Path(kept).name
    assert not kept.startswith(".")
    assert 0 < len(kept.encode()) <= 140


def test_the_same_content_is_kept_once(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    first, second = keep(store, [Upload("a.txt", b"one"), Upload("b.txt", b"two"), Upload("c.txt", b"one")])
    assert (first.name, second.name, first.read_bytes(), second.read_bytes()) == ("a.txt", "b.txt", b"one", b"two")
    assert keep(store, [Upload("d.txt", b"one")]) == [first]
    assert sorted(path.name for path in (store.root / "uploads").rglob("*.txt")) == ["a.txt", "b.txt"]


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "store")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space") as caught:
        keep(store, [Upload("a.txt", b"one")])
    assert is_full(caught.value)
    assert list((store.root / "uploads").iterdir()) == []


def test_only_files_that_gave_nothing_are_taken_away(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    (good,) = keep(store, [Upload("news.jsonl", write_articles(tmp_path / "x.jsonl").read_bytes())])
    run(store, good)
    (bad,) = keep(store, [Upload("bad.bin", b"\1\2\3" * 100)])
    drop_unread(store, [good, bad])
    assert good.exists()
    assert not bad.parent.exists()
