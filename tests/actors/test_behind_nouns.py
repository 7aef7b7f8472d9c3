"""Names behind nouns for people, past bodies, places and other words between: chargés d'affaires, mayors, ministers."""

import pytest

from etl.actors import Knowledge
from tests.actors.articles import read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("استقبل القائم بالأعمال بالإنابة في سفارة المملكة العربية السعودية لدى جمهورية إيطاليا محمد العتيق الوفد",
         ["محمد العتيق"]),
        ("وقال القائم بالأعمال في سفارة المملكة في فيينا عبد الله المهيري إن سارة العلي بخير",
         ["عبد الله المهيري", "سارة العلي"]),
        ("حضر القائم بأعمال سفارة دولة قطر في تونس سالم بن ناصر المري", ["سالم بن ناصر المري"]),
        ("ألقى عمدة هيروشيما كازومي ماتسوي كلمة", ["كازومي ماتسوي"]),
        ("قال محمد العايش مساعد وزير العدل إن العمل مستمر", ["محمد العايش"]),  # `مساعد` is a name too
        ("حضر الأمير فهد بن مساعد رئيس النادي", ["فهد بن مساعد"]),
        ("كرم اللواء علي بن غرم الله الغامدي الفائزين", ["علي بن غرم الله الغامدي"]),
        ("افتتح مدير مدارس ابن خلدان الأهلية المعرض", []),
        ("قام العمال بأعمال صيانة في سفارة قطر محمد", []),
        ("أكد الملك سلمان يولي اهتماما كبيرا بالحجاج", []),  # the name belongs to the noun
        ("قال الرئيس الروسي فلاديمير بوتين دان شخصيا المبادرة", []),
    ],
)  # fmt: skip
def test_who_is_named_behind(knowledge: Knowledge, text: str, names: list[str]) -> None:
    mentions, new = read(knowledge, text, "2023-05-06")
    unlisted = {one.actor_id for one in new if one.kind == "person"}
    assert [m.surface for m in mentions if m.actor_id in unlisted and m.basis == "name"] == names
