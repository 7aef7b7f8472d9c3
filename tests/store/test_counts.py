"""What a store counts, held against counts made by hand: coverage of a summit, outlets and first report of an event."""

from datetime import date, datetime
from pathlib import Path

import pytest

from etl.store import Store
from tests.articles import write_articles
from tests.building import ask, run

SUMMIT = "las-2023-05-19"
OPENS = "انطلقت في جدة في 19 مايو 2023 أعمال القمة العربية الثانية والثلاثين. وتستمر القمة العربية في جدة يوما واحدا."
OTHER = "أعلنت وزارة التعليم جدول الاختبارات النهائية للعام الدراسي، ودعت الطلاب إلى مراجعة مدارسهم."
VISIT = "استقبل الرئيس الروسي فلاديمير بوتين الرئيس السوري بشار الأسد في موسكو اليوم الأربعاء 15 مارس 2023."
IN_ENGLISH = (
    "Russian President Vladimir Putin received Syrian President Bashar al-Assad in Moscow on Wednesday, 15 March 2023."
)


def article(number: int, outlet: str, published: str, title: str, body: str) -> dict[str, str]:
    return {
        "id": str(number),
        "url": f"https://{number}.example/a",
        "source": outlet,
        "published": published,
        "title": title,
        "body": body,
    }


COVERAGE = [
    article(1, "الراصد", "2023-05-18", "استعدادات", "تستعد جدة لاستضافة القمة العربية الثانية والثلاثين غدا الجمعة."),
    article(2, "الراصد", "2023-05-19", "القمة العربية تنعقد في جدة", OPENS),  # two mentions are one document
    article(3, "الراصد", "2023-05-19", "جدول الاختبارات", OTHER),  # counts for the outlet's day alone
    article(4, "Thames", "2023-05-20", "Summit ends", "The 32nd Arab League summit ended in Jeddah on 19 May 2023."),
    article(5, "Thames", "2023-05-20", "Summit ends", "The 32nd Arab League summit ended in Jeddah on 19 May 2023."),
    article(6, "البريد", "2023-05-20", "القمة العربية تنعقد في جدة", OPENS),  # a copy word for word
    article(7, "النبأ", "", "القمة العربية", "شهدت جدة في 19 مايو 2023 القمة العربية الثانية والثلاثين."),  # no day
]
EVENT = [
    article(1, "الراصد", "2023-03-16", "بوتين يستقبل الأسد", VISIT.replace("اليوم", "أمس")),
    article(2, "الراصد", "2023-03-15T20:00:00", "بوتين والأسد في موسكو", f"{VISIT} وبحثا العلاقات بين البلدين."),
    article(3, "Thames", "2023-03-15T18:30:00", "Putin receives Assad", IN_ENGLISH),
    article(4, "البريد", "2023-03-17", "بوتين يستقبل الأسد", VISIT.replace("اليوم", "أمس")),  # a copy in another outlet
    article(5, "الراصد", "2023-03-17", "بوتين يستقبل الأسد", VISIT.replace("اليوم", "أمس")),  # and one in the same
    article(6, "النبأ", "", "لقاء في موسكو", VISIT.replace("اليوم ", "")),  # undated
]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def test_coverage_counts_documents_and_days_of_outlets(store: Store, tmp_path: Path) -> None:
    run(store, write_articles(tmp_path / "a.jsonl", COVERAGE))
    rows = ask(
        store,
        f"""select day_offset, published_on, outlet, document_count, outlet_total from summit_coverage
            where summit_id = '{SUMMIT}' order by all""",
    )
    assert rows == [
        (-1, date(2023, 5, 18), "الراصد", 1, 1),
        (0, date(2023, 5, 19), "الراصد", 1, 2),
        (1, date(2023, 5, 20), "Thames", 1, 1),
    ]
    assert ask(store, "select external_id, duplicate_of is not null from documents order by 1") == [
        (str(number), number in (5, 6)) for number in range(1, 8)
    ]


def test_an_event_counts_its_outlets_and_knows_its_first_report(store: Store, tmp_path: Path) -> None:
    run(store, write_articles(tmp_path / "a.jsonl", EVENT))
    (found,) = ask(
        store,
        """select event_id, document_count, outlet_count, first_published_at from events
           where event_type in ('meeting', 'visit') and start_at = '2023-03-15' order by document_count desc limit 1""",
    )
    assert found[1:] == (5, 4, datetime(2023, 3, 15, 18, 30))
    reports = ask(
        store,
        f"""select external_id, is_first from reports join documents using (document_id)
            where event_id = '{found[0]}' order by 1""",
    )
    assert reports == [("1", False), ("2", False), ("3", True), ("4", False), ("6", False)]


def test_copies_keep_their_row_and_name_what_they_repeat(store: Store, tmp_path: Path) -> None:
    long = f"{VISIT} {OPENS} {OTHER}"
    changed = long.replace("يوما واحدا", "يوما واحدا فقط")
    blurb = "A selection of powerful images from all over the globe, taken in the past seven days."
    rows = [
        article(1, "الراصد", "2023-05-19", "أول", long),
        article(2, "البريد", "2023-05-20", "ثان", changed),
        article(3, "النبأ", "2023-05-21", "أول", long),
        article(4, "Thames", "2023-05-19", "Week in pictures: 12 - 18 May", blurb),
        article(5, "Thames", "2023-05-26", "Floods in the north", blurb),
    ]
    run(store, write_articles(tmp_path / "a.jsonl", rows))
    found = ask(
        store,
        """select d.external_id, e.external_id, n.external_id from documents d
           left join documents e on e.document_id = d.duplicate_of
           left join documents n on n.document_id = d.near_duplicate_of order by 1""",
    )
    assert found == [
        ("1", None, None),
        ("2", None, "1"),
        ("3", "1", None),
        ("4", None, None),  # a few words under another title are no copy
        ("5", None, None),
    ]
