import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.artifacts import BlockKind, TextBlock
from auditor.artifacts.house import HouseStyle
from auditor.text.definitions import find_definitions
from auditor.text.finders.acronyms import FINDERS
from auditor.text.finding import Text
from auditor.text.law import law_blocks
from auditor.text.parsing import parse_block
from auditor.text.reading.html import read_html
from auditor.text.remarks import Level, Remark
from auditor.text.review import lexicon_for, review


def remarks(
    *texts: str,
    rule: str = "acronym-not-explained",
    house: HouseStyle | None = None,
    lang: str = "en",
    kind: BlockKind = "paragraph",
    expansions: dict[str, str] | None = None,
) -> list[Remark]:
    style = house or HouseStyle()
    blocks = tuple(
        parse_block(TextBlock(kind=kind, text=text, selector="p"), number, lang, lexicon_for(lang, style))
        for number, text in enumerate(texts)
    )
    page = Text(title="", lang=lang, blocks=blocks, house=style, expansions=expansions or {}, law=law_blocks(blocks))
    found = [each for finder in FINDERS if finder.id == rule for each in finder.find(page)]
    assert all(texts[each.block][each.start : each.end] == each.quote for each in found)
    return found


@pytest.mark.parametrize(
    ("text", "acronym", "definition"),
    [
        ("The Social Security Administration (SSA) pays.", "SSA", "Social Security Administration"),
        ("SSA (Social Security Administration) pays.", "SSA", "Social Security Administration"),
        ("SSA, the Social Security Administration, pays.", "SSA", "Social Security Administration"),
        ("SSA stands for Social Security Administration.", "SSA", "Social Security Administration"),
        ("SSA - Social Security Administration", "SSA", "Social Security Administration"),
        ("Ask for post-traumatic stress disorder, or PTSD.", "PTSD", "post-traumatic stress disorder"),
        ("the Department of Justice (“DOJ”)", "DOJ", "Department of Justice"),
        ("video remote interpreting (VRI) services", "VRI", "video remote interpreting"),
        ("support service providers (SSPs) help", "SSP", "support service providers"),
        ("Low-Income Housing Tax Credit program (LIHTC)", "LIHTC", "Low-Income Housing Tax Credit"),
        ("a self-managed super fund (SMSF) trustee", "SMSF", "self-managed super fund"),
        ("HyperText Markup Language (HTML)", "HTML", "HyperText Markup Language"),
        ("dilation and evacuation (D&E)", "D&E", "dilation and evacuation"),
        ("use a teletypewriter (TTY) to call", "TTY", "teletypewriter"),
        ("Christmas Island Standard Time (CXT)", "CXT", "Christmas Island Standard Time"),
        ("over public address (PA) systems", "PA", "public address"),
        ("Medication for OUD (MOUD) helps", "MOUD", "Medication for OUD"),
        ("at SSO Sea Science Office", "SSO", "Sea Science Office"),
        (
            "The term “TDD” means a Telecommunications Device for the Deaf.",
            "TDD",
            "Telecommunications Device for the Deaf",
        ),
    ],
)
def test_definitions_are_found_either_way_round(text: str, acronym: str, definition: str) -> None:
    assert find_definitions([text], [acronym]) == {acronym: definition}


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("a grant from the Council (NHMRC)", "NHMRC"),
        ("Plain Language is Important (PPT)", "PPT"),
        ("Call 800-514-0301 (TTY).", "TTY"),
        ("ANDI (focusable elements) finds more.", "ANDI"),
        ("the technical standard (WCAG 2.1)", "WCAG"),
        ("A sassy, small animal sat by the SSA.", "SSA"),
        ("The SSAT (school tests) is long.", "SSA"),
        ("the OUD (OUD)", "OUD"),
        ("The SSA some small aid", "SSA"),
        ("", "SSA"),
    ],
)
def test_brackets_alone_define_nothing(text: str, acronym: str) -> None:
    assert find_definitions([text], [acronym]) == {acronym: ""}


def test_a_full_name_elsewhere_on_the_page_counts() -> None:
    blocks = ["Australian Bureau of Statistics", "Read ABS Stats here."]
    assert find_definitions(blocks, ["ABS"]) == {"ABS": "Australian Bureau of Statistics"}


def test_a_glossary_counts() -> None:
    assert find_definitions(["MSG - Message"], ["MSG"]) == {"MSG": "Message"}
    assert find_definitions(["EAP", "employee assistance program: help at work"], ["EAP"])["EAP"]


def test_an_abbr_title_counts() -> None:
    assert remarks("Ask the SSA for it.")
    assert not remarks("Ask the SSA for it.", expansions={"SSA": "Social Security Administration"})


def test_a_known_name_counts_whatever_its_letters() -> None:
    assert not remarks("Ask the CMS.", "The Centers for Medicare & Medicaid Services pay.")


def test_a_listed_acronym_gets_its_name_as_suggestion() -> None:
    (found,) = remarks("Ask the SSA. The SSA pays.")
    assert found.suggestion == "Social Security Administration (SSA)"
    assert found.data == {"acronym": "SSA", "times": 2}
    assert found.level is Level.FINDING


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("HUD can help.", "The Department of Housing and Urban Development"),
        ("Ask HUD for help.", "the Department of Housing and Urban Development"),
        ("Ask HUD for help. We told HUD.", "the Department of Housing and Urban Development (HUD)"),
        ("Ask about TANF.", "Temporary Assistance for Needy Families"),
        ("Ask about TANF. We like TANF.", "Temporary Assistance for Needy Families (TANF)"),
        ("Ask your HOA for help.", "homeowners association"),
        ("Vermont’s EPA is open.", "Environmental Protection Agency"),
        ("US HUD is open.", "Department of Housing and Urban Development"),
        ("Call. US HUD is open.", "Department of Housing and Urban Development"),
        ("Federal HUD is open.", "Department of Housing and Urban Development"),
        ("The federal HUD is open.", "Department of Housing and Urban Development"),
        ("US USCIS is open.", None),
        ("Go to an SSA office.", None),
        ("Go to SSA offices.", None),
        ("It is an FHA.", None),
        ("Ask about APR.", None),
        ("Give SSN and name.", None),
        ("Ask HUD", None),
    ],
)
def test_a_suggestion_has_the_article_that_its_place_asks_for(text: str, suggestion: str | None) -> None:
    (found,) = remarks(text)
    assert found.suggestion == suggestion


def test_a_name_in_english_is_not_put_into_a_spanish_sentence() -> None:
    (found,) = remarks("Pida ayuda a los CDC.", lang="es")
    assert (found.suggestion, found.level) == (None, Level.FINDING)


@pytest.mark.parametrize("kind", ["paragraph", "list_item"])
def test_a_listed_acronym_is_a_finding_in_sentences_and_lists(kind: BlockKind) -> None:
    assert remarks("Ask the SSA.", kind=kind)[0].level is Level.FINDING
    assert bool(remarks("Ask the QZRT.", kind=kind)) is (kind == "paragraph")


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["Ask the SSA"], "heading"),
        (["Ask the SSA."], "cell"),
        (["Ask at the VA."], "paragraph"),
        (["Ask the SSA. See www.ssa.gov."], "paragraph"),
        (["Ask QZRTWX. See www.qzrtwx.org. Call QZRTWX."], "paragraph"),
        (["Diversity, Equity, and Inclusion (DEI) grew. To the DEIA we come. Ask the DEIA."], "paragraph"),
    ],
)
def test_less_sure_acronyms_are_hints(texts: list[str], kind: BlockKind) -> None:
    found = remarks(*texts, kind=kind)
    assert found
    assert {each.level for each in found} == {Level.HINT}


@pytest.mark.parametrize(
    "text",
    [
        "Ask the QZRT Quality and Safeguards Commission.",
        "Ask the QZRT and Safeguards Commission.",
        "See the Core Accessibility QZRT.",
        "It runs on QZRT IRIX too.",
        "Go to Commerce / QZRT / ZQTR.",
        "A QZRT is a long number.",
        "It is formerly known as QZRT.",
        "Built with gfortran (QZRT) here.",
        "Take the ZQ.",
        "The office in Richmond, VA is open.",
        "Write to Reston, or to VA 23219.",
        "The creek carries 300 QZR in summer.",
        "The lot is in zone QZR on the map.",
        "Notice QZR 2024-12 says it.",
        "The docket is QZR–2000–8460 today.",
        "The judges KENNEDY, QZUTER and BREYER joined in it.",
        "Look at the website QZRT for work.",
        "Ana Ruiz, RN, MSW, will help you.",
        "Write to QZRT-Help@city.gov or to the address www.city.gov/QZRT-list today.",
        "See https://city.gov/QZRT/HUD for more.",
        "Take the file QZRT-list.pdf or the KML file.",
        "Use OSX for it.",
        "where QZRT is long and ZQTR",
    ],
)
def test_names_chains_and_what_is_said_to_be_something_are_left_alone(text: str) -> None:
    assert not remarks(text)


def test_the_surest_place_of_an_acronym_is_shown() -> None:
    (found,) = remarks("The QZRT Quality Commission", "Ask the QZRT. It helps.")
    assert (found.block, found.level, found.data["times"]) == (1, Level.FINDING, 2)


def test_a_word_of_a_code_block_is_left_alone() -> None:
    blocks = [
        TextBlock(kind="code", text="let QZRT be 1", selector="pre"),
        TextBlock(kind="paragraph", text="Set the QZRT first.", selector="p"),
    ]
    assert not [each for each in review(blocks, lang="en").remarks if each.rule == "acronym-not-explained"]


def test_the_acronyms_of_a_law_get_advice_only() -> None:
    texts = [
        "Ask the QZRT.",
        *["The agency shall send it under subsection (a) of this section to all those who ask for it."] * 3,
    ]
    assert [each.level for each in remarks(*texts)] == [Level.ADVICE]


def test_an_acronym_in_no_list_is_flagged_at_its_first_place() -> None:
    (found,) = remarks("Nothing here.", "Ask the QZRT’s staff. QZRT pays.")
    assert (found.block, found.quote, found.suggestion) == (1, "QZRT’s", None)


@pytest.mark.parametrize(
    "text",
    [
        "Read the PDF, the HTML or the FAQs of the FBI in the U.S.",
        "Write to Austin, TX 78701.",
        "PLEASE CALL THE OFFICE AT NOON",
        "NOTE: you must NOT sign it.",
        "See Title III and part XIV.",
        "Send form W-2, I-9, SF-86 or DS-11.",
        "The law is 28 CFR 35 and 42 U.S.C. 12101.",
        "AB 1918 is a bill.",
        "In ACLU v. QZRT, the court said no.",
        "QZRT, Inc. makes it.",
        "Set QZRT_MODE=1 first.",
        "Add /QZRT to the command.",
        "Write XXXX for a mistake.",
        "Write “QZRT” in the box.",
        "T.N. Lee and J.S. Godfrey wrote it.",
    ],
)
def test_codes_names_shouts_and_what_everyone_knows_are_left_alone(text: str) -> None:
    assert not remarks(text)


def test_parts_of_compounds_are_acronyms_of_their_own() -> None:
    assert [each.quote for each in remarks("A HUD-approved list. A QZRT-approved list.")] == ["HUD", "QZRT"]


def test_the_acronyms_an_agency_knows_are_left_alone() -> None:
    assert not remarks("Ask the SSA.", house=HouseStyle(known_acronyms=frozenset({"SSA"})))


def test_code_blocks_are_left_alone() -> None:
    assert not remarks("Ask the SSA.", kind="code")


def test_a_spanish_name_before_an_english_acronym_explains_it() -> None:
    assert not remarks("El Departamento de Salud Pública (CDPH) ayuda.", lang="es")
    assert remarks("El CDPH ayuda.", lang="es")


def test_more_than_three_unfamiliar_acronyms_are_too_many() -> None:
    three, four = "Ask the QZRT, the ZQTR or the ZZTOP.", "Ask the QZRT, the ZQTR, the ZRTQ or the SSA."
    assert not remarks(three, three, rule="too-many-acronyms")
    (found,) = remarks(four, four, rule="too-many-acronyms")
    assert (found.quote, found.level, found.data["limit"]) == ("SSA", Level.HINT, 3)
    assert not remarks(four, four, rule="too-many-acronyms", house=HouseStyle(limits={"acronyms": 4}))


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["Ask the QZRT, the ZQTR, the ZRTQ or the SSA."], "paragraph"),
        (["Ask the QZRT, the ZQTR, the ZRTQ or the SSA."] * 2, "list_item"),
        (["Ask the Q&R, the ZQ, the ZRTQ or the SSA."] * 2, "paragraph"),
    ],
)
def test_acronyms_used_once_or_outside_paragraphs_and_names_of_firms_do_not_count(
    texts: list[str], kind: BlockKind
) -> None:
    assert not remarks(*texts, rule="too-many-acronyms", kind=kind)


@settings(deadline=None)
@given(st.lists(st.text(alphabet="ABab (),.-&/’s\n", max_size=60), max_size=4))
def test_any_text_is_read_without_failing(texts: list[str]) -> None:
    remarks(*texts)


def test_long_repetitive_text_takes_linear_steps() -> None:
    find_definitions(["(OOOOOO) of " * 20_000], ["OOOOOO"])
    remarks("A B (AB) " * 20_000)


@pytest.mark.parametrize(
    "text",
    [
        "Help with your heating bill (QZRT) starts in May. Apply for QZRT.",
        "QZRT (help with your heating bill) starts in May. Apply for QZRT.",
        "The local education office (the “QZRT”) pays. Ask the QZRT.",
        "QZRT, a fund of the state, pays. Ask QZRT.",
        "We copy QZA (quaziclonic acid) here. Ask about QZA.",
        "A QZRT is a fund of the state. Ask for a QZRT.",
        "The heating fund is known as QZRT. Ask for QZRT.",
    ],
)
def test_words_beside_an_acronym_that_say_what_it_is_explain_it_on_the_whole_page(text: str) -> None:
    assert not remarks(text)


@pytest.mark.parametrize(
    "text",
    ["Ask the QZRT (call 555-0100) for help.", "Ask the QZRT (page 3) for help.", "Ask the QZRT (on the web page)."],
)
def test_brackets_that_say_something_else_explain_nothing(text: str) -> None:
    assert [each.level for each in remarks(text)] == [Level.FINDING]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Apply for LIHEAP at the office.", Level.FINDING),
        ("The QZRTWX pays for heat.", Level.FINDING),
        ("We use QZRTWX to list work. Look at QZRTWX first.", Level.FINDING),
        ("We use QZRTWX to list work.", None),
        ("Ask the QZRT About Big Payments And Fast Loans.", None),
    ],
)
def test_a_longer_short_form_is_told_by_its_shape_and_its_use(text: str, level: Level | None) -> None:
    assert [each.level for each in remarks(text)] == ([level] if level else [])


@pytest.mark.parametrize(
    "text", ["In 2024 NOAA counted the storms.", "In 1999 the QZRT paid.", "Call the QZRT, 24 hours a day."]
)
def test_a_year_before_an_acronym_or_a_number_behind_a_comma_makes_it_no_unit_and_no_code(text: str) -> None:
    assert [each.level for each in remarks(text)] == [Level.FINDING]


@pytest.mark.parametrize("acronym", ["DHS", "DOE", "ACA", "CMS", "CDC", "FHA", "IRA"])
def test_a_short_form_with_more_than_one_meaning_in_government_gets_no_expansion(acronym: str) -> None:
    (found,) = remarks(f"Ask the {acronym} for help.")
    assert (found.level, found.suggestion) == (Level.FINDING, None)
    assert str(found.message).endswith("write it out where it first stands.")


def test_the_plural_of_a_short_form_gets_no_expansion() -> None:
    (found,) = remarks("Ask the SSAs near you.")
    assert "Social Security" not in str(found.message)


def test_spanish_text_gets_a_spanish_name_or_none() -> None:
    (found,) = remarks("Pida ayuda a la SSA.", lang="es")
    assert "Administración del Seguro Social." in str(found.message)
    for text in ("Pida ayuda al DHS.", "Pida ayuda al NIST."):
        (found,) = remarks(text, lang="es")
        assert str(found.message).endswith("write it out where it first stands.")


@pytest.mark.parametrize(
    "text",
    [
        "La Administración del Seguro Social paga. Llame a la SSA.",
        "El Consejo de Salud (QZRT, por sus siglas en inglés) paga. Llame al QZRT.",
        "El Consejo de Salud (QZRT, sigla en inglés) paga. Llame al QZRT.",
    ],
)
def test_a_spanish_name_explains_an_acronym(text: str) -> None:
    assert not remarks(text, lang="es")


def test_beyond_ten_the_others_of_a_page_share_one_remark() -> None:
    names = [f"Q{letter}Z" for letter in "BCDFGHJKLMNP"]
    found = remarks(*(f"Ask the {name} for help." for name in names[:11]))
    assert [each.quote for each in found] == names[:11]
    found = remarks(*(f"Ask the {name} for help." for name in names))
    assert [each.quote for each in found] == names[:11]
    assert found[-1].data["acronyms"] == names[10:]
    assert "“QNZ” and one more" in str(found[-1].message)
    assert "QPZ" in str(found[-1].message)


def from_html(body: str) -> list[str]:
    found = review(read_html(body).blocks, title="", lang="en").remarks
    return [each.quote for each in found if each.rule == "acronym-not-explained" and each.level is Level.FINDING]


@pytest.mark.parametrize(
    "frame",
    [
        "<header><img src='' alt='Queens Zoning and Rent Trust'></header>",
        "<header><a href=/ aria-label='Queens Zoning and Rent Trust home'>QZRT</a></header>",
        "<header><p>Queens Zoning and Rent Trust</p></header>",
        "<header><svg aria-label='Queens Zoning and Rent Trust'></svg><p>Menu</p></header>",
        "<div class=usa-banner><p>Queens Zoning and Rent Trust</p></div>",
    ],
)
def test_the_name_of_the_body_in_the_frame_of_the_page_explains_it(frame: str) -> None:
    main = "<main><p>Ask the QZRT for help.</p></main>"
    assert from_html(main) == ["QZRT"]
    assert from_html(frame + main) == []


@pytest.mark.parametrize(
    "inner",
    [
        "<p>Read the <a href=x>QZRT Annual Plan for Homes</a> for more.</p>",
        "<p>Read the <a href=x>plan of the QZRT</a> (PDF, 2 MB) for more.</p>",
        "<p>Read the <a href=x>plan of the QZRT (PDF)</a> for more.</p>",
        "<ul><li><a href=x>How the SSA pays you.</a></li></ul>",
        "<ul><li><a href=x>Homes of the SSA</a>.</li></ul>",
    ],
)
def test_a_short_form_in_a_linked_title_or_a_list_of_links_is_left_alone(inner: str) -> None:
    assert from_html(f"<main>{inner}</main>") == []


def test_a_short_form_in_a_link_of_a_sentence_is_told() -> None:
    assert from_html("<main><p>You can ask <a href=x>the QZRT for help</a> now.</p></main>") == ["QZRT"]


@pytest.mark.parametrize(
    "name", ["API", "PDF", "URL", "HTML", "USB", "VPN", "WMS", "GML", "EMT", "ATM", "TV", "FAQ", "CPR"]
)
def test_a_term_whose_long_form_explains_nothing_is_none(name: str) -> None:
    assert not remarks(f"You can use the {name} that we have. The {name} is here.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask the agency program coordinators (A/OPCs) for a report. The A/OPCs keep it.", []),
        ("Ask the A/OPCs for a report. The A/OPC keeps it.", ["A/OPC"]),
        ("Ask the minority and women business enterprises (M/WBEs) to bid. An M/WBE may win.", []),
        ("The room has A/V gear. Bring your own A/V cable.", []),
        ("It pays for R&D and O&M. The R&D money comes first.", []),
        ("Help is here 24/7. Mark the box N/A if it does not fit. The N/A box is last.", []),
        ("The HIV/AIDS office is open.", []),
    ],
)
def test_one_letter_and_a_slash_belong_to_the_acronym(text: str, expected: list[str]) -> None:
    assert [each.data["acronym"] for each in remarks(text)] == expected


def test_two_acronyms_with_a_slash_are_two() -> None:
    found = remarks("The ABCDE/QZRT fund pays the bill. The QZRT pays, and the ABCDE does too.")
    assert [each.data["acronym"] for each in found] == ["ABCDE", "QZRT"]


@pytest.mark.parametrize(
    ("title", "heading", "text", "expected"),
    [
        ("VA claim exam", "How it works", "You may get help from VA.", []),
        ("Being unable to work", "Can I get benefits from VA?", "You may get help from VA.", []),
        ("Lesson 5", "The GSA fleet program", "Send the report to GSA.", ["hint"]),
        ("FEMA’s help", "How it works", "Ask FEMA to send you the form. FEMA pays.", ["hint"]),
        ("Help with rent", "How it works", "Ask HUD to send you the form.", ["finding"]),
        ("Apply for SNAP", "How it works", "You may get SNAP each month.", ["finding"]),
    ],
)
def test_an_agency_in_the_title_or_a_heading_may_be_the_one_that_writes(
    title: str, heading: str, text: str, expected: list[str]
) -> None:
    blocks = [
        TextBlock(kind="heading", text=heading, selector="h2"),
        TextBlock(kind="paragraph", text=text, selector="p"),
    ]
    found = [each for each in review(blocks, title=title, lang="en").remarks if each.rule == "acronym-not-explained"]
    assert [each.level.value for each in found] == expected


@pytest.mark.parametrize("name", ["RFC", "CURP", "IMSS", "INE", "DMV"])
def test_what_readers_of_spanish_know_by_its_letters_is_left_alone(name: str) -> None:
    text = f"Usted tiene que mostrar su {name} en la oficina de la ciudad."
    found = review([TextBlock(kind="paragraph", text=text, selector="p")], lang="es").remarks
    assert not [each for each in found if each.rule == "acronym-not-explained"]
