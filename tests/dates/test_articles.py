"""What the dates of an article mean on the day it was written: text and publication in, intervals and basis out."""

from datetime import datetime

import pytest

from etl.dates import date_articles
from etl.model import Article, Certainty, Field, Language, PlacedDate, Source


def dates(
    body: str, published: str | None, title: str = "", url: str | None = None, country: str | None = None
) -> list[PlacedDate]:
    article = Article(
        "d1", title, body, Source("a.txt", ""), Language.ARABIC,
        url=url, published_raw=published, outlet_country=country,
    )  # fmt: skip
    [(_, placed)] = date_articles([article])
    return list(placed)


def told(placed: PlacedDate) -> tuple[str, str | None, str | None, str]:
    mention = placed.mention
    return mention.surface, iso(mention.start), iso(mention.end), mention.certainty.value


def iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat().removesuffix("T00:00:00")


@pytest.mark.parametrize(
    ("body", "published", "surface", "start", "end", "certainty"),
    [
        ("التقى الوزيران أمس في القاهرة.", "2017-03-08", "أمس", "2017-03-07", "2017-03-08", "inferred"),
        ("التقى الوزيران أمس في القاهرة.", None, "أمس", None, None, "unresolved"),
        ("التقى الوزيران في 26 يونيو 2018.", None, "26 يونيو 2018", "2018-06-26", "2018-06-27", "stated"),
        # the weekday corrects the stamp for every date of the text
        ("يلتقيان اليوم الاثنين، وكانا قد تحادثا أمس هاتفيا.", "2015-07-21 02:52:24", "أمس", "2015-07-19", "2015-07-20",
         "inferred"),
        # tense decides which Thursday
        ("عقد المجلس جلسته الخميس.", "2024-02-10", "الخميس", "2024-02-08", "2024-02-09", "inferred"),
        ("سيعقد المجلس جلسته الخميس.", "2024-02-10", "الخميس", "2024-02-15", "2024-02-16", "inferred"),
        ("سوف يعقد المجلس جلسته يوم الخميس.", "2024-02-10", "يوم الخميس", "2024-02-15", "2024-02-16", "inferred"),
        ("يعقد المجلس جلسته الخميس المقبل.", "2024-02-10", "الخميس المقبل", "2024-02-15", "2024-02-16", "inferred"),
        ("التقيا صباح اليوم الأحد.", "2017-05-14", "صباح اليوم الأحد", "2017-05-14T06:00:00", "2017-05-14T12:00:00",
         "inferred"),
        # a clock time belongs to the day beside it
        ("ينتهي التقديم يوم 12 مايو قبل حلول الساعة 14:30.", "2017-05-02", "الساعة 14:30", "2017-05-12T14:30:00",
         "2017-05-12T14:31:00", "inferred"),
        ("تغلق الطريق يوم 12 مايو بداية من الساعة 14:30.", "2017-05-02", "بداية من الساعة 14:30", "2017-05-12T14:30:00",
         None, "inferred"),
        # a day of a stretch that the text named before
        ("تقام البطولة المقررة بين 21 نوفمبر و18 ديسمبر في الدوحة. لعب الفريق أول مبارياته.\nويواجه ضيفه في 23 نوفمبر.",
         "2022-06-14", "23 نوفمبر", "2022-11-23", "2022-11-24", "inferred"),
        # the season that lies nearer
        ("هل يبقى الوزير في منصبه حتى الخريف؟", "2022-07-07", "الخريف", "2022-09-01", "2022-12-01", "inferred"),
        ("زادت المبيعات في الشتاء.", "2022-04-07", "الشتاء", "2021-12-01", "2022-03-01", "inferred"),
        # a feast behind a verb in the past
        ("استقبل الوزير المهنئين ثالث أيام عيد الفطر.", "2022-06-20", "ثالث أيام عيد الفطر", "2022-05-04", "2022-05-05",
         "inferred"),
        # a slip in the year of a weekday
        ("التقيا يوم الاثنين 16 يناير 2016.", "2017-01-17", "يوم الاثنين 16 يناير 2016", "2017-01-16", "2017-01-17",
         "conflict"),
        ("التقيا يوم الاثنين 17 يناير 2016.", "2017-01-18", "يوم الاثنين 17 يناير 2016", "2016-01-17", "2016-01-18",
         "conflict"),
        ("أعلن أمس السبت ثم أكد أمس السبت ما قاله أمس الجمعة.", "2022-05-15", "أمس الجمعة", "2022-05-13", "2022-05-14",
         "conflict"),
        ("عقد اللقاء يوم الاثنين 18 يناير 2016.", "2017-01-17", "يوم الاثنين 18 يناير 2016", "2016-01-18", "2016-01-19",
         "stated"),
        # a day and month near the publication
        ("عقدت القمة في 28 ديسمبر.", "2024-01-05", "28 ديسمبر", "2023-12-28", "2023-12-29", "inferred"),
        ("ستعقد القمة في 5 يناير.", "2023-12-28", "5 يناير", "2024-01-05", "2024-01-06", "inferred"),
        ("تنطلق البطولة في 6 أكتوبر في القاهرة.", "2022-08-02", "6 أكتوبر", "2022-10-06", "2022-10-07", "inferred"),
        ("عقدت القمة في 17 ديسمبر.", "2015-07-24", "17 ديسمبر", "2014-12-17", "2014-12-18", "inferred"),
        ("الجولة الأولى: 16 يونيو. الجولة الثانية: 20 نوفمبر.", "2022-05-21", "20 نوفمبر", "2022-11-20", "2022-11-21",
         "ambiguous"),
        # months and years of the publication
        ("ارتفع الإنتاج خلال العام الماضي.", "2015-07-21", "العام الماضي", "2014-01-01", "2015-01-01", "inferred"),
        ("تعقد القمة الشهر المقبل.", "2015-12-21", "الشهر المقبل", "2016-01-01", "2016-02-01", "inferred"),
    ],
)  # fmt: skip
def test_resolves(
    body: str, published: str | None, surface: str, start: str | None, end: str | None, certainty: str
) -> None:
    assert (surface, start, end, certainty) in [told(placed) for placed in dates(body, published)]


def test_says_what_it_counted_from() -> None:
    placed = dates("التقى الوزيران أمس، بعد اتفاق 26 يونيو 2018.", "2019-03-08", title="لقاء اليوم")
    assert [(one.field, str(one.reference_on or ""), one.reference_basis) for one in placed] == [
        (Field.TITLE, "2019-03-08", "header"),
        (Field.BODY, "2019-03-08", "header"),
        (Field.BODY, "", None),
    ]


def test_two_readings_of_the_publication_make_a_relative_date_ambiguous_and_both_stay() -> None:
    [placed] = dates("التقى الوزيران أمس.", "2022-05-14", url="https://a.example/2022/05/15/1")
    assert placed.mention.certainty is Certainty.AMBIGUOUS
    starts = [placed.mention.start, *(reading.start for reading in placed.mention.alternatives)]
    assert [str(start)[:10] for start in starts] == ["2022-05-13", "2022-05-14"]


def test_two_readings_that_give_the_same_time_leave_no_doubt() -> None:
    [placed] = dates("ارتفع الإنتاج العام الماضي.", "2022-05-14", url="https://a.example/2022/05/15/1")
    assert placed.mention.certainty is Certainty.INFERRED


@pytest.mark.parametrize(
    ("body", "surface", "start", "basis", "certainty"),
    [
        ("بدأت الأحداث في 14 يناير 2011، ثم عاد الوزير في 3 مارس إلى القاهرة.", "3 مارس", "2011-03-03",
         "date in the text", "ambiguous"),
        ("بدأت الأحداث في 14 يناير 2011.\nوعاد الوزير في 3 مارس إلى القاهرة.", "3 مارس", "2019-03-03", "header",
         "inferred"),
        ("زار الوزير القاهرة في 14 يناير 2019، ثم عاد إليها في 3 مارس.", "3 مارس", "2019-03-03", "date in the text",
         "inferred"),
    ],
)  # fmt: skip
def test_a_day_without_a_year_goes_with_the_year_that_the_text_just_named(
    body: str, surface: str, start: str, basis: str, certainty: str
) -> None:
    [placed] = [one for one in dates(body, "2019-04-08") if one.mention.surface == surface]
    assert (str(placed.mention.start)[:10], placed.reference_basis) == (start, basis)
    assert placed.mention.certainty == certainty


@pytest.mark.parametrize(
    ("body", "surface", "start"),
    [
        (
            "وفي عام 2011 بدأت الأحداث، ثم تعقد القمة في عيد الفطر.",
            "عيد الفطر",
            "2019-06-04",
        ),
        ("وفي عام 2011 بدأت الأحداث، وستعقد القمة في 3 مايو.", "3 مايو", "2019-05-03"),
        ("وفي عام 2011 بدأت الأحداث. وعاد الوزير في 3 مارس.", "3 مارس", "2019-03-03"),  # a year ends with its sentence
        ("وفي عام 2011 بدأت الأحداث، وعاد الوزير في 3 مارس.", "3 مارس", "2011-03-03"),
        ("وفي 14 يناير 2011 بدأت الأحداث، وعاد الوزير في 31 فبراير.", "31 فبراير", None),
        ("وفي 14 يناير 2011 " + "بدأت الأحداث " * 30 + "في 3 مارس.", "3 مارس", "2019-03-03"),
        ("وقعت عام 2011 وانتهت نهاية العام نفسه.", "نهاية العام نفسه", "2011-12-01"),
        ("زار القاهرة أواخر مارس.", "أواخر مارس", "2019-03-21"),
        ("زار القاهرة من 10 إلى 12 مارس.", "من 10 إلى 12 مارس", "2019-03-10"),
        ("زار القاهرة مساء 10 مارس.", "مساء 10 مارس", "2019-03-10"),
        ("تغيب عنها منذ نوفمبر.", "منذ نوفمبر", "2018-11-01"),
        ("تعقد الدورة بين يناير ومارس.", "بين يناير ومارس", "2019-01-01"),
        ("بدأت الحرب في يناير 2015، وفي أغسطس دخلت القوات المدينة.", "أغسطس", "2015-08-01"),  # a story goes on
        ("ترك منصبه في يناير 2015، وهاجم الذي انسحب في 21 مارس.", "21 مارس", "2015-03-21"),
        ("ترك منصبه في سبتمبر 2015، وهاجم الذي انسحب في 21 مارس.", "21 مارس", "2019-03-21"),  # half a year off
        ("سقط مبارك في 11 فبراير 2011، وقتل القذافي في أكتوبر من العام نفسه.", "أكتوبر من العام نفسه", "2011-10-01"),
        ("حين وقعت في 17 ديسمبر 2010 لم يتخيل أحد أنه سيغادر في 14 يناير.", "14 يناير", "2011-01-14"),
        ("يلتقيان في 11 مايو، ثم يعودان في اليوم نفسه.", "اليوم نفسه", "2019-05-11"),
        ("التقيا في 11 مارس، وانصرفا عند الساعة 14:30.", "عند الساعة 14:30", "2019-03-11"),
        ("التقيا في مارس، وانصرفا عند الساعة 14:30.", "عند الساعة 14:30", "2019-04-08"),
    ],
)
def test_what_a_date_lends_to_those_behind_it(body: str, surface: str, start: str | None) -> None:
    found = {one.mention.surface: one.mention for one in dates(body, "2019-04-08")}
    assert surface in found, list(found)
    assert iso(found[surface].start and found[surface].start.replace(hour=0, minute=0)) == start  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("country", "certainty", "readings"), [("SA", "stated", 0), ("EG", "ambiguous", 1), (None, "ambiguous", 1)]
)
def test_a_hijri_day_alone_may_be_a_day_off_outside_saudi_arabia(
    country: str | None, certainty: str, readings: int
) -> None:
    [placed] = dates("بدأ الموسم في 10 رمضان 1443 هـ.", "2022-05-14", country=country)
    assert placed.mention.certainty == certainty
    assert len(placed.mention.alternatives) >= readings


def test_a_text_in_a_third_language_keeps_its_publication_and_gives_no_dates() -> None:
    article = Article("d1", "", "Le 3 mai 2024", Source("a", ""), Language.OTHER, published_raw="2024-05-03")
    [(publication, placed)] = date_articles([article])
    assert (str(publication.at)[:10], placed) == ("2024-05-03", ())


def test_each_article_counts_from_its_own_day() -> None:
    texts = [("1", "2024-02-10"), ("2", None), ("3", "2020-03-01")]
    articles = [
        Article(number, "", "التقى الوزيران أمس.", Source("a", ""), Language.ARABIC, published_raw=raw)
        for number, raw in texts
    ]
    found = [placed[0].mention.start for _, placed in date_articles(articles)]
    assert [str(start)[:10] for start in found] == ["2024-02-09", "None", "2020-02-29"]


@pytest.mark.parametrize("name", ['"ملف اليوم"', "«المغرب اليوم»", "«اليوم»", "“روسيا اليوم”", "قناة 'العالم اليوم'"])
def test_the_end_of_a_short_title_in_quotes_is_a_name(name: str) -> None:
    [placed] = dates(f"عرض برنامج {name} تقريرا عن لقاء جرى أمس.", "2024-02-10")
    assert placed.mention.surface == "أمس"


def test_a_quoted_sentence_still_says_today() -> None:
    assert len(dates('قال: "إن المفاوضات ستستأنف اليوم" بعد أن توقفت أمس.', "2024-02-10")) == 2


def test_no_articles() -> None:
    assert date_articles([]) == []
