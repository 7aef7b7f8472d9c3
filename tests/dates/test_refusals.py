"""Strings that look like dates and are none, or more than one: nothing is better than a guess."""

from datetime import datetime

import pytest

from etl.dates import normalize_date

REFERENCE = datetime(2016, 11, 7, 16, 12)
REFUSED = [
    "", " ", ".", "10", "2016", "99999999", "هاتف 2024", "مؤخرا", "الآونة الأخيرة", "2-صفر", "10 مايو يونيو",
    "الربع الخامس من 2016", "الربع المقبل من 2016", "10 رمضان 2016 م و", "فبراير 12-10 2016", "12-10 فبراير 2016",
    "2016-2011", "2000-1500", "الساعة 25", "الساعة 10:75", "25:10", "10:30 +9900", "الثلث الأول من عام 2016",
    "الساعة الثانية و75 دقيقة", "10/20", "40/5", "القرن الخامس والسبعون", "القرن الثالث الهجري", "1995s",
    "مطلع 10 نوفمبر 2016", "مطلع الخميس", "ثمانينيات 10 نوفمبر", "ربيع يناير 2016", "مساء يناير 2016",
    "أيام 10 نوفمبر 5", "الشهر الماضي الخميس", "من أمس أول مرة", "10 صفر 2 صفر", "الأسبوع 10",
    "الدقيقة الأخيرة", "الساعة الحالية", "العامين", "this may", "day one", "5 أيام و3 أسابيع",
    "كل أيام", "لمدة العام", "خلال أسابيع", "يوم 45", "الجمعة 45", "القرن",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_is_no_date(text: str) -> None:
    mention = normalize_date(text, REFERENCE)
    assert mention is None or (mention.start, mention.end, mention.value) == (None, None, None)
