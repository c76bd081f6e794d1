import pytest

from auditor.text.by_whom import names_actor


def is_actor(text: str, lang: str = "en") -> bool:
    end = text.index("|")
    return names_actor(text.replace("|", ""), end, lang)


@pytest.mark.parametrize(
    "text",
    [
        "It is sent| by mail.",
        "It is sent| by certified mail.",
        "It must be received| by 5 p.m. on Friday.",
        "It is due and must be paid| by December 1.",
        "It is required| by law.",
        "It is required| by federal law.",
        "You can be reached| by phone.",
        "It is renewed| by signing the form.",
        "It is paid| by credit card.",
        "It must be filed| by the end of May.",
        "It must be filed| by the 15th of May.",
        "It must be filed| by the due date.",
        "It must be filed| by noon.",
        "It must be filed| by next Friday.",
        "It was raised| by 5 percent.",
        "It was raised| by five percent.",
        "They are sorted| by date.",
        "They are sorted| by county.",
        "It was put off| by two weeks.",
        "It was sent| by mistake.",
        "It is judged| by whether it helps.",
        "It is limited| by the fact that few come.",
        "It is done| by means of a lottery.",
        "It is incorporated| by reference.",
        "It must be filed| by no later than May.",
        "It must be done| by early 2027.",
        "Nobody is named.|",
        "It was signed| yesterday by her.",
    ],
)
def test_means_times_and_measures_are_nobody_who_acts(text: str) -> None:
    assert not is_actor(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was signed| by the mayor.",
        "It was signed| by a judge.",
        "It was signed| by Congress.",
        "It was signed| by state agencies.",
        "It was signed| by county staff.",
        "It was signed| by federal officers.",
        "It was signed| by testing centers.",
        "It was signed| by two doctors.",
        "It was signed| by State and local governments.",
        "It was signed| by the first owner.",
        "It was signed| by the court.",
        "It is run| by people with disabilities.",
        "It was signed| by you.",
    ],
)
def test_people_and_bodies_act(text: str) -> None:
    assert is_actor(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fue enviado| por correo.", False),
        ("Será informado| por escrito.", False),
        ("Es exigido| por ley.", False),
        ("Fue multado| por presentar tarde el formulario.", False),
        ("Fue multado| por no pagar.", False),
        ("Será pagado| por mes.", False),
        ("Fue firmado| por el alcalde.", True),
        ("Fue firmado| por la ciudad.", True),
        ("Fue firmado| por su familiar.", True),
        ("Fue revisado| por parte de la oficina.", True),
    ],
)
def test_spanish_means_are_nobody_who_acts_either(text: str, expected: bool) -> None:
    assert is_actor(text, "es") is expected
