"""Laws in Spanish, and clauses of a law that a page of another kind holds, are told and muted."""

import pytest

from auditor.artifacts import BlockKind, TextBlock
from auditor.text.law import MUTED, law_blocks
from auditor.text.remarks import Level
from auditor.text.review import Review, review

LONG_ES = (
    "El titular de la dependencia dará a conocer a las personas interesadas los resultados de las visitas que hayan hecho los"
    " inspectores en cada uno de los establecimientos del municipio que estén abiertos al público durante todo el año y"
    " que hayan pagado a tiempo"
)
LONG_EN = (
    "keep a record of each visit that the inspectors of the county have made to the shops and the homes that are open to"
    " the public at any time of the year and whose owners have paid the fees that the board has set for them"
)
Blocks = list[tuple[BlockKind, str]]
REGULATIONS: dict[str, Blocks] = {
    "articles in plain paragraphs": [
        ("paragraph", f"Artículo 1. {LONG_ES}."), ("paragraph", f"Artículo 2.- {LONG_ES}."), ("paragraph", f"Art. 3º.- {LONG_ES}."),
    ],
    "a heading that names the regulation": [
        ("heading", "Reglamento Interior"), ("heading", "Capítulo I"), ("paragraph", f"ARTÍCULO 1.- {LONG_ES}."),
    ],
    "articles that say what shall be": [
        ("heading", "Artículo 12"), ("paragraph", f"La directora deberá saberlo y podrá pedirlo. {LONG_ES}."),
    ],
    "transitory articles": [
        ("heading", "Transitorios"), ("paragraph", f"PRIMERO.- El presente reglamento entrará en vigor mañana. {LONG_ES}."),
    ],
    "a note of reform": [("paragraph", f"(REFORMADO, P.O. 25 DE SEPTIEMBRE DE 2018) {LONG_ES}.")],
    "unnumbered paragraphs of headed articles": [
        ("heading", "Artículo 1"), ("paragraph", f"{LONG_ES}."), ("heading", "Artículo 2"), ("paragraph", f"{LONG_ES}."),
        ("heading", "Artículo 3º"), ("paragraph", "Aquí."),
    ],
    "an attestation behind the transitory articles": [
        ("heading", "Transitorios"), ("paragraph", "ÚNICO.- El presente decreto entrará en vigor mañana."),
        ("heading", "Firmas"), ("paragraph", f"Dado en el salón de sesiones del cabildo, donde {LONG_ES}."),
    ],
    "an order with its grounds": [
        ("paragraph", "ACUERDO C-012/2020"), ("paragraph", f"PRIMERO.- Que {LONG_ES}."), ("paragraph", "SEGUNDO.- Que es necesario."),
        ("paragraph", "A C U E R D O"), ("paragraph", f"PRIMERO. {LONG_ES}."),
    ],
    "an article in a cell and one behind a break": [
        ("heading", "Ley de Archivos"), ("paragraph", f"Artículo 1o.- Es de orden público. {LONG_ES}."), ("cell", f"Artículo 4.- {LONG_ES}."),
    ],
    "fractions below an article": [
        ("heading", "Artículo 7"), ("paragraph", f"I.- {LONG_ES};"), ("paragraph", "II.- Firmar;"), ("paragraph", "III.- Vigilar; y"),
        ("paragraph", "IV.- Cuidar."),
    ],
}  # fmt: skip
CLAUSES_ES: dict[str, Blocks] = {
    "items that speak of the law they are from": [
        ("paragraph", "De acuerdo con lo establecido en la Ley Orgánica, le corresponde:"), ("list_item", f"{LONG_ES}."),
        ("list_item", "Nombrar a los titulares según la fracción anterior."), ("list_item", "Atender las excitativas de justicia."),
    ],
    "powers": [
        ("paragraph", "La Junta tiene las siguientes facultades:"), ("list_item", f"{LONG_ES};"), ("list_item", "Firmar los convenios;"),
        ("list_item", "Las demás que le atribuya la ley."),
    ],
    "powers in infinitives below a heading": [
        ("heading", "Facultades del pleno"), ("paragraph", f"I. Emitir lo que {LONG_ES};"), ("paragraph", "II. Nombrar y remover;"),
        ("paragraph", "III. Proponer, y"), ("paragraph", "IV. Dar seguimiento."),
    ],
    "powers in infinitives with a last one like the others": [
        ("paragraph", "El comité cuenta con las siguientes atribuciones:"), ("list_item", f"Aprobar lo que {LONG_ES};"),
        ("list_item", "Opinar, y"), ("list_item", "Dar seguimiento al sistema."),
    ],
    "conditions of an article in letters": [
        ("paragraph", "De acuerdo con lo dispuesto en el artículo 40 de la Ley del Notariado, para ser notario se requiere:"),
        ("paragraph", f"a) Ser mexicano. {LONG_ES};"), ("paragraph", "b) Ser licenciado;"), ("paragraph", "c) Gozar de buena fama."),
    ],
    "an article by itself with its items": [
        ("paragraph", "Artículo 25. La secretaría tendrá a su cargo:"), ("list_item", f"Acordar lo que {LONG_ES}."), ("list_item", "Redactar."),
    ],
    "attributions that the body shall have": [
        ("paragraph", "El síndico tendrá las siguientes atribuciones:"), ("paragraph", f"I.- {LONG_ES};"), ("paragraph", "II.- Firmar;"),
        ("paragraph", "III.- Vigilar."),
    ],
    "under articles of a law": [
        ("paragraph", "Se puede pedir copia conforme a los artículos 9, 10 y 11 de la Ley de Archivos:"), ("list_item", f"{LONG_ES}."),
        ("list_item", "Quien lo señale esta ley."), ("list_item", "Lo de la fracción que antecede."),
    ],
    "a call that restates an article": [
        ("paragraph", "Se convoca a quienes, de acuerdo con lo dispuesto en el artículo 236 de la Ley Orgánica, quieran el cargo. " + LONG_ES + "."),
    ],
    "an article quoted as a list": [
        ("paragraph", "Las personas aspirantes tienen que ver el artículo 62 de la Ley Orgánica, que dice lo siguiente:"),
        ("list_item", f"{LONG_ES}."), ("list_item", "Ser mexicano."),
    ],
    "an article quoted as a paragraph": [
        ("paragraph", "El artículo 83 de la Ley Orgánica a la letra dice:"), ("paragraph", f"{LONG_ES}."),
    ],
    "what an article asks for": [
        ("paragraph", "Con base en lo dispuesto en el artículo 83 de la Ley, para ser juez se requiere:"), ("list_item", f"{LONG_ES}."),
    ],
    "duties by articles": [
        ("paragraph", "Son funciones del consejo las siguientes:"), ("list_item", f"{LONG_ES};"), ("list_item", "Firmar; y"),
        ("list_item", "Los demás asuntos que le confieran las leyes."),
    ],
}  # fmt: skip
CLAUSES_EN: dict[str, Blocks] = {
    "powers and duties": [
        ("paragraph", "The board shall have the following powers and duties:"), ("list_item", f"To {LONG_EN};"), ("list_item", "To sign; and"),
        ("list_item", "To sue."),
    ],
    "a last item for the rest": [
        ("paragraph", "The clerk has the following duties:"), ("list_item", f"To {LONG_EN};"), ("list_item", "To sign;"),
        ("list_item", "Any other duties assigned by law."),
    ],
    "under a section of an act": [
        ("paragraph", "A record is closed under section 12 of the Records Act:"), ("list_item", f"The clerks {LONG_EN}."),
        ("list_item", "It falls under this section."), ("list_item", "It is old."),
    ],
    "pursuant to articles": [
        ("paragraph", "Pursuant to Article 4 of the city charter, an owner may:"), ("paragraph", f"{LONG_EN};"), ("paragraph", "sign;"),
        ("paragraph", "do what the preceding paragraph says."),
    ],
    "a section quoted": [("paragraph", "Section 12 of the Records Act reads as follows:"), ("paragraph", f"The clerks {LONG_EN}.")],
    "an article that states": [("paragraph", "Article IV of the city charter states:"), ("list_item", f"The clerks {LONG_EN}.")],
    "a call under a statute": [
        ("paragraph", f"In accordance with section 236 of the Organic Act, applicants {LONG_EN}."),
    ],
}  # fmt: skip
OWN_WORDS: dict[str, tuple[str, Blocks]] = {
    "steps for readers": ("es", [
        ("paragraph", "Usted tiene que traer lo siguiente:"), ("list_item", f"{LONG_ES}."), ("list_item", "Una copia;"),
        ("list_item", "Una foto."),
    ]),
    "a letter that names an article": ("es", [
        ("paragraph", f"De acuerdo con el artículo 5 de la Ley, usted puede pedirlo. {LONG_ES}."),
    ]),
    "conditions told to a reader": ("es", [
        ("paragraph", "Según el artículo 5 de la Ley de Salud, para pedirlo usted necesita:"), ("paragraph", "a) Una foto;"),
        ("paragraph", "b) Su acta;"), ("paragraph", f"c) El recibo. {LONG_ES}."),
    ]),
    "a call in clauses": ("es", [
        ("paragraph", f"PRIMERA. Pueden participar todas. {LONG_ES}."), ("paragraph", "SEGUNDA. Los cuentos se entregan aquí."),
        ("paragraph", "TERCERA. El premio es de mil pesos."),
    ]),
    "news of a law to come": ("es", [("paragraph", f"La ley entrará en vigor en mayo. {LONG_ES}.")]),
    "what a leaflet on an article says": ("es", [
        ("paragraph", "Sobre el artículo 5 de la ley, nuestro folleto dice lo siguiente:"), ("paragraph", f"Usted puede ir. {LONG_ES}."),
    ]),
    "what a person says": ("es", [("paragraph", "La directora dice lo siguiente:"), ("paragraph", f"{LONG_ES}.")]),
    "news of an article": ("es", [("paragraph", f"El artículo 5 de la ley cambió. {LONG_ES}.")]),
    "what an office does": ("en", [
        ("paragraph", "Our office does the following:"), ("list_item", f"We {LONG_EN}."), ("list_item", "We sign."), ("list_item", "We help."),
    ]),
    "duties in one's own words": ("en", [
        ("paragraph", "The clerk has these duties:"), ("list_item", f"The clerks {LONG_EN}."), ("list_item", "Sign."), ("list_item", "Help."),
    ]),
}  # fmt: skip


def read(blocks: Blocks, lang: str) -> Review:
    return review([TextBlock(kind=kind, text=text, selector="p") for kind, text in blocks], lang=lang)


def long_ones(found: Review) -> list[tuple[Level, bool]]:
    return [(each.level, each.muted == MUTED) for each in found.remarks if each.rule == "long-sentence"]


@pytest.mark.parametrize("what", REGULATIONS)
def test_a_regulation_in_spanish_is_a_law(what: str) -> None:
    found = long_ones(read(REGULATIONS[what], "es"))
    assert set(found) <= {(Level.ADVICE, True)}
    assert found or "fractions" in what


@pytest.mark.parametrize(
    ("lang", "what"), [("es", each) for each in CLAUSES_ES] + [("en", each) for each in CLAUSES_EN]
)
def test_clauses_of_a_law_in_a_page_are_muted(lang: str, what: str) -> None:
    blocks = (CLAUSES_ES if lang == "es" else CLAUSES_EN)[what]
    found = read(blocks, lang)
    beside = "Our office is open." if lang == "en" else "La oficina abre."
    assert set(long_ones(found)) <= {(Level.ADVICE, True)}
    numbers = {each.number for each in found.parsed}
    with_more = read([*blocks, ("heading", "Info"), ("paragraph", beside)], lang)
    assert law_blocks(with_more.parsed) == numbers


@pytest.mark.parametrize("what", OWN_WORDS)
def test_a_page_in_its_own_words_is_no_law(what: str) -> None:
    lang, blocks = OWN_WORDS[what]
    assert long_ones(read(blocks, lang)) == [(Level.FINDING, False)]
