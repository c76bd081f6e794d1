"""Gather every text that people read: a template for translators, and catalogues brought up to date.

python tools/build_messages.py     writes build/auditor.pot, and every auditor/locale/<language>/LC_MESSAGES/auditor.po anew

The template is not kept under version control: it follows from the source, and each change of a message would change
it as well. What must hold is tested: whatever a report asks its catalogue for stands in the template.
"""

import argparse
import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from auditor import __version__
from auditor.message import SEPARATORS, known
from auditor.registry import explain, load_packs

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("auditor", "rules/auditor_rules", "reports/auditor_reports")
LOCALES = Path("auditor/locale")
TEMPLATE = Path("build/auditor.pot")
KEYWORDS: dict[str, tuple[int, ...]] = {"say": (1,), "say_count": (1, 2)}
Template = str | tuple[str, ...]
CARD_FIELDS = ("title", "family", "checks", "who", "why", "harm_by", "fix", "limits", "sources")


def template() -> Catalog:
    """Every message of the source and every text of the data, with where it stands."""
    catalog = Catalog(project="civic-auditor", version=__version__, charset="utf-8")
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            for line, message in _READERS.get(path.suffix, _nothing)(path):
                catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), line)])
    for place, text in data_texts():
        catalog.add(known(text).template, locations=[(place, 0)])
    return catalog


def data_texts() -> Iterator[tuple[str, str]]:
    """Texts that no template in the source shows, with where they come from.

    Beside the rules' cards they are what the modules called `catalogue_texts` yield.
    """
    yield from (("auditor/message.py", text) for text in SEPARATORS.values())
    yield from (("rules/auditor_rules", text) for text in card_texts(map(explain, load_packs())))
    for folder in SOURCES:
        package = Path(folder).name
        for path in sorted((ROOT / folder).rglob("catalogue_texts.py")):
            place = path.relative_to(ROOT / folder).with_suffix("")
            module = import_module(".".join((package, *place.parts)))
            yield from ((path.relative_to(ROOT).as_posix(), text) for text in module.texts())


def card_texts(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    """What rules' cards say."""
    for card in found:
        yield from (card[field] for field in CARD_FIELDS if card.get(field))
        yield from (example["title"] for example in card.get("examples", ()))


def python_messages(path: Path) -> Iterator[tuple[int, Template]]:
    """Templates of the calls of `say` and `say_count` that a module takes from `auditor.message`, however deep.

    Babel's own reader of Python loses calls within other calls. Raises ValueError for a template that is no literal.
    """
    tree = ast.parse(path.read_text("utf-8"))
    ours = {
        alias.asname or alias.name: KEYWORDS[alias.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "auditor.message"
        for alias in node.names
        if alias.name in KEYWORDS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ours:
            count = len(ours[node.func.id])
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if len(texts) != count:
                raise ValueError(f"{path}:{node.lineno}: {node.func.id} takes {count} literal of the template")
            yield node.lineno, texts[0] if count == 1 else tuple(texts)


def page_messages(path: Path) -> Iterator[tuple[int, Template]]:
    """What the template of a page says."""
    options = {"silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}
    with path.open("rb") as file:
        for line, message, _, _ in extract("jinja2.ext:babel_extract", file, KEYWORDS, options=options):
            yield line, message


def _nothing(path: Path) -> Iterator[tuple[int, Template]]:
    yield from ()


_READERS: dict[str, Callable[[Path], Iterator[tuple[int, Template]]]] = {
    ".py": python_messages,
    ".jinja": page_messages,
}


def _write(path: Path, catalog: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the template and bring every catalogue up to date; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=ROOT, help="where to write; left out: this checkout")
    root = parser.parse_args(arguments).root
    made = template()
    _write(root / TEMPLATE, made)
    print(f"{TEMPLATE}: {len(made)} texts")
    for path in sorted((root / LOCALES).glob("*/LC_MESSAGES/auditor.po")):
        with path.open("rb") as file:
            catalog = read_po(file, locale=path.parts[-3].replace("-", "_"))
        catalog.update(made)
        _write(path, catalog)
        missing = sum(not each.string or each.fuzzy for each in catalog if each.id)
        print(f"{path.relative_to(root)}: {missing} texts to translate")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
