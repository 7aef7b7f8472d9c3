"""When an article was published: by its header, its address, its dateline, and the weekdays in its text."""

from datetime import date, datetime

import pytest

from etl.dates.addresses import address_day
from etl.dates.articles import date_articles
from etl.dates.find import normalize_date
from etl.dates.headers import read_headers
from etl.model import Article, Language, Precision, Publication, PublishedBasis, Source


@pytest.mark.parametrize(
    ("raw", "at", "precision", "offset"),
    [
        ("31/12/2016", "2016-12-31", "day", None),
        ("02/10/2016", "2016-10-02", "day", None),  # day, month, year, always
        ("2022/08/02", "2022-08-02", "day", None),
        ("2017-01-21T23:43:00+01:00", "2017-01-21T23:43", "second", 60),
        ("2017-01-21T23:43:00Z", "2017-01-21T23:43", "second", 0),
        ("2017-01-22T185600", "2017-01-22T18:56", "second", None),
        ("2015-07-21 02:52:24", "2015-07-21T02:52:24", "second", None),
        ("2022-01-01 22:00:19+00:00", "2022-01-01T22:00:19", "second", 0),
        ("10th, February 2024 GMT", "2024-02-10", "day", None),
        ("2024-11-23@11:35:45 GMT", "2024-11-23T11:35:45", "second", 0),
        ("Tue, 06 Aug 2019 10:30:00 GMT", "2019-08-06T10:30", "second", 0),
        ("2024-03-01 10:00 GMT+3", "2024-03-01T10:00", "minute", 180),
        ("2024-03-01 10:00 (UTC-05:00)", "2024-03-01T10:00", "minute", -300),
        ("Fri, 01 Mar 2024 10:00:00 GMT+0530", "2024-03-01T10:00", "second", 330),
        ("Sat, 21 Jan 2017 23:43:00 +0100", "2017-01-21T23:43", "second", 60),
        ("20240210123045", "2024-02-10T12:30:45", "second", None),  # as archives of the web write it
        ("45332", "2024-02-10", "day", None),  # as a spreadsheet keeps it
        ("45332.0", "2024-02-10", "day", None),
        ("45332.520833", "2024-02-10T12:30", "minute", None),
        ("45332,520833", "2024-02-10T12:30", "minute", None),
        ("1485038580", "2017-01-21T22:43", "second", 0),
        ("1485038580000", "2017-01-21T22:43", "second", 0),
        ("24 شوال 1445 ، 03 مايو 2024", "2024-05-03", "day", None),
        ("الجمعة، 24 شوال 1445 ، 03 مايو 2024", "2024-05-03", "day", None),
        ("الاربعاء ٢٦ يوليو ٢٠١٧", "2017-07-26", "day", None),
        ("نشر في: السبت 10 فبراير 2024", "2024-02-10", "day", None),
        ("آخر تحديث 12 مايو 2024 - نشر 10 مايو 2024", "2024-05-10", "day", None),
        ("قسم الأخبار الدولية 28/02/2025", "2025-02-28", "day", None),
        ("10 février 2024", "2024-02-10", "day", None),
        ("مايو 2024", "2024-05-01", "month", None),
    ],
)
def test_reads_every_form_of_header(raw: str, at: str, precision: str, offset: int | None) -> None:
    [header] = read_headers([raw])
    assert header is not None
    assert (header.at, header.precision, header.surface) == (datetime.fromisoformat(at), Precision(precision), raw)
    assert header.utc_offset_minutes == offset


@pytest.mark.parametrize("zone", ["", "Z", "+00:00", "+05:30", "-03:00", "+13:45", "+14:00", "+15:00", "-00:60"])
@pytest.mark.parametrize("clock", ["00:00:00", "23:59:59", "24:00:00", "12:60:00"])
@pytest.mark.parametrize("day", ["2016-02-29", "2017-02-29", "1799-12-31", "1970-01-01", "2015-13-01"])
def test_a_stamp_of_a_machine_says_what_the_grammar_reads_in_it(day: str, clock: str, zone: str) -> None:
    raw = f"{day} {clock}{zone}"
    [header] = read_headers([raw])
    told = normalize_date(raw, None)
    if header is None or told is None:
        assert told is None or told.start is None or told.start.year < 1800 or told.start == datetime(1970, 1, 1)
    else:
        assert (header.at, header.precision, header.utc_offset_minutes) == (
            told.start,
            told.precision,
            told.utc_offset_minutes,
        )


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "",
        "منذ ساعتين",
        "2 hours ago",
        "أمس",
        "0000-00-00 00:00:00",
        "1970-01-01 00:00:00",
        "0",
        "31/02/2024",
        "20240231123045",
        "99999",
        "12345",
        "جريدة الراصد",
        "العدد 1245",
        "2024-2025",
        "\ud800",
        "x" * 10_000,
    ],
)
def test_refuses_what_names_no_day(raw: str | None) -> None:
    assert read_headers([raw]) == [None]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://alrasid.example/2022/08/02/217774/", "2022-08-02"),
        ("http://alrasid.example/2015/07/22/article_975168.html", "2015-07-22"),
        ("http://alrasid.example/2015/20150724/ln27.htm", "2015-07-24"),
        ("http://alrasid.example/new/Issues/20150801/Con20150801786789.htm", "2015-08-01"),
        ("https://alrasid.example/world/2022/jan/8/vaccines", "2022-01-08"),
        ("https://alrasid.example/2022-1-8/story", "2022-01-08"),
        ("https://alrasid.example/story?id=7&date=2022-01-08", "2022-01-08"),
        ("https://alrasid.example/12-05-2020/story", "2020-05-12"),
        ("https://alrasid.example/world-asia-19841220", None),  # an article's number
        ("https://alrasid.example/20159924/x", None),
        ("https://alrasid.example/2022/02/30/x", None),
        ("https://alrasid.example/2022/08/x", None),
        ("https://alrasid.example/2022/08/02/2023/09/03/x", None),  # two days
        ("https://alrasid.example/1984/02/24/x", None),  # older than the web
        ("https://alrasid.example/story/12345678", None),
        ("", None),
    ],
)
def test_reads_the_day_in_an_address(url: str, day: str | None) -> None:
    found = address_day(url)
    assert (found and found[0]) == (day and date.fromisoformat(day))


def published(
    body: str, raw: str | None = None, url: str | None = None, dateline_end: int = 0, country: str | None = None
) -> Publication:
    article = Article(
        "d1", "عنوان", body, Source("a.txt", ""), Language.ARABIC,
        url=url, published_raw=raw, outlet_country=country, dateline_end=dateline_end,
    )  # fmt: skip
    [(publication, _)] = date_articles([article])
    return publication


TALKS = "بحث الوزيران ملفات التعاون بين البلدين."


@pytest.mark.parametrize(
    ("body", "raw", "url", "at", "basis"),
    [
        (TALKS, "2022-08-02", None, "2022-08-02", "header"),
        (TALKS, "2022-08-02T10:20:00+03:00", "https://a.example/2022/08/02/1", "2022-08-02T10:20", "header"),
        (TALKS, None, "https://a.example/2022/08/02/1", "2022-08-02", "URL"),
        (TALKS, "2015-07-25 01:12:10", "http://a.example/2015/20150724/1", "2015-07-24", "URL"),  # crawled at night
        (TALKS, "24 شوال 1445 ، 03 مايو 2024", "https://a.example/2022/05/14/1", "2022-05-14", "URL"),
        (TALKS, "2022-05-13", "https://a.example/2022/05/14/1", "2022-05-13", "header"),
        (TALKS, None, None, None, None),
        # a weekday in the text
        ("يلتقي الوزيران اليوم الاثنين.", "2015-07-21 02:52:24", None, "2015-07-20", "weekday in the text"),
        ("يلتقي الوزيران اليوم (الاثنين).", "2015-07-21 02:52:24", None, "2015-07-20", "weekday in the text"),
        ("التقى الوزيران أمس الأحد.", "2015-07-21", None, "2015-07-20", "weekday in the text"),
        ("يلتقي الوزيران غدا الثلاثاء.", "2015-07-21", None, "2015-07-20", "weekday in the text"),
        ("يلتقي الوزيران اليوم الثلاثاء.", "2015-07-21", None, "2015-07-21", "header"),
        ("يلتقي الوزيران اليوم الأربعاء.", "2015-07-21", None, "2015-07-22", "weekday in the text"),
        ("يلتقي الوزيران اليوم السبت.", "2015-07-21", None, "2015-07-18", "weekday in the text"),
        ("يلتقي الوزيران اليوم الجمعة.", "2015-07-25", "http://a.example/2015/07/24/1", "2015-07-24", "URL"),
        ("التقى الوزيران الاثنين.", "2015-07-21", None, "2015-07-21", "header"),  # a bare weekday proves nothing
        # a full day that the text calls today or yesterday
        ("يلتقي الوزيران اليوم الاثنين 20 يوليو 2015.", None, None, "2015-07-20", "weekday in the text"),
        ("يلتقي الوزيران اليوم الأحد 12 مارس 2016.", "2017-03-12", None, "2017-03-12", "header"),  # a slip
        ("يبدأ الموسم في اليوم العشرين من يوليو.", "2015-07-23", None, "2015-07-23", "header"),
        ("تبدأ الدراسة يوم 20 يوليو.", "2015-07-23", None, "2015-07-23", "header"),
        ("التقى الوزيران أمس الأحد 19 يوليو.", "2015-07-21", None, "2015-07-20", "weekday in the text"),
        ("التقى الوزيران أمس الأحد 19 يوليو 2015.", "2019-01-01", None, "2015-07-20", "weekday in the text"),
    ],
)
def test_chooses_the_reading_that_was_written_for_the_article(
    body: str, raw: str | None, url: str | None, at: str | None, basis: str | None
) -> None:
    found = published(body, raw, url)
    assert found.at == (at and datetime.fromisoformat(at))
    assert found.basis == (basis and PublishedBasis(basis))


def test_keeps_every_reading() -> None:
    found = published("يلتقي الوزيران اليوم الجمعة.", "2015-07-25 01:12:10", "http://a.example/2015/20150724/1")
    assert [(reading.basis.value, reading.at.isoformat(), reading.surface) for reading in found.readings] == [
        ("URL", "2015-07-24T00:00:00", "2015/20150724"),
        ("page clock", "2015-07-25T01:12:10", "2015-07-25 01:12:10"),
        ("weekday in the text", "2015-07-24T00:00:00", "اليوم الجمعة"),
    ]


def test_the_offset_is_the_headers() -> None:
    assert published(TALKS, "2017-01-21T23:43:00+01:00").utc_offset_minutes == 60
    assert published("التقيا اليوم الجمعة.", "2017-01-21T00:43:00+01:00").utc_offset_minutes is None


@pytest.mark.parametrize(
    "body",
    [
        "التقيا أمس بعد قمة 10 مايو 1945، وتعقد قمة 20 يونيو 1945.",  # history
        "التقيا أمس السبت بعد قمة 10 مايو 2022 وقمة 20 يونيو 2022.",  # yesterday fits the header
        "التقيا أمس بعد قمة 10 مايو 2022 وقمة 20 ديسمبر 2023 وقمة 20 يونيو 2024.",
        "التقيا أمس بعد قمة 10 مايو 2022 وقمة 20 ديسمبر 2022.",
        "التقيا أمس بعد قمة 10 مايو 2022.",
        "تحدثا عن قمة 10 مايو 2022 وقمة 20 يونيو 2022.",
    ],
)
def test_a_text_that_remembers_other_years_leaves_its_header_alone(body: str) -> None:
    assert published(body, "2024-11-24").basis is PublishedBasis.HEADER


def test_a_header_years_off_what_the_text_calls_present_is_the_clock_of_the_page() -> None:
    body = "التقيا أمس بعد قمة 10 مايو 2022، وتعقد القمة التالية في 20 يونيو 2022."
    found = published(body, "2024-11-23@11:35:45 GMT")
    assert (found.at, [reading.basis for reading in found.readings]) == (None, [PublishedBasis.PAGE_CLOCK])


@pytest.mark.parametrize(
    ("dateline", "raw", "day"),
    [
        ("الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس", "2015-08-11 04:00:00", "2015-08-10"),
        ("الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس", None, "2015-08-10"),
        ("القاهرة في 10 أغسطس / وام /", "2015-08-11", "2015-08-10"),
        ("القاهرة في 30 ديسمبر / وام /", "2016-01-01", "2015-12-30"),
        ("القاهرة في 30 ديسمبر / وام /", None, None),
    ],
)
def test_a_dateline_tells_the_day(dateline: str, raw: str | None, day: str | None) -> None:
    found = published(f"{dateline}\n{TALKS}", raw, dateline_end=len(dateline), country="SA")
    assert (found.at and found.at.date().isoformat()) == day
    assert found.basis == (PublishedBasis.DATELINE if day else None)


def test_a_month_is_no_day_to_count_from() -> None:
    found = published("التقى الوزيران أمس.", "مايو 2024")
    assert (found.at, found.precision) == (datetime(2024, 5, 1), Precision.MONTH)
