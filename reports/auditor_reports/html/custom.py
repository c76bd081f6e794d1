"""Templates of one's own: a file of the same name as ours extends it and replaces blocks.

What protects a report stays: autoescape can't be turned off, and the page's policy stands outside every block of a
template that must be extended. Templates are ours to check and the agency's to write: they are no place for hostile code.
"""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import resources
from pathlib import Path

from jinja2 import Environment, TemplateError, TemplateSyntaxError, nodes

from auditor.choices import choices
from auditor.errors import UsageError
from auditor.message import Message, as_said, say

OURS = "ours/"
"""Before the name of a template: ours, whatever the folder holds."""
_SUFFIX = ".jinja"
_PART = "_"  # a file whose name begins so is the agency's own, to be included
_RENDERING = (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError)
"""What a template can raise while it is shown."""
_CHOSEN: ContextVar[Path | None] = ContextVar("templates", default=None)


class ReportEnvironment(Environment):
    """Finds templates by name; one that extends its own name extends ours."""

    def join_path(self, template: str, parent: str) -> str:
        return f"{OURS}{template}" if template == parent else template


@contextmanager
def templates_of(folder: Path | None) -> Iterator[None]:
    """Meanwhile pages are made with the templates of a folder, or with ours alone."""
    token = _CHOSEN.set(folder)
    try:
        yield
    finally:
        _CHOSEN.reset(token)


def chosen() -> Path | None:
    """The folder of the templates that pages are made with now."""
    return _CHOSEN.get()


def source(name: str, folder: Path | None) -> tuple[str, str | None, None] | None:
    """A template's text, and the file where it is not ours; None where there is none."""
    if folder is not None and not name.startswith(OURS) and (folder / name).is_file():
        return _read(folder / name), str(folder / name), None
    file = resources.files("auditor_reports.html").joinpath("templates", name.removeprefix(OURS))
    return (file.read_text("utf-8"), None, None) if file.is_file() else None


def check(folder: Path, environment: Environment) -> None:
    """Raise UsageError, naming file and line, for a template that can't be used."""
    if not folder.is_dir():
        raise UsageError(
            say("there is no folder of templates {path}", path=str(folder)),
            hint=say("Name one with --templates, or leave it out."),
        )
    ours = blocks_of_ours(environment)
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        if path.name not in ours and not path.name.startswith(_PART):
            raise UsageError(
                say("{path} replaces no template of ours", path=str(path)), hint=choices(path.name, sorted(ours))
            )
        _check_file(path, environment, ours.get(path.name))


def blocks_of_ours(environment: Environment) -> dict[str, frozenset[str]]:
    """Template -> the blocks that can be replaced in it, those of what it extends among them."""
    found: dict[str, frozenset[str]] = {}
    trees = {
        file.name: environment.parse(file.read_text("utf-8"))
        for file in resources.files("auditor_reports.html").joinpath("templates").iterdir()
        if file.name.endswith(_SUFFIX)
    }
    for name, tree in trees.items():
        names = {block.name for block in tree.find_all(nodes.Block)}
        for parent in tree.find_all(nodes.Extends):
            if isinstance(parent.template, nodes.Const):
                names |= {block.name for block in trees[parent.template.value].find_all(nodes.Block)}
        if names:
            found[name] = frozenset(names)
    return found


def _check_file(path: Path, environment: Environment, blocks: frozenset[str] | None) -> None:
    text = _read(path)
    try:
        tree = environment.parse(text, path.name, str(path))
        environment.compile(text, path.name, str(path))
    except TemplateSyntaxError as error:
        raise _broken(path, error.lineno, as_said(error.message or "")) from error
    for node in tree.find_all((nodes.ScopedEvalContextModifier, nodes.EvalContextModifier)):
        raise _broken(path, node.lineno, say("autoescape stays on: words of a page are hostile"))
    for filter_ in tree.find_all(nodes.Filter):
        if filter_.name == "safe":
            raise _broken(path, filter_.lineno, say("the filter `safe` is not allowed: words of a page are hostile"))
    if blocks is not None:
        _check_blocks(path, tree, blocks)


def _check_blocks(path: Path, tree: nodes.Template, blocks: frozenset[str]) -> None:
    """It begins with `extends`, and replaces blocks that are there."""
    first = next((node for node in tree.body if not _is_blank(node)), None)
    wanted = f"{{% extends '{path.name}' %}}"
    if not isinstance(first, nodes.Extends) or not isinstance(first.template, nodes.Const):
        raise _broken(path, first.lineno if first else 1, say("it must begin with {extends}", extends=wanted))
    if first.template.value not in (path.name, f"{OURS}{path.name}"):
        raise _broken(path, first.lineno, say("it must begin with {extends}", extends=wanted))
    for block in tree.find_all(nodes.Block):
        if block.name not in blocks:
            known = tuple(sorted(blocks))
            reason = say("there is no block {name}; there are {known}", name=repr(block.name), known=known)
            raise _broken(path, block.lineno, reason)


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Output) and all(
        isinstance(each, nodes.TemplateData) and not each.data.strip() for each in node.nodes
    )


@contextmanager
def named_if_broken() -> Iterator[None]:
    """What a template of the chosen folder raises while it is shown becomes a UsageError that names file and line."""
    try:
        yield
    except _RENDERING as error:
        folder = chosen()
        places = [] if folder is None else [
            each for each in traceback.extract_tb(error.__traceback__) if Path(each.filename).parent == folder
        ]  # fmt: skip
        if not places:
            raise
        raise _broken(Path(places[-1].filename), places[-1].lineno or 1, as_said(str(error))) from error


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise UsageError(
            say("{path} can't be read ({reason})", path=str(path), reason=str(error.strerror)),
            hint=say("Check its name, and who may read it."),
        ) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _broken(path, line, say("it is not text in UTF-8 ({reason})", reason=error.reason)) from error


def _broken(path: Path, line: int, reason: Message) -> UsageError:
    return UsageError(
        say("{path}, line {line}: {reason:clause}", path=str(path), line=str(line), reason=reason),
        hint=say("Repair the template, or leave out --templates. docs/formats.md says how templates work."),
    )
