"""Pages as content management systems write them: a story of our own in the frame of a news site."""

import json

TITLE = "وزير الطاقة يعلن تشغيل محطة الرياح في الغردقة"
PARAGRAPHS = (
    "أعلن وزير الطاقة، اليوم الثلاثاء، تشغيل محطة الرياح الجديدة في الغردقة بقدرة 250 ميغاواط، بعد أعمال استمرت ثلاث "
    "سنوات.",
    "وقال الوزير خلال حفل الافتتاح إن المحطة ستغذي نحو مئتي ألف منزل، وإن المرحلة الثانية ستبدأ في الربيع المقبل "
    "بتمويل من بنك التنمية.",
    "وأضاف أن الوزارة تعمل مع المحافظة على تدريب أبناء المنطقة على أعمال التشغيل والصيانة، مشيرا إلى أن نسبة العمالة "
    "المحلية بلغت سبعين في المئة.",
)
BODY = "\n".join(PARAGRAPHS)
URL = "https://alrasid.example/energy/8812"
AT = "2024-05-14T09:30:00+03:00"
CHANGED = "2024-05-16T10:00:00+03:00"
HEADLINES = (
    "وزير النقل يفتتح جسرا جديدا فوق النيل",
    "البرلمان يناقش قانون الاستثمار الأسبوع المقبل",
    "ارتفاع صادرات الحمضيات إلى أوروبا",
    "الجامعة تطلق برنامجا لدعم المبتكرين",
    "خطة لتطوير ميناء الإسكندرية خلال عامين",
    "اتفاق على زيادة الرحلات الجوية مع تونس",
    "بدء موسم حصاد القمح في الصعيد",
)
ABOUT = "قال مسؤولون إن العمل في المشروع يسير وفق الخطة المقررة، وإن نتائجه ستظهر قبل نهاية العام الحالي."
_MENU = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة"))
_HEADER = f'<header><span class="today">الأربعاء 25 نوفمبر 2026</span><nav><ul>{_MENU}</ul></nav></header>'
_MOST_READ = "".join(
    f'<li><a href="/n/{number}">{text}</a> <time datetime="2026-11-1{number}T08:00:00Z">أمس</time></li>'
    for number, text in enumerate(HEADLINES[:4])
)
_FOOTER = '<footer><p>جميع الحقوق محفوظة © 2026 الراصد</p><a href="/about">من نحن</a></footer>'


def teaser(number: int, text: str, tag: str = "article") -> str:
    """What leads to another story: its headline, its day, a sentence about it."""
    return (
        f'<{tag} class="card"><a href="/n/{number}"><img src="{number}.jpg" alt=""></a><h3><a'
        f' href="/n/{number}">{text}</a>'
        f'</h3><time datetime="2026-10-0{number + 1}">أكتوبر</time><p>{ABOUT}</p></{tag}>'
    )


TEASERS = "".join(teaser(number, text) for number, text in enumerate(HEADLINES))
RELATED = f'<section class="related"><h2>مواضيع ذات صلة</h2>{"".join(map(teaser, range(3), HEADLINES))}</section>'


def paragraphs(texts: tuple[str, ...] = PARAGRAPHS) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def site(main: str, head: str = "", title: str = TITLE) -> bytes:
    """A page of a site: its menu, today's day, `main`, the most read, related stories, the footer."""
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} | الراصد'
        f"</title>{head}</head>"
        f"<body>{_HEADER}<div>{main}<aside><h3>الأكثر قراءة</h3><ul>{_MOST_READ}</ul></aside>"
        f"</div>{RELATED}{_FOOTER}</body>"
        "</html>"
    ).encode()


def linked(*documents: object) -> str:
    """Blocks of linked data; a text is taken as it is."""
    texts = (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in documents)
    return "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)


def meta(**properties: str) -> str:
    """Meta elements of OpenGraph, `_` in place of the colon."""
    return "".join(f'<meta property="{n.replace("_", ":", 1)}" content="{text}">' for n, text in properties.items())
