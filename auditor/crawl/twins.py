"""Which addresses of a site lead to one page, whatever stands after their question mark.

Compared, never guessed. Where pairs of addresses that differ only in one parameter were visited and were
the same page each time, that parameter changes nothing on this site; where one pair ever differed, it
matters. Where the first addresses of a path that differ in their query were the same page, further ones
are too.

Every decision follows from the crawl's order and from what the pages of former depths, the pairs that are
tried and the first addresses of a path turned out to be. So neither concurrency nor a resume changes what
is visited: pages that need no decision come first, the others wait for them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from auditor.crawl.identity import agree
from auditor.store.rows import AddressRow, SamePage

PAIRS_TRIED = 5  # pairs on different pages by which a parameter is judged: they are visited in any case
PAIRS_NEEDED = 3  # of these that must have been the same page, and none may have differed
VARIANTS_TRIED = 5  # addresses of one path that differ in their query: so many are visited in any case

_Known = Callable[[AddressRow], bool]


class _Says(Enum):
    """What is known of a parameter."""

    MATTERS = "matters"  # or is not known well enough
    NEUTRAL = "neutral"
    OPEN = "open"  # its pairs are still to be visited


@dataclass(frozen=True, slots=True)
class Learnt:
    """An address that need not be visited. `parameters` told so; none where the first ones of its path did."""

    same: SamePage
    url: str
    parameters: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """What comes next: addresses to visit, in order, and those that are known to be another page's."""

    visit: list[int] = field(default_factory=list)
    same: list[Learnt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Address:
    """A row with its key in parts."""

    row: AddressRow
    path: str
    pairs: tuple[tuple[str, str], ...]
    names: frozenset[str]

    @property
    def rank(self) -> tuple[bool, int]:
        """The address without a query stands for its page, then the one that was found first."""
        return bool(self.pairs), self.row.seq

    def without(self, names: frozenset[str]) -> str:
        """Its key without these parameters."""
        query = "&".join(f"{name}={value}" for name, value in self.pairs if name.lower() not in names)
        return f"{self.path}?{query}"


class Twins:
    """The addresses of a site that are known when the pages of `depth` are to be visited, in order."""

    def __init__(self, rows: Iterable[AddressRow], depth: int) -> None:
        self._all = [_parse(row) for row in rows]
        self._by_id = {address.row.id: address.row for address in self._all}
        self._depth = depth
        self._groups = _groups(self._all)
        self._variants: dict[str, list[AddressRow]] = defaultdict(list)
        for address in self._all:
            if address.pairs:
                self._variants[address.path].append(address.row)
        self._tried = {row.id for groups in self._groups.values() for row in _tried(groups)}

    def plan(self) -> Plan:
        """What comes next at this depth; nothing when all is done."""
        here = [address for address in self._all if address.row.depth == self._depth]
        early = _Judge(self, known=lambda row: row.depth < self._depth, waits_for_open=True)
        outcomes = [(address, early.decide(address)) for address in here]
        plan = _collect((address, outcome) for address, outcome in outcomes if not address.row.is_done)
        if plan.visit or plan.same:
            return plan
        first = {address.row.id for address, outcome in outcomes if outcome is _VISIT}
        late = _Judge(self, known=lambda row: row.depth < self._depth or row.id in first)
        waiting = (address for address, _ in outcomes if not address.row.is_done)
        return _collect((address, late.decide(address, is_done=lambda row: row.is_done)) for address in waiting)

    def leftovers(self) -> list[Learnt]:
        """Queued addresses that are known to be another page's, once nothing is visited any more."""
        judge = _Judge(self, known=lambda row: row.is_done)
        queued = [address for address in self._all if not address.row.is_done]
        return _collect((address, judge.decide(address)) for address in queued).same

    def root(self, row: AddressRow) -> AddressRow:
        """The address under which a page is counted."""
        while row.same_as is not None and row.same_as in self._by_id:
            row = self._by_id[row.same_as]
        return row


class _Mark(Enum):
    """A decision besides Learnt."""

    VISIT = "visit"
    WAIT = "wait"


_VISIT, _WAIT = _Mark.VISIT, _Mark.WAIT
_Decision = _Mark | Learnt


class _Judge:
    """Decisions from what is `known` of the site; `waits_for_open`: pairs that are tried may still be visited."""

    def __init__(self, twins: Twins, known: _Known, *, waits_for_open: bool = False) -> None:
        self._twins, self._known, self._waits = twins, known, waits_for_open
        self._says = {name: self._verdict(groups) for name, groups in twins._groups.items()}
        self._neutral = frozenset(name for name, says in self._says.items() if says is _Says.NEUTRAL)
        is_open = frozenset(name for name, says in self._says.items() if says is _Says.OPEN)
        self._may_be_neutral = self._neutral | is_open if waits_for_open else self._neutral
        self._classes = _classes(twins._all, self._neutral)
        self._open_classes = _classes(twins._all, self._may_be_neutral)

    def decide(self, address: _Address, is_done: _Known | None = None) -> _Decision:
        """Whether an address is visited, waits, or is another one of a page."""
        row = address.row
        if row.is_seed or not address.pairs or row.id in self._twins._tried:
            return _VISIT
        is_done = is_done or self._known
        if not address.names.isdisjoint(self._may_be_neutral - self._neutral):
            members = self._open_classes[address.without(self._may_be_neutral)]
            if any(member.rank < address.rank for member in members):
                return _WAIT
        if not address.names.isdisjoint(self._neutral):
            decision = self._by_parameters(address, is_done)
            if decision is not None:
                return decision
        return self._by_path(address, is_done)

    def _by_parameters(self, address: _Address, is_done: _Known) -> _Decision | None:
        members = self._classes[address.without(self._neutral)]
        before = [member.row for member in members if member.rank < address.rank]
        owner = next((row for row in before if is_done(row) and row.is_audited), None)
        if owner is None:
            return None if all(map(is_done, before)) else _WAIT
        return self._learnt(address, owner, tuple(sorted(address.names & self._neutral)))

    def _by_path(self, address: _Address, is_done: _Known) -> _Decision:
        first = self._twins._variants[address.path][:VARIANTS_TRIED]
        if len(first) < VARIANTS_TRIED or any(row.id == address.row.id for row in first):
            return _VISIT
        if not all(map(is_done, first)):
            return _WAIT
        hashes = {row.content_hash if row.is_audited else None for row in first}
        return self._learnt(address, first[0]) if len(hashes) == 1 and None not in hashes else _VISIT

    def _learnt(self, address: _Address, owner: AddressRow, parameters: tuple[str, ...] = ()) -> Learnt:
        root = self._twins.root(owner)
        return Learnt(SamePage(address.row.id, root.id), address.row.url, parameters)

    def _verdict(self, groups: Sequence[Sequence[AddressRow]]) -> _Says:
        tried = groups[:PAIRS_TRIED]
        if len(tried) < PAIRS_NEEDED:
            return _Says.MATTERS
        if self._waits and not all(self._known(row) for group in tried for row in group[:2]):
            return _Says.OPEN
        results = [self._compare(group[:2]) for group in tried]
        if False in results or any(self._compare(group) is False for group in groups):
            return _Says.MATTERS
        return _Says.NEUTRAL if results.count(True) >= PAIRS_NEEDED else _Says.MATTERS

    def _compare(self, rows: Sequence[AddressRow]) -> bool | None:
        """Whether those that were seen are one page; None when they can't be compared."""
        hashes = [row.content_hash for row in rows if self._known(row) and row.was_seen and row.content_hash]
        results = {agree(hashes[0], other) for other in hashes[1:]}
        if False in results:
            return False
        return True if results == {True} else None


def _parse(row: AddressRow) -> _Address:
    path, _, query = row.url_key.partition("?")
    pairs = tuple((name, value) for name, _, value in (part.partition("=") for part in query.split("&") if part))
    return _Address(row, path, pairs, frozenset(name.lower() for name, _ in pairs))


def _classes(addresses: Iterable[_Address], names: frozenset[str]) -> dict[str, list[_Address]]:
    """Addresses that are equal without these parameters, those that stand for their page first."""
    classes: dict[str, list[_Address]] = defaultdict(list)
    for address in addresses:
        classes[address.without(names)].append(address)
    for members in classes.values():
        members.sort(key=lambda member: member.rank)
    return classes


def _groups(addresses: Sequence[_Address]) -> dict[str, list[list[AddressRow]]]:
    """For each parameter, the pages that have an address with and one without it (or with another value).

    In the order in which their second address was found: what is found later never comes before.
    """
    plain = {address.without(frozenset()): address.row for address in addresses}
    found: dict[str, dict[str, list[AddressRow]]] = defaultdict(lambda: defaultdict(list))
    for address in addresses:
        for name in address.names:
            found[name][address.without(frozenset({name}))].append(address.row)
    groups: dict[str, list[list[AddressRow]]] = {}
    for name, by_key in found.items():
        for key, rows in by_key.items():
            rows += [plain[key]] if key in plain else []
            rows.sort(key=lambda row: row.seq)
        several = [rows for rows in by_key.values() if len(rows) > 1]
        groups[name] = sorted(several, key=lambda rows: rows[1].seq)
    return groups


def _tried(groups: Sequence[Sequence[AddressRow]]) -> list[AddressRow]:
    """Addresses that are visited to learn whether a parameter matters; none where there are too few pairs."""
    if len(groups) < PAIRS_NEEDED:
        return []
    return [row for group in groups[:PAIRS_TRIED] for row in group[:2]]


def _collect(outcomes: Iterable[tuple[_Address, _Decision]]) -> Plan:
    plan = Plan()
    for address, outcome in outcomes:
        if outcome is _VISIT:
            plan.visit.append(address.row.id)
        elif isinstance(outcome, Learnt):
            plan.same.append(outcome)
    return plan
