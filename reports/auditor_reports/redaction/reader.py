"""A reader whose every text was redacted: the one place that reports read through, so no format can forget it."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import wraps
from pathlib import Path
from types import FunctionType
from typing import Any, TypeVar

import msgspec

from auditor.message import Message
from auditor.profile import Profile
from auditor.store.facts import StoredFacts
from auditor.store.read_rows import Cause, JudgementFacts, Picture, RuleCard
from auditor.store.reader import Reader
from auditor.subject import Scope, Subject
from auditor_reports.redaction.scrub import scrub

T = TypeVar("T")

_OURS = (Enum, RuleCard, JudgementFacts)
"""Values that hold no word of a site."""
_KEPT = frozenset(
    {"fingerprint", "rule_id", "outcome", "template", "started_at", "finished_at", "tool_version", "axe_version",
     "browser_version", "probe_hash", "config_hash", "population", "identity", "lang", "state", "key"}
)  # fmt: skip
"""Fields of ours; a sum or a version looks like a token."""


class RedactedReader(Reader):
    """A `Reader` that hands out no name, number, query or token that can be told by its shape, and no picture."""

    def __init__(self, path: Path, run_id: int | None = None, judgement_id: int | None = None) -> None:
        super().__init__(path, run_id, judgement_id)
        self._shown_causes: dict[tuple[str, str], str] = {}
        self._own_causes: dict[tuple[str, str], str] = {}
        self.run = redacted(self.run)

    def picture(self, cause: Cause) -> Picture | None:
        """None: what a picture shows can't be told by its shape."""
        return None

    def facts(self, site_id: int) -> StoredFacts:
        """The facts of a site, redacted."""
        return _RedactedFacts(self._db, site_id)

    def causes_of_page(self, page_id: int) -> list[tuple[str, str]]:
        """(rule id, cause) of a page's failures, most places first."""
        return [(rule, self._cause(rule, cause)) for rule, cause in super().causes_of_page(page_id)]

    def causes_of_document(self, document_id: int) -> list[tuple[str, str]]:
        """(rule id, cause) of a document's failures, most places first."""
        return [(rule, self._cause(rule, cause)) for rule, cause in super().causes_of_document(document_id)]

    def barrier_causes(self, site_id: int, population: str) -> Iterator[tuple[int, str, str]]:
        """(page id, rule id, cause) of all that stops or hinders one population, each once."""
        found = super().barrier_causes(site_id, population)
        return ((page, rule, self._cause(rule, cause)) for page, rule, cause in found)

    def _cause(self, rule_id: str, own: str) -> str:
        """The cause as it is shown; two that would look alike get a number, for a cause is looked up by it."""
        shown = self._shown_causes.get((rule_id, own))
        if shown is None:
            plain = shown = scrub(own)
            number = 1
            while (rule_id, shown) in self._own_causes:
                number += 1
                shown = f"{plain} ({number})"
            self._shown_causes[rule_id, own] = shown
            self._own_causes[rule_id, shown] = own
        return shown

    def _own(self, value: Any) -> Any:
        """An argument as the file knows it."""
        if isinstance(value, Cause):
            own = self._own_causes.get((value.rule_id, value.cause), value.cause)
            return dataclasses.replace(value, cause=own)
        return value

    def _shown(self, value: Any) -> Any:
        """A result as reports may see it."""
        if isinstance(value, Iterator):
            return map(self._shown, value)
        if isinstance(value, list):
            return [self._shown(each) for each in value]
        cause = getattr(value, "cause", None)
        shown = redacted(value)
        if isinstance(cause, str) and dataclasses.is_dataclass(shown) and not isinstance(shown, type):
            return dataclasses.replace(shown, cause=self._cause(getattr(value, "rule_id", ""), cause))
        return shown


class _RedactedFacts(StoredFacts):
    """Facts without what may name a person; a subject is found by its address as it is shown, too."""

    def subjects(self, scope: Scope) -> list[Subject]:
        return list(self._by_shown(scope))

    def artifact(self, subject: Subject, profile: Profile, kind: type[T]) -> Any:
        own = self._by_shown(subject.scope).get(subject, subject)
        return redacted(super().artifact(own, profile, kind))

    def _by_shown(self, scope: Scope) -> dict[Subject, Subject]:
        found: dict[Subject, Subject] = {}
        for each in super().subjects(scope):
            found.setdefault(Subject(scope, scrub(each.url)), each)
        return found


def redacted(value: T) -> T:
    """A value with every text in it scrubbed, however deep it lies."""
    shown: Any = value
    if isinstance(value, _OURS):
        return value
    if isinstance(value, str):
        shown = scrub(value)
    elif isinstance(value, Message):
        shown = Message(value.template, redacted(value.values), value.plural)
    elif isinstance(value, Mapping):
        shown = {redacted(key): value[key] if key in _KEPT else redacted(value[key]) for key in value}
    elif isinstance(value, tuple | list | frozenset | set):
        shown = type(value)(redacted(each) for each in value)
    elif isinstance(value, msgspec.Struct):
        shown = msgspec.structs.replace(value, **_fields(value, value.__struct_fields__))
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        shown = dataclasses.replace(
            value, **_fields(value, [each.name for each in dataclasses.fields(value) if each.init])
        )
    result: T = shown
    return result


def _fields(value: object, names: Any) -> dict[str, Any]:
    return {name: redacted(getattr(value, name)) for name in names if name not in _KEPT}


def _redacting(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def shown(self: RedactedReader, *values: Any, **named: Any) -> Any:
        own = {name: self._own(value) for name, value in named.items()}
        return self._shown(method(self, *map(self._own, values), **own))

    return shown


for _name, _member in list(vars(Reader).items()):
    # Every method that a reader has or will get; those above have ways of their own.
    if isinstance(_member, FunctionType) and not _name.startswith("_") and _name not in vars(RedactedReader):
        setattr(RedactedReader, _name, _redacting(_member))
