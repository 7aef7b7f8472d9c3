"""What the small store holds, to count from: 9 articles of 4 outlets, 10 events, 8 actors, 2 summits."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from etl.text import fold_key

# actor_id, kind, Arabic name, English name, country, lat, lon, known
ACTORS = (
    ("c.EG", "country", "مصر", "Egypt", "EG", 30.0, 31.2, True),
    ("p.sisi", "person", "عبد الفتاح السيسي", "Abdel Fattah el-Sisi", "EG", None, None, True),
    ("c.SA", "country", "السعودية", "Saudi Arabia", "SA", 24.7, 46.7, True),
    ("o.las", "organization", "جامعة الدول العربية", "League of Arab States", None, None, None, True),
    ("p.guterres", "person", "أنطونيو غوتيريش", "António Guterres", "PT", None, None, True),
    ("o.un", "organization", "الأمم المتحدة", "United Nations", None, None, None, True),
    ("g.jeddah", "place", "جدة", "Jeddah", "SA", 21.5, 39.2, True),
    ("x.salim", "person", "سليم المرزوقي", None, None, None, None, False),
)
ALIASES = (
    ("p.sisi", "السيسى", "ar", "spelling"),
    ("p.sisi", "Sissi", "en", "spelling"),
    ("p.guterres", "غوتيرش", "ar", "spelling"),
    ("p.guterres", "Guterres", "en", "short"),
    ("o.las", "Arab League", "en", "short"),
    ("c.SA", "المملكة العربية السعودية", "ar", "full"),
    ("o.un", "UN", "en", "acronym"),
)
# summit_id, series, edition, Arabic name, English name, first day, last day, city, country, host
SUMMITS = (
    ("las-32", "LAS", "32",
     "القمة العربية الثانية والثلاثون", "32nd Arab League Summit", "2023-05-19", "2023-05-19",
     "g.jeddah", "c.SA", "c.SA"),
    ("las-33", "LAS", "33",
     "القمة العربية الثالثة والثلاثون", "33rd Arab League Summit", "2024-05-16", "2024-05-16", None, None, None),
)  # fmt: skip


@dataclass(frozen=True)
class Document:
    id: str
    outlet: str | None
    language: str
    published: str | None
    title: str
    body: str
    url: str | None = None
    build: int = 1  # that it came with


DOCUMENTS = (
    Document("d1", "nile", "ar", "2023-05-18", "جدة تستعد للقمة العربية",
             "تستضيف جدة غدا القمة العربية بحضور الرئيس المصري عبد الفتاح السيسي. وقال مصدر إن الوفود وصلت.",
             "https://nile.example/1"),
    Document("d2", "najd", "ar", "2023-05-20", "القمة العربية تختتم أعمالها في جدة",
             "اختتمت القمة العربية أعمالها أمس في جدة. وألقى السيسي كلمة أمام القادة.", "https://najd.example/2"),
    Document("d3", "thames", "en", "2023-05-20", "Arab leaders meet in Jeddah",
             "Arab leaders met in Jeddah on 19 May 2023. Sissi addressed the summit.", "https://thames.example/3"),
    Document("d4", "nile", "ar", "2023-11-02", "الأمين العام يزور القاهرة",
             "يزور أنطونيو غوتيريش مصر الأسبوع المقبل. ودعت الأمم المتحدة إلى هدنة.", "https://nile.example/4"),
    Document("d5", "thames", "en", "2024-01-10", "=HYPERLINK(\"x\") appeal by the UN",
             "The UN appealed for aid in January 2024. <b>Egypt</b> promised help.", None),
    Document("d6", "carthage", "ar", "2024-02-11", "سليم المرزوقي مديرا",
             "عين سليم المرزوقي مديرا يوم 1 شعبان 1445. وبدأت مهمته هذا العام.", "https://carthage.example/6"),
    Document("d7", "carthage", "ar", None, "بيان بلا تاريخ", "نددت مصر بالهجوم في بيان. \u202eنص\u202c مقلوب.", None),
    Document("d8", "nile", "ar", "2024-02-12", "أسعار القمح", "ارتفعت أسعار القمح في السوق.",
             "https://nile.example/8", 2),
    Document("d9", None, "en", "2024-05-01", "Summit postponed",
             "The Arab summit of May was put off. No date was given.", None, 2),
)  # fmt: skip


@dataclass(frozen=True)
class Report:
    document: str
    what: str  # words of the body
    when: str | None = None
    start: str | None = None  # its own reading, where it differs from the event's
    end: str | None = None
    status: str | None = None


@dataclass(frozen=True)
class Event:
    id: str
    type: str
    status: str
    start: str | None
    end: str | None
    precision: str | None
    calendar: str
    certainty: str
    basis: str | None
    headline_ar: str
    headline_en: str
    actors: tuple[tuple[str, str, str | None], ...]  # id, role, its words in the first report
    reports: tuple[Report, ...]
    place: str | None = None
    summit: str | None = None


# By start, undated ones last: the order of `event_no`.
EVENTS = (
    Event("ev_summit", "summit", "happened", "2023-05-19", "2023-05-20", "day", "gregorian", "stated", "text",
          "القمة العربية تختتم أعمالها في جدة", "Arab leaders meet in Jeddah",
          (("o.las", "participant", None), ("p.sisi", "participant", "عبد الفتاح السيسي"), ("c.SA", "host", None)),
          (Report("d1", "القمة العربية", "غدا", status="planned"), Report("d2", "القمة العربية", "أمس"),
           Report("d3", "met", "19 May 2023")), "g.jeddah", "las-32"),
    Event("ev_speech", "speech", "happened", "2023-05-19", "2023-05-20", "day", "gregorian", "inferred", "summit",
          "السيسي يلقي كلمة أمام القادة", "Sissi addressed the summit", (("p.sisi", "source", "السيسي"),),
          (Report("d2", "كلمة"), Report("d3", "addressed", start="2023-05-20", end="2023-05-21")), None, "las-32"),
    Event("ev_visit", "visit", "planned", "2023-11-05", "2023-11-12", "week", "gregorian", "inferred", "text",
          "أنطونيو غوتيريش يزور مصر", "Visit: António Guterres, Egypt",
          (("p.guterres", "source", "أنطونيو غوتيريش"), ("c.EG", "host", "مصر")),
          (Report("d4", "يزور", "الأسبوع المقبل"),)),
    Event("ev_truce", "appeal", "happened", "2023-11-02", "2023-11-03", "day", "gregorian", "inferred", "publication",
          "الأمم المتحدة تدعو إلى هدنة", "Appeal: United Nations", (("o.un", "source", "الأمم المتحدة"),),
          (Report("d4", "ودعت"),)),
    Event("ev_aid", "aid", "happened", "2024-01-01", "2024-02-01", "month", "gregorian", "stated", "text",
          "مساعدات: الأمم المتحدة، مصر", '=HYPERLINK("x") appeal by the UN',
          (("o.un", "source", "UN"), ("c.EG", "target", "Egypt")),
          (Report("d5", "appealed for aid", "January 2024"),)),
    Event("ev_mandate", "other", "happened", "2024-01-01", "2025-01-01", "year", "gregorian", "ambiguous", "text",
          "بداية مهمة سليم المرزوقي", "Other event: سليم المرزوقي", (("x.salim", "source", None),),
          (Report("d6", "مهمته", "هذا العام"),)),
    Event("ev_named", "appointment", "happened", "2024-02-11", "2024-02-12", "day", "islamic-umalqura", "stated",
          "text", "عين سليم المرزوقي مديرا", "Appointment: سليم المرزوقي", (("x.salim", "target", "سليم المرزوقي"),),
          (Report("d6", "عين", "1 شعبان 1445"),)),
    Event("ev_open", "military_action", "happened", "2024-03-01", None, "range", "gregorian", "conflict", "text",
          "@حملة مستمرة", "Military action: Egypt, Saudi Arabia", (("c.EG", "source", None), ("c.SA", "target", None)),
          (Report("d8", "ارتفعت"),)),
    Event("ev_blame", "accusation", "happened", None, None, None, "gregorian", "unresolved", None,
          "نددت مصر بالهجوم", "Accusation: Egypt", (("c.EG", "source", "مصر"),), (Report("d7", "نددت"),)),
    Event("ev_put_off", "summit", "postponed", None, None, None, "gregorian", "unresolved", None,
          "قمة: جامعة الدول العربية", "The Arab summit was put off", (("o.las", "participant", None),),
          (Report("d9", "put off"),), None, "las-33"),
)  # fmt: skip
# summit, actor, status, document and its words
ATTENDANCE = (
    ("las-32", "p.sisi", "attended", "d2", "السيسي"),
    ("las-32", "p.guterres", "absent", "d3", "Arab leaders"),
    ("las-32", "c.SA", "mentioned", "d1", "جدة"),
)
BY_START = tuple(sorted(EVENTS, key=lambda event: (event.start is None, event.start or "", event.id)))


def document_no(document_id: str) -> int:
    order = sorted(DOCUMENTS, key=lambda one: (one.published is None, one.published or "", one.id))
    return [one.id for one in order].index(document_id)


def actor_no(actor_id: str) -> int:
    return [row[0] for row in ACTORS].index(actor_id)


def event_no(event_id: str) -> int:
    return [event.id for event in BY_START].index(event_id)


def body_of(document_id: str) -> str:
    return next(one.body for one in DOCUMENTS if one.id == document_id)


def at(day: str | None) -> datetime | None:
    """The first moment of a day."""
    return datetime.fromisoformat(day) if day else None


def search_text(event: Event) -> str:
    names = [name for actor, _, _ in event.actors for name in ACTORS[actor_no(actor)][2:4] if name]
    return fold_key(" ".join([event.headline_ar, event.headline_en, *names]))


def span(document_id: str, words: str) -> tuple[int, int, int, int]:
    """Where `words` stand in the body, and their sentence."""
    body = body_of(document_id)
    start = body.index(words)
    before = body.rfind(". ", 0, start)
    after = body.find(". ", start)
    return start, start + len(words), before + 2 if before >= 0 else 0, after + 1 if after >= 0 else len(body)


def days(event: Event) -> tuple[datetime, datetime] | None:
    """The interval of a dated event; an open end lies at the end of time."""
    start, end = at(event.start), at(event.end)
    return (start, end or datetime.max - timedelta(days=1)) if start else None
