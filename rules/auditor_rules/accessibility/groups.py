"""Whether options that belong together say what they are options of."""

import re
from collections.abc import Iterator

from auditor.artifacts import Composition, OptionGroup
from auditor.message import Message, say, say_count
from auditor.model import Confidence, Finding, Harm, Outcome
from auditor.rule import Example, Rule, rule
from auditor.text.empty_words import fold

_BARE = """
yes | no | yes no | none | none of the above | none of these | all | all of the above | both | neither | either | any | other
other please specify | other specify | something else | n a | na | not applicable | true | false | correct | incorrect | on | off
maybe | perhaps | unsure | not sure | undecided | unknown | not known | i dont know | dont know | do not know | i do not know
no opinion | no answer | no preference | no response | refused | i refuse | prefer not to say | i prefer not to say
prefer not to answer | i prefer not to answer | prefer not to disclose | prefer not to respond | rather not say | i d rather not say
decline to answer | decline to state | decline to say | i do not wish to answer | i dont wish to answer | choose not to answer
i choose not to answer | i choose not to disclose | do not wish to disclose | i do not wish to disclose
male | female | man | woman | nonbinary | non binary | m | f | x
agree | disagree | neutral | strongly agree | strongly disagree | agree strongly | disagree strongly | somewhat agree
somewhat disagree | slightly agree | slightly disagree | neither agree nor disagree | tend to agree | tend to disagree
always | usually | often | sometimes | occasionally | rarely | seldom | never | very often | almost always | almost never
not at all | a little | somewhat | moderately | a lot | very | very much | extremely | slightly | quite | completely | totally | partly
partially | fully | excellent | very good | good | fair | average | poor | very poor | bad | very bad | ok | okay
satisfied | very satisfied | somewhat satisfied | dissatisfied | very dissatisfied | somewhat dissatisfied | unsatisfied
neither satisfied nor dissatisfied | likely | very likely | somewhat likely | unlikely | very unlikely | somewhat unlikely
easy | very easy | difficult | very difficult | hard | important | very important | somewhat important | not important
high | medium | low | more | less | same | the same | about the same | better | worse
si | no se | no lo se | prefiero no decir | prefiero no decirlo | prefiero no responder | prefiero no contestar | ninguno | ninguna
ninguno de los anteriores | ninguna de las anteriores | otro | otra | otros | verdadero | falso | masculino | femenino | hombre | mujer
no aplica | no corresponde | siempre | a veces | nunca | de acuerdo | en desacuerdo | muy de acuerdo | totalmente de acuerdo
totalmente en desacuerdo | ni de acuerdo ni en desacuerdo | bueno | malo | regular | excelente | no estoy seguro | no estoy segura
oui | non | je ne sais pas | autre | aucun | aucune | vrai | faux | homme | femme | sans objet | jamais | toujours | parfois
tout a fait d accord | pas du tout d accord | d accord | pas d accord | je prefere ne pas repondre
ja | nein | weiss nicht | ich weiss nicht | andere | keine | keine angabe | richtig | falsch | mannlich | weiblich | divers | nie | immer
"""
BARE_ANSWERS = frozenset(answer.strip() for line in _BARE.splitlines() for answer in line.split("|") if answer.strip())
"""Labels, as `fold` writes them, that answer a question and can't be understood without it."""
_SCALE = re.compile(r"\d{1,3}( (to )?\d{1,3})?( (stars?|points?|estrellas?))?|[a-z]")
_ASIDE = re.compile(r"\(.*\)")  # a remark in brackets asks nothing
_NUMBER_AHEAD = re.compile(r"\d{1,2} ")  # "1 - Strongly agree"

MIN_SHARED_CHARS = 10  # characters; "Do you own" is the least that tells a question

_HEAD = '<!doctype html><html lang="en"><title>Apply</title><main><h1>Apply</h1><form>'
_RADIOS = '<label><input type="radio" name="own"> Yes</label> <label><input type="radio" name="own"> No</label>'


@rule(
    "options-without-group",
    title="Options are not grouped under their question",
    family="accessibility",
    harm={"blind": Harm.HINDER, "low_vision": Harm.SLOW, "cognitive_learning": Harm.NOTICE},
    confidence=Confidence.MEDIUM,
    refs=("wcag22:1.3.1", "technique:H71", "technique:ARIA17"),
    conformance=True,
    examples=(
        Example(
            "Yes and No without their question", f"{_HEAD}<p>Do you own a car?</p>{_RADIOS}</form></main>", "failed"
        ),
        Example(
            "a fieldset with a legend",
            f"{_HEAD}<fieldset><legend>Do you own a car?</legend>{_RADIOS}</fieldset></form></main>",
            "passed",
        ),
    ),
)
def options_without_group(page: Composition) -> Iterator[Finding]:
    """Radio buttons and check boxes whose question is not tied to them.

    What it checks: radio buttons of one name, and check boxes side by side. They should stand in a
        `fieldset` with a `legend`, or in an element with the role group or radiogroup and a name.
        It fails where the options alone say nothing, as Yes and No do.
    Who it affects: people who listen to the page: they hear the option when they reach it, and the
        question only if it is the group's name.
    Why: "Yes, radio button, 1 of 2" leaves a person to guess what they say yes to.
    What decides the harm: nothing measured: the question has to be looked for in the text before the
        options.
    How to fix: put the options in `<fieldset>` and the question in its `<legend>`.
    Limits: where each label says enough by itself, as towns do, a person must judge. Options in
        tables and menus are not judged.
    Sources: WCAG 2.2 success criterion 1.3.1 Info and Relationships, techniques H71 and ARIA17.
    """
    for group in page.groups:
        if group.name:
            yield Finding(Outcome.PASSED, say("grouped as “{name}”", name=group.name))
            continue
        if _say_question(group):
            yield Finding(Outcome.PASSED, say("each option says the question itself"))
            continue
        question = "" if _ASIDE.fullmatch(group.text_before) else group.text_before
        fact = _lacks_name(group)
        if _needs_question(group):
            asked = say("{fact}; the text before them is “{question}”", fact=fact, question=question)
            yield Finding(Outcome.FAILED, asked if question else fact, target=group.target)
        elif group.kind == "radio" and question:
            message = say(
                "{fact}; the text before them is “{question}”. Check whether each label makes sense without it",
                fact=fact,
                question=question,
            )
            yield Finding(Outcome.CANT_TELL, message, target=group.target)


def _lacks_name(group: OptionGroup) -> Message:
    if group.kind == "radio":
        if group.grouped:
            return say_count(
                "{n} radio button stands in a group without a name",
                "{n} radio buttons stand in a group without a name",
                n=group.count,
            )
        return say_count(
            "{n} radio button stands in no named group",
            "{n} radio buttons stand in no named group",
            n=group.count,
        )
    if group.grouped:
        return say_count(
            "{n} check box stands in a group without a name",
            "{n} check boxes stand in a group without a name",
            n=group.count,
        )
    return say_count(
        "{n} check box stands in no named group",
        "{n} check boxes stand in no named group",
        n=group.count,
    )


def _say_question(group: OptionGroup) -> bool:
    """Whether the names of all options begin with the same words: the question, read out with each."""
    beginnings = {label.casefold()[:MIN_SHARED_CHARS] for label in group.labels}
    return len(beginnings) == 1 and len(min(group.labels, key=len)) > MIN_SHARED_CHARS


def _needs_question(group: OptionGroup) -> bool:
    """Whether every label is a bare answer, and a question stands before them."""
    labels = [label for label in group.labels if label]
    is_bare = bool(labels) and all(_is_bare(label) for label in labels)
    return is_bare and bool(group.text_before) and not group.described


def _is_bare(label: str) -> bool:
    """Whether a label is an answer such as "Yes", "Prefer not to say" or a number on a scale."""
    text = fold(label)
    return bool(_SCALE.fullmatch(text)) or _NUMBER_AHEAD.sub("", text, count=1) in BARE_ANSWERS


RULES: tuple[Rule, ...] = (options_without_group,)
