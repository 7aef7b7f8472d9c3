"""A mail that was saved as a file: its subject, day, sender and text."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from etl.read import reasons
from tests.read.reading import articles, read, why
from tests.read.web import BODY, TITLE, paragraphs

PLAIN = "Content-Type: text/plain; charset=utf-8"
DAY = "Tue, 14 May 2024 09:30:00 +0300"


def mail(text: str = "", page: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"], message["Date"] = (
        "الراصد <news@a.example>",
        "x@b.example",
        TITLE,
        DAY,
    )
    if text:
        message.set_content(text)
    if page:
        message.add_alternative(page, subtype="html")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    return message.as_bytes()


@pytest.mark.parametrize(
    "data",
    [
        mail(BODY),
        mail(BODY, f"<p>{TITLE}</p>"),
        mail(page=f"<html><body><article>{paragraphs()}</article></body></html>"),
        f"From: الراصد <news@a.example>\nSubject: {TITLE}\nDate: {DAY}\n{PLAIN}\n\n{BODY}\n".encode(),
    ],
    ids=["text", "text and page", "page", "eight bits"],
)
def test_mail(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(data)
    found = read(path)
    assert why(found) == []
    (one,) = articles(found)
    assert (one.title, one.body, one.published_raw, one.outlet) == (TITLE, BODY, DAY, "الراصد")
    assert one.source.locator == "mail"


@pytest.mark.parametrize("data", [mail(), mail().replace(b"application/pdf", b"multipart/x")])
def test_mail_without_a_text(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(data)
    assert why(read(path)) == [reasons.NO_MAIN_TEXT]


def test_page_with_labels_is_no_mail(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Title: {TITLE}\nDate: 14 May 2024\nSource: الراصد\n\n{BODY}\n")
    (one,) = articles(read(path))
    assert (one.title, one.published_raw, one.source.locator) == (TITLE, "14 May 2024", "line 1")
