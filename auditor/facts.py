"""The one way to a fact: by its subject, the profile under which it was met, and its type."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from auditor.errors import CollectError
from auditor.profile import DESKTOP, Profile
from auditor.subject import Scope, Subject, page

T = TypeVar("T")

Met = Mapping[str, Mapping[type, object]]
"""What was met of one subject: profile id -> artifact type -> artifact, or the CollectError in its place."""


class Need(NamedTuple):
    """An artifact type and the profile under which it is asked for."""

    kind: type
    profile: Profile = DESKTOP


class Facts(Protocol):
    """Facts about the subjects of one site, wherever they are kept."""

    def subjects(self, scope: Scope) -> Sequence[Subject]:
        """The subjects of one kind, in the order of the crawl."""
        ...

    def artifact(self, subject: Subject, profile: Profile, kind: type[T]) -> T | CollectError | None:
        """The fact, the error that stands in its place, or None where nobody collected it."""
        ...

    def has(self, subject: Subject, profile: Profile, kind: type) -> bool:
        """Whether the fact is there, told without reading it."""
        ...


class FactsInHand:
    """Facts that are in memory: those of a visit, of a test."""

    def __init__(self, met: Mapping[Subject, Met]) -> None:
        self._met = met

    @classmethod
    def of_page(cls, artifacts: Mapping[type, object], url: str = "") -> "FactsInHand":
        """One page met as `DESKTOP`."""
        return cls({page(url): {DESKTOP.id: artifacts}})

    def subjects(self, scope: Scope) -> Sequence[Subject]:
        return [subject for subject in self._met if subject.scope is scope]

    def artifact(self, subject: Subject, profile: Profile, kind: type[T]) -> T | CollectError | None:
        found = self._met.get(subject, {}).get(profile.id, {}).get(kind)
        return found if found is None or isinstance(found, kind | CollectError) else None

    def has(self, subject: Subject, profile: Profile, kind: type) -> bool:
        return isinstance(self.artifact(subject, profile, kind), kind)


def scope_of(kind: type) -> Scope:
    """What an artifact type is about: a page unless it says otherwise."""
    scope: Scope = getattr(kind, "scope", Scope.PAGE)
    return scope


def profiles_of(kind: type) -> tuple[str, ...]:
    """Ids of the profiles under which an artifact type is collected: the desktop alone unless it says otherwise."""
    profiles: tuple[str, ...] = getattr(kind, "profiles", (DESKTOP.id,))
    return profiles


def key_of(kind: type) -> str:
    """An artifact type's name on disk."""
    return str(getattr(kind, "key", kind.__name__))


def kinds_of(needs: Iterable[Need], profile: Profile) -> frozenset[type]:
    """The artifact types that are asked for of one profile."""
    return frozenset(need.kind for need in needs if need.profile == profile)
