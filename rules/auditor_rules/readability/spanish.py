"""Spanish pages: English left in them, and signs of a translation that nobody read again."""

from collections.abc import Iterator

from auditor.artifacts import DocumentText, HouseStyle
from auditor.model import Confidence, Finding, Harm, Owner
from auditor.rule import Example, Rule, rule
from auditor_rules.readability.cards import sample_page
from auditor_rules.readability.page_text import findings, reviewed

_TITLE = "Ayuda con la renta"
_SPANISH = "<p>Usted puede pedir ayuda con la renta de su casa en la oficina del condado.</p>"


@rule(
    "untranslated-remains",
    title="A Spanish page has English left in it",
    family="readability",
    harm={"limited_english": Harm.HINDER, "low_literacy": Harm.SLOW},
    confidence=Confidence.MEDIUM,
    owner=Owner.CONTENT,
    examples=(
        Example("a sentence in English", sample_page(
            _SPANISH + "<p>You must send the form to the office before the end of the month.</p>",
            title=_TITLE, lang="es"), "failed"),
        Example("all in Spanish", sample_page(_SPANISH, title=_TITLE, lang="es"), "passed"),
    ),
)  # fmt: skip
def untranslated_remains(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """English words on pages in Spanish.

    What it checks: on pages that are mainly in Spanish, each block of the main content that is in English and not
        marked as such, and each run of four or more words in a Spanish sentence that only English has, two of them
        everyday words. Both fail.
    Who it affects: people who read Spanish because they don't read English well.
    Why: for them the sentence is not there, and it may be the one with the deadline.
    What decides the harm: nothing measured: what is left in English is lost to people who read Spanish
        only.
    How to fix: translate the words. If they must stay, as the name of a form does, say in Spanish what they mean and
        mark them with lang="en".
    Limits: only English on Spanish pages is looked for, as these are the languages that we have lists of words for. Runs
        that are mostly names, and words in quotation marks or brackets, are left alone. Words within a sentence that
        are marked with lang="en" are flagged all the same.
    Sources: our own rule; the numbers are our own choice. Whether passages in another language are marked (WCAG 2.2
        criterion 3.1.2) is the matter of foreign-passage.
    """
    if reviewed(doc, house).lang == "es":
        yield from findings("untranslated-remains", doc, house, cause=None)


@rule(
    "machine-translation-marks",
    title="A Spanish text may not have been read after its translation",
    family="readability",
    harm={"limited_english": Harm.SLOW, "low_literacy": Harm.NOTICE},
    confidence=Confidence.LOW,
    owner=Owner.CONTENT,
    examples=(
        Example("tú and usted in one paragraph", sample_page(
            "<p>Usted debe llenar la solicitud con todos sus datos. Si tienes preguntas, llama a la oficina.</p>",
            title=_TITLE, lang="es"), "cantTell"),
        Example("keeps to usted", sample_page(_SPANISH, title=_TITLE, lang="es"), "passed"),
    ),
)  # fmt: skip
def machine_translation_marks(doc: DocumentText, house: HouseStyle) -> Iterator[Finding]:
    """Signs that a machine, or somebody in a hurry, translated a text into Spanish.

    What it checks: the Spanish text of the main content for three signs: placeholders that were never filled in
        ("{{name}}", "%s"), phrases of a list that copy the English ("aplicar para", "llene la forma", "documentos de
        soporte"), and paragraphs that say both tú and usted. A person is asked; nothing fails.
    Who it affects: people who read Spanish because they don't read English well; adults with low literacy notice it
        too.
    Why: such text is tiring, sometimes wrong, and tells readers that nobody thought of them.
    What decides the harm: nothing measured: the text can be understood, with effort.
    How to fix: let somebody who knows Spanish and the subject read the whole page, not only what was found.
    Limits: a good machine leaves none of these signs, and a person may write them too: some of the phrases are usual in
        the Spanish of the United States. The rule says nothing about whether the translation is right.
    Sources: our own rule and list (auditor/data/spanish_marks.toml).
    """
    yield from findings("machine-translation-marks", doc, house, cause=None)


RULES: tuple[Rule, ...] = (untranslated_remains, machine_translation_marks)
