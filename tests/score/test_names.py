import pytest

from etl.score.annotation import GoldName
from etl.score.names import compare_names
from etl.score.told import ToldActor
from tests.score.building import gold, told

FIDAN = GoldName("هاكان فيدان", "Hakan Fidan", ("هاكان فيدان", "فيدان"), ("وزير الخارجية التركي",))
KING = GoldName("حمد بن عيسى آل خليفة", "Hamad bin Isa Al Khalifa", (), ("الملك",))
LEAGUE = GoldName("جامعة الدول العربية", "League of Arab States", ("الجامعة العربية",))


def person(surface: str, name_ar: str, name_en: str, basis: str = "name") -> ToldActor:
    return ToldActor(surface, basis, "person", name_ar, name_en)


@pytest.mark.parametrize(
    ("actor", "found"),
    [
        (person("هاكان فيدان", "هاكان فيدان", "Hakan Fidan"), {"person_tp": 1, "person_linked": 1}),
        (
            person("فيدان", "فيدان", "Fidan Aliyev"),
            {"person_tp": 1, "person_linked": 1},
        ),  # a word of the name is enough
        (person("فيدان", "يوسف علي", "Youssef Ali"), {"person_tp": 1}),
        (person("المنامة", "علي المنامة", "Ali"), {"person_fn": 1, "person_fp": 1}),
    ],
)
def test_people_are_found_by_surface_and_linked_by_name(actor: ToldActor, found: dict[str, int]) -> None:
    counts = compare_names(gold(people=[FIDAN]), told(actors=[actor])).counts
    assert {name: number for name, number in counts.items() if number and not name.startswith("role")} == found


@pytest.mark.parametrize(
    ("actors", "resolved", "wrong"),
    [
        ([person("وزير الخارجية التركي", "هاكان فيدان", "Hakan Fidan", "office")], 1, 0),
        ([person("وزير الخارجية التركي", "مولود جاويش أوغلو", "Mevlüt Çavuşoğlu", "office")], 0, 1),
        ([person("وزير الخارجية التركي", "هاكان فيدان", "Hakan Fidan", "name")], 0, 0),
        ([person("الملك", "عبدالله الثاني", "Abdullah II", "office")], 0, 0),
        ([], 0, 0),
    ],
)
def test_an_office_alone_carries_the_right_person_or_another(
    actors: list[ToldActor], resolved: int, wrong: int
) -> None:
    counts = compare_names(gold(people=[FIDAN]), told(actors=actors)).counts
    assert (counts["role_n"], counts["role_tp"], counts["role_wrong"]) == (1, resolved, wrong)


def test_a_person_told_by_office_only_is_no_missed_name() -> None:
    counts = compare_names(gold(people=[KING]), told()).counts
    assert (counts["person_fn"], counts["role_n"]) == (0, 1)


def test_organizations_are_counted_apart() -> None:
    actor = ToldActor("الجامعة العربية", "alias", "organization", "جامعة الدول العربية", "League of Arab States")
    compared = compare_names(gold(organizations=[LEAGUE]), told(actors=[actor]))
    assert (compared.counts["organization_tp"], compared.counts["organization_linked"]) == (1, 1)
    assert compared.misses == ()


def test_misses_say_what_was_expected() -> None:
    (name, role) = compare_names(gold(people=[FIDAN]), told()).misses
    assert (name.matter, name.surface, name.expected) == ("person", "هاكان فيدان", "Hakan Fidan")
    assert (role.matter, role.surface, role.expected) == ("role", "وزير الخارجية التركي", "Hakan Fidan")
