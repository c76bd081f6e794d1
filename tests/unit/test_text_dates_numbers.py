import pytest

from auditor.artifacts import BlockKind, TextBlock
from auditor.text.remarks import Level, Remark
from auditor.text.review import review


def remarks(text: str, lang: str = "en", kind: BlockKind = "paragraph") -> list[Remark]:
    found = review([TextBlock(kind=kind, text=text, selector="p", lang=lang)], lang=lang).remarks
    return [each for each in found if each.rule.startswith("unclear-")]


@pytest.mark.parametrize(
    ("text", "rule", "quote", "suggestion", "level"),
    [
        ("Apply by 03/04/2026.", "date", "03/04/2026", None, Level.HINT),
        ("It was posted on 08/13/2010.", "date", "08/13/2010", "August 13, 2010", Level.ADVICE),
        ("It was posted on 13/08/2010.", "date", "13/08/2010", "August 13, 2010", Level.ADVICE),
        ("It was posted on 04/04/2010.", "date", "04/04/2010", "April 4, 2010", Level.ADVICE),
        ("Posted on 10/16/03", "date", "10/16/03", None, Level.ADVICE),
        ("Posted on 04/08/04", "date", "04/08/04", None, Level.HINT),
        ("Version of 03/04/2010", "date", "03/04/2010", None, Level.ADVICE),
        ("We close at 12 p.m.", "time", "12 p.m", "noon", Level.FINDING),
        ("From 9 a.m. to 12:00 p.m. on Monday", "time", "12:00 p.m.", "noon", Level.HINT),
        ("We are open 12 p.m. – 4 p.m. today.", "time", "12 p.m.", "noon", Level.HINT),
        ("Send it by 12:00am.", "time", "12:00am", None, Level.FINDING),
        ("We close at 12:00 noon today.", "time", "12:00 noon", "noon", Level.ADVICE),
        ("It ends at 24:00 hours.", "time", "24:00", None, Level.FINDING),
        ("Send a biweekly report.", "frequency", "biweekly", None, Level.FINDING),
        ("Send a biweekly report, that is, every two weeks.", "frequency", "biweekly", None, Level.ADVICE),
        ("Send a biweekly report every other month.", "frequency", "biweekly", None, Level.FINDING),
        ("We pay biannually, twice a year.", "frequency", "biannually", None, Level.ADVICE),
        ("Under subsection (b) of this section a biweekly report is due.", "frequency", "biweekly", None, Level.ADVICE),
        ("Read the Biweekly Report.", "frequency", "Biweekly", None, Level.HINT),
        ("We open next Friday.", "day", "next Friday", None, Level.HINT),
        ("Grants of $5K are open.", "amount", "$5K", "$5,000", Level.HINT),
        ("Grants of $2.5K are open.", "amount", "$2.5K", "$2,500", Level.HINT),
        ("Grants of $2M are open.", "amount", "$2M", "$2 million", Level.HINT),
        ("They got $1-2M a year.", "amount", "$1-2M", "$1 million to $2 million", Level.HINT),
        ("They got $1 – $2M a year.", "amount", "$1 – $2M", "$1 million to $2 million", Level.HINT),
    ],
)
def test_dates_times_and_amounts_that_readers_misread(
    text: str, rule: str, quote: str, suggestion: str | None, level: Level
) -> None:
    (found,) = remarks(text)
    assert (found.rule, found.quote, found.suggestion, found.level) == (f"unclear-{rule}", quote, suggestion, level)


@pytest.mark.parametrize(
    "text",
    [
        "We are open 24/7/365.",
        "After 9/11/2001 the rules changed.",
        "The score was 50/50/20.",
        "We close at 12:30 p.m. and at 11 a.m.",
        "There are 12 items in 12 places.",
        "Your 401K plan and a 5K run",
        "The office opens each Friday.",
        "It is 24:00:01 long.",
        "On March 4, 2026, we close at noon.",
        "We close at 12 p.m. (noon) today.",
        "We open next Friday, May 8.",
        "We open this Friday (5/8) at ten.",
        "We answer on the next Monday after you write.",
        "Don't write “biweekly” or “12 p.m.” on a page.",
    ],
)
def test_what_is_clear_is_left_alone(text: str) -> None:
    assert remarks(text) == []


def test_an_unclear_date_names_both_readings() -> None:
    (found,) = remarks("Apply by 03/04/2026.")
    assert "March 4" in str(found.message)
    assert "April 3" in str(found.message)


@pytest.mark.parametrize(("text", "is_day"), [("Posted on 10/16/03", True), ("Posted on 05/28/99", False)])
def test_only_a_year_that_can_be_a_day_is_said_to_be_taken_for_one(text: str, is_day: bool) -> None:
    (found,) = remarks(text)
    assert ("taken for a day" in str(found.message)) == is_day


@pytest.mark.parametrize("kind", ["cell", "quote"])
def test_a_table_or_quote_may_keep_short_dates(kind: BlockKind) -> None:
    (found,) = remarks("03/04/2026", kind=kind)
    assert found.level is Level.ADVICE


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("La reunión es bisemanal.", Level.FINDING),
        ("La reunión es bisemanal: dos veces por semana.", Level.ADVICE),
        ("La reunión es bimensual: cada dos meses.", Level.ADVICE),
    ],
)
def test_spanish_words_for_how_often_may_be_explained_too(text: str, level: Level) -> None:
    (found,) = remarks(f"{text} Venga usted a la oficina del condado con su familia.", "es")
    assert found.level is level


def test_spanish_gets_spanish_dates_and_no_times_that_need_other_words() -> None:
    dates = remarks("Mande la carta antes del 08/13/2010 a la oficina.", "es")
    assert [each.suggestion for each in dates] == ["13 de agosto de 2010"]
    times = remarks("La oficina cierra a las 12 p. m. todos los días.", "es")
    assert [(each.quote, each.suggestion) for each in times] == [("12 p. m.", None)]


@pytest.mark.parametrize(
    ("text", "rule", "quote", "suggestion"),
    [
        ("El estado dio $1M a las ciudades del condado.", "amount", "$1M", "$1 millón"),
        ("El estado dio $2.5M a las ciudades del condado.", "amount", "$2.5M", "$2.5 millones"),
        ("El estado dio $2B a las ciudades del condado.", "amount", "$2B", "$2,000 millones"),
        ("El estado dio $3K a las familias del condado.", "amount", "$3K", "$3,000"),
        ("La oficina del condado abre el próximo lunes.", "day", "próximo lunes", None),
        ("Las reuniones de la ciudad son bimensuales.", "frequency", "bimensuales", None),
        ("La feria de la ciudad es bianual.", "frequency", "bianual", None),
    ],
)
def test_spanish_amounts_days_and_times_a_year(text: str, rule: str, quote: str, suggestion: str | None) -> None:
    (found,) = remarks(text, "es")
    assert (found.rule, found.quote, found.suggestion) == (f"unclear-{rule}", quote, suggestion)


@pytest.mark.parametrize(
    "text", ["El programa costó $1 millón a la ciudad.", "La oficina abre el próximo lunes 8 de mayo."]
)
def test_clear_spanish_amounts_and_days_are_left_alone(text: str) -> None:
    assert remarks(text, "es") == []


def test_a_date_beside_one_that_has_a_single_reading_is_clear_enough() -> None:
    first, _ = remarks("It runs from 03/04/2026 to 03/28/2026.")
    assert (first.quote, first.level) == ("03/04/2026", Level.ADVICE)


def levels(*blocks: str, lang: str = "en", title: str = "", kind: BlockKind = "paragraph") -> list[Level]:
    """Levels of what is unclear in the last block."""
    found = review(
        [TextBlock(kind=kind, text=text, selector="p", lang=lang) for text in blocks], lang=lang, title=title
    )
    return [each.level for each in found.remarks if each.rule.startswith("unclear-") and each.block == len(blocks) - 1]


@pytest.mark.parametrize(
    ("lang", "title", "blocks"),
    [
        ("en", "News of May 5, 2020", ["We open next Friday."]),
        ("en", "", ["RICHMOND, May 5, 2020 — The council met.", "It will meet again next Friday."]),
        ("en", "", ["Posted 5 May 2020", "Come and see us.", "We open next Friday."]),
        ("en", "", ["On June 23, 2022, the council said that it will meet this Friday."]),
        ("es", "", ["Saltillo, Coahuila, martes 5 de mayo de 2020. El consejo informa.", "Se reunieron este martes."]),
        ("es", "Comunicado del 5 de mayo", ["Se reunieron este martes."]),
        ("es", "", ["El 23 de junio de 2022 se dijo que este jueves hay sesión."]),
        ("en", "", ["The list of 12/25/2016", "The list of 11/04/2016"]),
        ("en", "", ["Heard on November 8, 2016", "The week of 11/04/2016"]),
        ("es", "", ["Lista del 25/12/2016", "Lista del 04/11/2016"]),
    ],
)
def test_what_a_date_beside_it_settles_is_no_question(lang: str, title: str, blocks: list[str]) -> None:
    assert levels(*blocks, lang=lang, title=title) == [Level.ADVICE]


@pytest.mark.parametrize(
    ("lang", "blocks"),
    [
        (
            "en",
            [
                "The fee went up on May 5.",
                "The park is closed.",
                "It is cold.",
                "It rains.",
                "It snows.",
                "We open next Friday.",
            ],
        ),
        ("en", ["We open next Friday, and the fee goes up on May 5, 2020."]),
        ("en", ["The list of 12/25/2016 and of 25/12/2016", "The list of 11/04/2016"]),
        ("en", ["Heard on November 8 and on April 6, 2016", "The week of 11/04/2016"]),
        ("es", ["La oficina está en el centro.", "Abrimos este martes."]),
    ],
)
def test_what_no_date_beside_it_settles_is_a_question(lang: str, blocks: list[str]) -> None:
    expected = [Level.HINT]
    assert levels(*blocks, lang=lang) == expected


@pytest.mark.parametrize(
    ("text", "is_settled"),
    [
        ("Vote from 06/26/2020 to 08/10/2020 by mail.", True),
        ("Vote from 26/06/2020 to 10/08/2020 by mail.", True),
        ("Send it by 08/10/2020, not 08/31/2020.", True),
        ("Vote from August 1, 2020 to 08/10/2020 by mail.", True),
        ("Vote from 06/07/2020 to 08/10/2020 by mail.", False),
    ],
)
def test_a_date_that_its_partner_settles_is_not_said_to_be_read_two_ways(text: str, is_settled: bool) -> None:
    found = review([TextBlock(kind="cell", text=text, selector="td")], lang="en").remarks
    found += review([TextBlock(kind="paragraph", text=text, selector="p")], lang="en").remarks
    (message,) = {str(each.message) for each in found if each.quote in ("08/10/2020", "10/08/2020")}
    assert message.startswith("A date beside this one shows") == is_settled
    assert message.startswith("Some readers take this") != is_settled
