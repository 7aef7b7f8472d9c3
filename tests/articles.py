"""Articles of our own sentences about public facts, for tests that need a small store."""

import json
from pathlib import Path

ARTICLES = [
    {
        "id": "jeddah-1",
        "url": "https://alrasid.example/1",
        "title": "القمة العربية تنعقد في جدة",
        "published": "2023-05-19",
        "source": "الراصد",
        "body": "انطلقت في جدة اليوم الجمعة أعمال القمة العربية الثانية والثلاثين بمشاركة الأمين العام لجامعة الدول "
        "العربية أحمد أبو الغيط.\nوقال ولي العهد السعودي الأمير محمد بن سلمان إن المملكة ترحب بعودة سوريا إلى الجامعة.",
    },
    {
        "id": "jeddah-2",
        "url": "https://thames.example/2",
        "title": "Arab leaders meet in Jeddah",
        "published": "2023-05-20",
        "source": "Thames Ledger",
        "body": "Arab leaders met in Jeddah on Friday, 19 May 2023, for the Arab League summit. "
        "Crown Prince Mohammed bin Salman welcomed Volodymyr Zelensky as a guest.",
    },
    {
        "id": "moscow-1",
        "url": "https://alrasid.example/3",
        "title": "بوتين يستقبل لافروف",
        "published": "2024-02-10",
        "source": "الراصد",
        "body": "استقبل الرئيس الروسي فلاديمير بوتين وزير الخارجية سيرغي لافروف في موسكو أمس الجمعة 9 فبراير 2024، "
        "وبحث معه العلاقات مع الأمم المتحدة ومجموعة بريكس.",
    },
]


def write_articles(path: Path, articles: list[dict[str, str]] = ARTICLES) -> Path:
    """`articles` as JSON lines at `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles), encoding="utf-8")
    return path
