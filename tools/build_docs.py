"""Write the documentation of rules and artifacts from the code itself, and the artifacts' types for JavaScript.

python tools/build_docs.py            writes rules/README.md, docs/rules/<id>.md, docs/artifacts.md and
                                      tools/types/artifacts.d.ts
python tools/build_docs.py --check    exit code 1 when a file on disk differs, and says which
"""

import argparse
import difflib
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import entry_points
from pathlib import Path

from auditor.registry import BUILT_IN_PACK, ENTRY_POINT_GROUP, load_packs, sees
from auditor.rule import PAGE_BREAK, Rule
from auditor.standards import populations
from auditor.standards.law import Answer, counts_for, laws
from auditor.standards.references import WCAG, prefixes, resolve, table
from tools import artifact_catalogue, artifact_types

ROOT = Path(__file__).resolve().parents[1]
PAGES = Path("docs/rules")
CATALOGUE = Path("rules/README.md")
HARM = Path("docs/harm.md")
EXAMPLE = Path("tests/fixtures/scratch_rules")
GENERATED = "<!-- Written by tools/build_docs.py from the rules. Change those, not this file. -->"
MAX_DIFF_LINES = 20  # of one file, shown by --check

HOW_TO = """\
# Rules

A rule is a pure function of collected facts (artifacts). It never sees a browser, a clock or the network, so the
same stored audit always gives the same findings.

## How to write a rule

1. Put a function into the file of its kind under `auditor_rules/<family>/`, or start a new file; a new family is a new
   folder, and `family` its name. Its parameters are
   what it asks for: artifact types of `auditor.artifacts`. `doc: DocumentText` is of one page, as a desktop computer meets
   it; `phone: Annotated[PhoneLayout, PHONE]` of the page on a phone; `file: LinkedDocument` of one PDF or Office file.
   A rule about the site as a whole asks for `PerPage[DocumentText]` and `PerDocument[LinkedDocument]`, and for facts of
   the site such as `LinkGraph`.
2. Decorate it with `@rule(...)`. The id is kebab-case and names the problem (`duplicate-titles`). `harm` says what the
   problem does to whom (`stop`, `hinder`, `slow`, `notice`); `refs` names what the rule cites (below);
   `conformance=True` only when a failure really fails the criterion.
3. Yield one `Finding` for each target tested, passes too (one pass may stand for many: `count`). Yield nothing when
   there is nothing to test. Not sure? `Outcome.CANT_TELL`, and a message that says what a person should check.
4. The message states what was measured: `say("{width:.0f} by {height:.0f} CSS px", width=..., height=...)`. Its
   template stands there as it is, one for each case, so that it can be translated: nothing is glued together. Counts
   take `say_count`, somebody else's words `as_said`. Advice belongs in the docstring, which has the sections
   *What it checks, Who it affects, Why, What decides the harm, How to fix, Limits,
   Sources*.
5. Every number that decides is a named constant with its unit and source.
6. Give `examples`: HTML that fails and HTML that passes, with the outcome (`failed`, `passed`; `cantTell` where the rule never
   fails). They are run in a browser. Facts that a browser can't bring (a
   document, a house style) stand in `given`.
7. End the module with `RULES = (...)`, add `*module.RULES` to `PACK` in `auditor_rules/__init__.py`, write its cases in
   `tests/rules/cases/<id>.toml` (pass, fail, not applicable, can't tell), and run `python tools/build_docs.py`.

### A whole example: a rule about documents

Everything that a rule and its cases need, in full (`tests/fixtures/scratch_rules/`, where a rule about the phone stands too). In
the pack it would be `auditor_rules/burden/documents.py`, with `*documents.RULES` in `PACK`.

```python
{example}```

Its cases:

```toml
{cases}```

A finding may have a `target` (the element), a `cause` (what groups findings with one repair; else the element's place), `data`
(small values for reports; for a site rule `url` names the page or document it is about) and `harm` where the measured value
decides it. `@rule` takes `owner` (who mends it: `content`, `design`, `code`, `vendor`) and `confidence` too.

`harm` takes these people: {people}.

A rule that raises is an error of that rule on that page; everything else goes on.

### What a rule may cite

A reference is a table and an entry of it: `wcag22:2.4.2`, `failure:F25`. A rule with one that does not exist can't be
loaded. The tables are files of `auditor/standards/references/`; each says where it comes from, how certain it is, and on
which day that was known. A new table is one more such file.

{tables}

Laws that ask for WCAG are not cited: which rule counts for which law is worked out from its criteria and the version
and level that the law asks for. Cite a law only for what it asks beyond WCAG.

### Rules of your own, in a package of your own

```toml
[project.entry-points."auditor.rules"]
my_agency = "my_package:PACK"   # a tuple of rules
```

Install the package beside civic-auditor: `auditor rules` then lists them. A pack that can't be imported stops the run
before a browser starts; `--without-pack my_agency` leaves it out on purpose.

## Catalogue
"""


HARM_INTRO = """# What decides how bad a finding is

Harm is said for each population: `stop` (this person can't do what the control or the page is for), `hinder` (only with great
effort or by a detour), `slow` (with more time), `notice` (they meet it and go on). A rule's card says the worst that it can do;
where a measured value decides, the finding has its own. The limits stand with their sources in `rules/auditor_rules/harm.py`;
what has no source is this project's judgement. How harm becomes a score: [method.md](method.md).
"""


def render(rules: Sequence[Rule]) -> dict[Path, str]:
    """Every generated file: path relative to the repository -> its text."""
    files = {PAGES / f"{rule.id}.md": rule_page(rule) for rule in rules}
    files[CATALOGUE] = catalogue(rules)
    files[HARM] = harm_table(rules)
    files[artifact_types.TYPES] = artifact_types.declarations()
    files[artifact_catalogue.CATALOGUE] = artifact_catalogue.catalogue(rules)
    return files


def catalogue(rules: Sequence[Rule]) -> str:
    """How to write a rule, and a table of all rules by family."""
    parts = [GENERATED, "", _how_to(), f"{len(rules)} rules.", ""]
    for family in sorted({rule.meta.family for rule in rules}):
        parts += [
            f"### {family.capitalize()}",
            "",
            "| rule | says | WCAG 2.2 | cites too | worst harm | usually mended by |",
            "|---|---|---|---|---|---|",
        ]
        for rule in sorted((rule for rule in rules if rule.meta.family == family), key=lambda rule: rule.id):
            link = f"[{rule.id}](../{(PAGES / f'{rule.id}.md').as_posix()})"
            worst = min(rule.meta.harm.values(), key=lambda harm: harm.rank)
            wcag, cited = ", ".join(rule.meta.wcag) or "none", ", ".join(_beyond_wcag(rule)) or "none"
            cells = (link, rule.meta.title, wcag, cited, worst, rule.meta.owner)
            parts.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
        parts.append("")
    return "\n".join(parts)


def _how_to() -> str:
    """The guide with the files and tables that it shows."""
    shown = {
        "tables": _tables(),
        "example": (ROOT / EXAMPLE / "heavy_document.py").read_text("utf-8"),
        "cases": (ROOT / EXAMPLE / "heavy-document.toml").read_text("utf-8"),
        "people": ", ".join(f"`{population}`" for population in populations()),
    }
    text = HOW_TO
    for name, content in shown.items():
        text = text.replace(f"{{{name}}}", content)
    return text


def harm_table(rules: Sequence[Rule]) -> str:
    """For every rule the worst that it says, of whom, and what decides it."""
    parts = [GENERATED, "", HARM_INTRO, "| rule | at worst | what decides it |", "|---|---|---|"]
    for rule in sorted(rules, key=lambda rule: rule.id):
        harm = rule.meta.harm
        worst = min(harm.values(), key=lambda each: each.rank)
        whom = ", ".join(population.replace("_", " ") for population, each in harm.items() if each is worst)
        said = rule.meta.doc["What decides the harm"]
        cells = (f"[{rule.id}](rules/{rule.id}.md)", f"{worst}: {whom}", said[:1].upper() + said[1:])
        parts.append(f"| {' | '.join(map(_cell, cells))} |")
    return "\n".join([*parts, ""])


def rule_page(rule: Rule) -> str:
    """One rule's card as a page."""
    meta = rule.meta
    harm = ", ".join(f"{population.replace('_', ' ')} ({level})" for population, level in meta.harm.items())
    facts = {
        "Family": meta.family,
        "Sees": str(sees(rule)),
        "WCAG 2.2 criteria": ", ".join(meta.wcag) or "none",
        "ACT rules": ", ".join(meta.act) or "none",
        "A failure fails the criterion": "yes" if meta.conformance else "no",
        "Confidence": meta.confidence,
        "Usually mended by": meta.owner,
        "Harm": harm,
        "Counts for": _laws(rule),
    }
    parts = [GENERATED, "", f"# {meta.title}", "", f"`{rule.id}`", "", "| | |", "|---|---|"]
    parts += [f"| {name} | {_cell(value)} |" for name, value in facts.items()]
    for name, text in meta.doc.items():
        parts += ["", f"## {name}", "", text]
    if meta.refs:
        parts += ["", "## References", "", *map(_reference, meta.refs)]
    parts += ["", "## Examples"]
    for example in meta.examples:
        parts += ["", f"**{example.outcome}**: {example.title}", "", "```html", *_pages(example.pages), "```"]
    return "\n".join([*parts, ""])


def differences(files: dict[Path, str], root: Path) -> list[str]:
    """One entry for each file that is missing, stale or different, with the start of its diff."""
    found = [f"{path.as_posix()}: belongs to no rule" for path in stale(files, root)]
    for path, text in sorted(files.items()):
        on_disk = root / path
        old = on_disk.read_text(encoding="utf-8") if on_disk.exists() else ""
        if not on_disk.exists():
            found.append(f"{path.as_posix()}: missing")
        elif old != text:
            diff = list(
                difflib.unified_diff(old.splitlines(), text.splitlines(), "on disk", "as it should be", lineterm="")
            )
            found.append("\n".join([f"{path.as_posix()}: differs", *diff[:MAX_DIFF_LINES]]))
    return found


def stale(files: Iterable[Path], root: Path) -> list[Path]:
    """Rule pages on disk whose rule is gone."""
    known = set(files)
    on_disk = (path.relative_to(root) for path in sorted((root / PAGES).glob("*.md")))
    return [path for path in on_disk if path not in known]


def write(files: dict[Path, str], root: Path) -> None:
    """Write every file, and delete pages whose rule is gone."""
    for path in stale(files, root):
        (root / path).unlink()
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when a file differs")
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository (default: this one)")
    options = parser.parse_args(arguments)
    files = render(built_in_rules())
    if not options.check:
        write(files, options.root)
        print(f"Wrote {len(files)} files.")
        return 0
    found = differences(files, options.root)
    for entry in found:
        print(entry, file=sys.stderr)
    if found:
        print(f"{len(found)} of {len(files)} files differ. Run: python tools/build_docs.py", file=sys.stderr)
    return 1 if found else 0


def built_in_rules() -> tuple[Rule, ...]:
    """The rules of the built-in pack alone, whatever else is installed."""
    packs = [pack for pack in entry_points(group=ENTRY_POINT_GROUP) if pack.name == BUILT_IN_PACK]
    return load_packs(packs=packs)


def _tables() -> str:
    """The tables of references as a Markdown table."""
    rows = ["| prefix | what | entries | status | source |", "|---|---|---|---|---|"]
    for prefix in prefixes():
        each = table(prefix)
        statuses = " or ".join(dict.fromkeys(entry.status for entry in each.entries.values()))
        cells = (f"`{prefix}:`", each.title, str(len(each.entries)), f"{statuses} on {each.date}", each.source)
        rows.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
    return "\n".join(rows)


def _beyond_wcag(rule: Rule) -> list[str]:
    return [ref for ref in rule.meta.refs if not ref.startswith(f"{WCAG}:")]


def _laws(rule: Rule) -> str:
    """The laws for which the rule counts, "in part" where they leave out one of its criteria."""
    counted = [counts_for(rule.meta.refs, law) for law in laws().values() if law.table]
    names = [
        f"{each.law.name}{' (in part)' if each.answer is Answer.PARTLY else ''}"
        for each in counted
        if each.answer is not Answer.NO
    ]
    return ", ".join(names) or "none of the laws that ask for WCAG"


def _reference(ref: str) -> str:
    cited = resolve(ref)
    return f"- [{cited.text}]({cited.url})" if cited.url else f"- {cited.text}"


def _pages(pages: Sequence[str]) -> list[str]:
    lines: list[str] = []
    for page in pages:
        lines += [PAGE_BREAK, page] if lines else [page]
    return lines


def _cell(text: str) -> str:
    """Text for a Markdown table cell."""
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
