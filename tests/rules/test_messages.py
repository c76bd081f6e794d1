"""What rules say can be translated: templates stand in the source as they are, with their values by name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import auditor_rules
from auditor.message import COUNT, MessageError, template_fields

FOLDER = Path(auditor_rules.__file__).parent
SOURCES = {str(path.relative_to(FOLDER)): path.read_text("utf-8") for path in sorted(FOLDER.rglob("*.py"))}
TEMPLATES = {"say": 1, "say_count": 2}  # call -> how many of its arguments are templates
MESSAGE_AT = {"Finding": 1, "passes": 1}  # call -> place of the message among its arguments


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, node


def texts(node: ast.expr) -> Iterator[str]:
    """What makes an expression a plain string; nothing for one that may be a message."""
    if isinstance(node, ast.IfExp):
        yield from (*texts(node.body), *texts(node.orelse))
    elif isinstance(node, ast.JoinedStr | ast.BinOp) or (isinstance(node, ast.Constant) and node.value is not None):
        yield f"line {node.lineno}: the message is a plain string, not said"


def named(function: ast.AST, call: ast.Call) -> set[str] | None:
    """Names of the values that a call gives; None where they can't be read off."""
    given: set[str] = set()
    for keyword in call.keywords:
        if keyword.arg is not None:
            given.add(keyword.arg)
            continue
        known = [
            node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign | ast.AnnAssign)
            and ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            == ast.unparse(keyword.value)
        ]
        if len(known) != 1 or not isinstance(known[0], ast.Dict):
            return None
        given |= {key.value for key in known[0].keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}
    return given


def template_faults(function: ast.AST, call: ast.Call, count: int) -> Iterator[str]:
    """What is wrong with the templates of a call, each with the line."""
    for template in call.args[:count]:
        if not isinstance(template, ast.Constant) or not isinstance(template.value, str):
            yield f"line {template.lineno}: the template is no literal"
            continue
        try:
            fields = template_fields(template.value)
        except MessageError as error:
            yield f"line {template.lineno}: {error}"
            continue
        given = named(function, call)
        if given is not None and fields | {COUNT} != given | {COUNT}:
            yield f"line {template.lineno}: the fields are {sorted(fields)}, the values {sorted(given)}"


def faults(source: str) -> list[str]:
    """Everything in a rule's source that a translator could not reach, or that would fail when it is shown."""
    found: list[str] = []
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for name, call in calls(tree):
        place = next(
            (each for each in reversed(functions) if each.lineno <= call.lineno <= (each.end_lineno or 0)), tree
        )
        if name in TEMPLATES:
            found += template_faults(place, call, TEMPLATES[name])
        if name in MESSAGE_AT:
            given = [
                *call.args[MESSAGE_AT[name] :][:1],
                *(each.value for each in call.keywords if each.arg == "message"),
            ]
            found += [fault for message in given for fault in texts(message)]
        if name == "Message":
            found.append(f"line {call.lineno}: a message is made past say()")
    return found


@pytest.mark.parametrize("path", SOURCES)
def test_every_template_of_a_rule_is_a_literal_with_its_values(path: str) -> None:
    assert faults(SOURCES[path]) == []


def test_the_messages_of_rules_are_found() -> None:
    said = [name for source in SOURCES.values() for name, _ in calls(ast.parse(source))]
    assert said.count("say") > 300
    assert said.count("say_count") >= 5


@pytest.mark.parametrize(
    "source",
    [
        'say(f"{size} px")',
        'say("a " + text)',
        'say("%s px" % size)',
        "say(text)",
        'say_count("one", several, n=2)',
        'say("{size", size=1)',
        'say("{size} px", width=1)',
        'def f():\n    told = {"width": 1}\n    say("{size} px", **told)',
        'Finding(outcome, "too small")',
        'Finding(outcome, f"{size} px", target=target)',
        'Finding(outcome, message="a" + text)',
        'Finding(outcome, "none" if size is None else say("small"))',
        'passes(1, "large enough")',
        'Message("{size} px", {"size": 1})',
    ],
)
def test_a_message_that_no_translator_reaches_is_a_fault(source: str) -> None:
    assert len(faults(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'say("{size:.1f} px " "wide", size=1.5)',
        'say_count("one thing", "{n} things", n=2)',
        'say_count("{n} page of {site}", "{n} pages of {site}", n=2, site="x")',
        'def f():\n    told = {"size": 1}\n    say("{size} px", **told)',
        'Finding(outcome, say("too small"))',
        "Finding(outcome, message, target=target)",
    ],
)
def test_a_literal_with_its_values_is_none(source: str) -> None:
    assert faults(source) == []
