"""Options that several commands have, and what was given of them."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from auditor.config import describe
from auditor.locale import catalogue
from auditor.streams import speak

F = TypeVar("F", bound=Callable[..., Any])


def setting(*names: str, key: str, **options: Any) -> Callable[[F], F]:
    """An option whose help is that of its configuration key."""
    return click.option(*names, key.replace(".", "__"), help=describe(key), **{"default": None, **options})


def language() -> Callable[[F], F]:
    """The option for the language of reports and of the terminal. What is said from then on is said in it."""
    return setting("--language", key="report.language", metavar="TAG", is_eager=True, callback=_speak)


def _speak(_context: click.Context, _option: click.Parameter, tag: str | None) -> str | None:
    if tag is not None:
        speak(catalogue(tag))
    return tag


def choice(name: str, values: str, **options: Any) -> Callable[[F], F]:
    """An option that takes one of the `values`, given as words."""
    return click.option(name, type=click.Choice(values.split()), **options)


def overrides(sources: tuple[str, ...], options: dict[str, Any]) -> dict[str, Any]:
    """Options that were given, by dotted key."""
    given: dict[str, Any] = {
        key.replace("__", "."): value
        for key, value in options.items()
        if value not in (None, ()) and not (value is False and key == "resume")
    }
    if sources:
        given["sources"] = list(sources)
    if "report.format" in given:
        given["report.format"] = split(given["report.format"])
    for key in ("rules.only", "rules.skip"):
        if key in given:
            given[key] = split(",".join(given[key]))
    return given


def option_names() -> dict[str, str]:
    """Dotted key -> the option that sets it in the command that runs."""
    parameters = click.get_current_context().command.params
    return {
        (each.name or "").replace("__", "."): each.opts[-1] for each in parameters if isinstance(each, click.Option)
    }


def split(text: str) -> tuple[str, ...]:
    """The parts of a list that was given with commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
