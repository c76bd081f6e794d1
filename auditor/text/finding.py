"""What a finder is, and what it gets."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from auditor.artifacts.house import HouseStyle
from auditor.text.lexicon import Mark
from auditor.text.parsing import Parsed, in_language
from auditor.text.remarks import Remark


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Text:
    """A text as finders see it: its title, its main language, and its blocks, those of other languages too.

    A text is itself alone, whatever it says, so that what two finders need can be kept for the second.

    `law` numbers the blocks that are the wording of a law (auditor.text.law). `expansions` are what `<abbr title>` and its like say of acronyms: "SSA" -> "Social Security Administration".
    """

    title: str
    lang: str
    blocks: tuple[Parsed, ...]
    house: HouseStyle
    expansions: Mapping[str, str] = field(default_factory=dict)
    law: frozenset[int] = frozenset()

    def in_language(self, lang: str) -> list[Parsed]:
        """Blocks of the main content in this language."""
        return in_language(self.blocks, lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """One text rule: `find` yields remarks in the order of the text, each under the rule `id`.

    `langs` are the languages it knows; `mark(lower, written, lang)` gives a word's bits (auditor.text.flags)
    and is asked once for each distinct word. `is_on`: without being asked for.
    """

    id: str
    langs: frozenset[str]
    find: Callable[[Text], Iterable[Remark]]
    mark: Mark | None = None
    is_on: bool = True
