"""Configuration: one description of every setting, read from TOML and from the command line.

Each setting's key, type, default and sentence of help stand here once; the command line's help and
the file that `auditor init` writes are made from it.
"""

import difflib
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta

from auditor.artifacts.house import Audience
from auditor.errors import ConfigError
from auditor.message import say
from auditor.setting_errors import wrong_setting
from auditor.textfile import read_text

FILE_NAME = "auditor.toml"
DEFAULT_MAX_PAGES = 500
FailOn = Literal["stop", "hinder", "slow", "none"]


class _Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings of one table."""


class Crawl(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which pages are visited, and how fast."""

    urls: Annotated[
        str | None,
        Meta(
            description="File of addresses, one a line, to audit as they stand, however many they are. Without SOURCE no link is followed.",
            examples=["urls.txt"],
        ),
    ] = None
    max_pages: Annotated[
        Annotated[int, Meta(ge=1)] | None,
        Meta(
            description=f"Audit at most this many pages of each site. Left out: {DEFAULT_MAX_PAGES}, and a site that has more counts as incomplete.",
            examples=[100],
        ),
    ] = None
    max_depth: Annotated[
        Annotated[int, Meta(ge=0)] | None,
        Meta(description="Follow links at most this many clicks from the start. Left out: no limit.", examples=[3]),
    ] = None
    time_limit: Annotated[
        Annotated[float, Meta(gt=0)] | None,
        Meta(description="Stop after this many minutes, with a partial report. Left out: no limit.", examples=[60]),
    ] = None
    include: Annotated[
        tuple[str, ...],
        Meta(description="Visit only addresses or paths that match this glob (`*` crosses slashes). May be repeated."),
    ] = ()
    exclude: Annotated[
        tuple[str, ...], Meta(description="Leave out addresses or paths that match this glob. May be repeated.")
    ] = ()
    robots: Annotated[
        bool,
        Meta(description="Follow the site's robots.txt. Only its owner should say no. A folder's is never followed."),
    ] = True
    nofollow: Annotated[
        bool,
        Meta(
            description="Leave alone what the site marks nofollow: a link, or all links of a page. Only its owner should say no."
        ),
    ] = True
    sitemap: Annotated[bool, Meta(description="Read the site's sitemaps too.")] = True
    concurrency: Annotated[
        Annotated[int, Meta(ge=1, le=64)] | None,
        Meta(
            description="Visit at most this many pages at once. Left out: two per processor, fewer while a site has trouble.",
            examples=[4],
        ),
    ] = None
    rate: Annotated[
        Annotated[float, Meta(gt=0)] | None,
        Meta(
            description="Pages a second on one host. Left out: 1 on a public host, no limit on this machine.",
            examples=[0.5],
        ),
    ] = None


class Browser(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The browser and the engine in it."""

    path: Annotated[
        str | None,
        Meta(
            description="Browser to use. Left out: $AUDITOR_BROWSER, Playwright's own, or one on this machine.",
            examples=["/usr/bin/chromium"],
        ),
    ] = None
    axe_script: Annotated[
        str | None,
        Meta(
            description="Another axe-core script (axe.min.js) than the one that was installed.", examples=["axe.min.js"]
        ),
    ] = None


class Rules(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which rules judge."""

    only: Annotated[
        tuple[str, ...],
        Meta(
            description="Run only these rules: ids, globs over ids (aria-*), families or success criteria (1.4.3). May be repeated or separated by commas."
        ),
    ] = ()
    skip: Annotated[
        tuple[str, ...], Meta(description="Leave out these rules, named as for --rules. May be repeated.")
    ] = ()
    without_pack: Annotated[
        tuple[str, ...], Meta(description="Leave out this rule pack on purpose. May be repeated.")
    ] = ()


class Interact(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far the audit acts on a page. It sends nothing but GET requests and never leaves the page."""

    walk_stops: Annotated[
        Annotated[int, Meta(ge=1)],
        Meta(description="Press Tab at most this often on a page; a page with more stops counts as partly tested."),
    ] = 150
    walk_seconds: Annotated[
        Annotated[float, Meta(gt=0)],
        Meta(description="Walk through a page with the keyboard for at most this many seconds."),
    ] = 20.0
    safe_to_submit: Annotated[
        tuple[str, ...],
        Meta(
            description="Hosts (or `folder`) whose empty forms may be submitted to see their error messages. Even there nothing but GET leaves the browser."
        ),
    ] = ()


class Text(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is asked of the text of the pages, and of `auditor text`."""

    audience: Annotated[
        Audience | None,
        Meta(
            description="Whom the texts are for; decides our target grade: general (8), professional (12), legal (none). Left out: as the house style says, or general.",
            examples=["professional"],
        ),
    ] = None
    audiences: Annotated[
        dict[str, Audience],
        Meta(description="Audiences of single pages, by a glob of their address or path."),
    ] = {}
    house: Annotated[
        str | None,
        Meta(
            description="TOML file of your own terms, exceptions and limits (docs/plain-language.md).",
            examples=["house.toml"],
        ),
    ] = None


class Report(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is written, and when the exit code says so."""

    format: Annotated[
        tuple[str, ...],
        Meta(description="Reports to write: html, json, jsonl, sarif, tasks, csv, xlsx, junit, markdown."),
    ] = (
        "html",
        "json",
        "jsonl",
    )
    profile: Annotated[
        str,
        Meta(
            description="Standard whose criteria are counted: section508, ada_title_ii, hhs_504, en301549_3_2_1, wcag22_a, wcag22_aa, wcag22_aaa."
        ),
    ] = "wcag22_aa"
    language: Annotated[
        str, Meta(description="Language of the report and of what the terminal says of its results: en.")
    ] = "en"
    redact: Annotated[bool, Meta(description="Leave out personal data that we can tell (docs/formats.md).")] = False
    templates: Annotated[
        str | None, Meta(description="Folder of templates that replace blocks of the HTML.", examples=["templates"])
    ] = None
    fail_on: Annotated[
        FailOn, Meta(description="Exit with 1 when a finding does this or worse to anyone: stop, hinder, slow, none.")
    ] = "none"


class Config(_Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings of an audit. `tasks` maps a task's name to the addresses of its pages."""

    sources: Annotated[
        tuple[str, ...], Meta(description="Addresses or folders to audit when the command line names none.")
    ] = ()
    output: Annotated[str, Meta(description="Folder for the audit file and the reports.")] = "audit"
    resume: Annotated[bool, Meta(description="Go on with the unfinished audit in the output folder.")] = False
    verbosity: Annotated[Literal["quiet", "normal", "verbose"], Meta(description="How much is printed.")] = "normal"
    crawl: Annotated[Crawl, Meta(description="Which pages are visited, and how fast.")] = Crawl()
    browser: Annotated[Browser, Meta(description="The browser and the engine in it.")] = Browser()
    rules: Annotated[Rules, Meta(description="Which rules judge.")] = Rules()
    interact: Annotated[
        Interact, Meta(description="How far the audit acts on a page: it sends nothing but GET requests.")
    ] = Interact()
    text: Annotated[Text, Meta(description="What is asked of the text of the pages, and of `auditor text`.")] = Text()
    report: Annotated[Report, Meta(description="What is written, and when the exit code says so.")] = Report()
    tasks: Annotated[
        dict[str, tuple[str, ...]],
        Meta(description="What people come to do: a name, and the pages it takes. They weigh half of the score."),
    ] = {}

    @property
    def page_limit(self) -> int:
        """Pages to audit per site at most."""
        return self.crawl.max_pages or DEFAULT_MAX_PAGES

    def as_json(self) -> dict[str, Any]:
        """All settings as plain values, for the record of a run."""
        return dict(msgspec.to_builtins(self))

    def hash(self) -> str:
        """12 hex digits that change with whatever changes which pages are audited or how they are judged."""
        c = self.crawl
        listed = _read_if_there(c.urls)
        deciding = [
            self.sources,
            listed,
            self.page_limit,
            c.max_depth,
            c.include,
            c.exclude,
            c.robots,
            c.nofollow,
            c.sitemap,
            self.browser.axe_script,
            self.rules,
            self.interact,
            self.text,
            _read_if_there(self.text.house),
            self.tasks,
        ]
        return hashlib.sha256(msgspec.json.encode(deciding)).hexdigest()[:12]


def _read_if_there(name: str | None) -> str | None:
    """The text of a file, or its name where there is none."""
    return read_text(Path(name), "replace") if name and Path(name).is_file() else name


def load_config(
    path: Path | None, overrides: Mapping[str, Any], folder: Path, options: Mapping[str, str] = MappingProxyType({})
) -> Config:
    """Settings from the command line over those of the file over the defaults.

    `path` None: `auditor.toml` or `[tool.auditor]` of `pyproject.toml` in `folder`, if there.
    `overrides` maps dotted keys (`crawl.max_pages`) to values, `options` those keys to the options that a user
    knows them by. Raises ConfigError.
    """
    raw, name = _read(path, folder)
    _check_keys(raw, Config, "", name)
    for key, value in overrides.items():
        *tables, last = key.split(".")
        table = raw
        for part in tables:
            inner = table.setdefault(part, {})
            if not isinstance(inner, dict):
                raise ConfigError(
                    say("{name}: {part} must be a table of settings", name=name, part=part),
                    hint=say("Begin it with a line [{part}].", part=part),
                )
            table = inner
        table[last] = value
    try:
        return msgspec.convert(raw, Config)
    except msgspec.ValidationError as error:
        given = {key: options.get(key, key) for key in overrides}
        raise wrong_setting(error, raw, Config, name, given) from error


def describe(key: str) -> str:
    """The sentence of help of a dotted key."""
    kind: Any = Config
    *tables, last = key.split(".")
    for table in tables:
        kind = _field(kind, table).type
        kind = get_args(kind)[0] if hasattr(kind, "__metadata__") else kind
    return _description(_field(kind, last).type)


def commented_file() -> str:
    """An `auditor.toml` with every key, its help and its default, all commented out."""
    lines = ["# Settings of civic-auditor. Every key is optional; the values shown are the defaults, or examples.", ""]
    tables: list[str] = []
    for field in msgspec.structs.fields(Config):
        text = _description(field.type)
        if isinstance(field.default, _Section):
            tables += [f"# {text}", f"[{field.name}]", *_field_lines(type(field.default)), ""]
        elif field.name == "tasks":
            tables += [f"# {text}", "[tasks]", '# "Pay a bill" = ["/pay/", "/pay/confirm/"]', ""]
        elif field.name != "resume":
            lines += [f"# {text}", _line(field), ""]
    return "\n".join([*lines, *tables]).rstrip() + "\n"


def _field_lines(section: type[_Section]) -> Iterator[str]:
    for field in msgspec.structs.fields(section):
        yield f"# {_description(field.type)}"
        yield _line(field)


def _toml(value: Any) -> str:
    """A default as TOML, whose lists and texts are written as in JSON."""
    return msgspec.json.encode(value).decode()


def _line(field: msgspec.structs.FieldInfo) -> str:
    """A setting with its default, or with an example where none is the default; either is valid when uncommented."""
    default = field.default_factory() if field.default is msgspec.NODEFAULT else field.default
    if default is not None:
        return f"# {field.name} = {_toml(default)}"
    examples = next(meta.examples for meta in field.type.__metadata__ if meta.examples)
    return f"# {field.name} = {_toml(examples[0])}  # an example; it is not set"


def _field(kind: Any, name: str) -> Any:
    return next(field for field in msgspec.structs.fields(kind) if field.name == name)


def _description(kind: Any) -> str:
    return next((meta.description for meta in getattr(kind, "__metadata__", ()) if meta.description), "")


def _read(path: Path | None, folder: Path) -> tuple[dict[str, Any], str]:
    """Raw settings and the name of where they stand."""
    if path is not None:
        return _read_toml(path), str(path)
    if (folder / FILE_NAME).is_file():
        return _read_toml(folder / FILE_NAME), FILE_NAME
    project = folder / "pyproject.toml"
    if project.is_file():
        return _read_toml(project).get("tool", {}).get("auditor", {}), "pyproject.toml [tool.auditor]"
    return {}, "command line"


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_text(path))
    except OSError as error:
        raise ConfigError(
            say("{path} can't be read ({reason})", path=str(path), reason=str(error.strerror)),
            hint=say("`auditor init` writes one."),
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            say("{path} is not text in UTF-8 ({reason})", path=str(path), reason=error.reason),
            hint=say("Save it as UTF-8."),
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            say("{path} is not valid TOML: {reason}", path=str(path), reason=str(error)),
            hint=say("Check the line it names."),
        ) from error


def _check_keys(raw: Mapping[str, Any], kind: type[_Section], prefix: str, name: str) -> None:
    """Raise ConfigError for a key that does not exist, naming the nearest that does."""
    known = {field.name: field for field in msgspec.structs.fields(kind)}
    for key, value in raw.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            everywhere = [f"{prefix}{near[0]}"] if near else _elsewhere(key)
            hint = (
                say("Did you mean {value}?", value=everywhere[0])
                if everywhere
                else say("Known here: {keys}.", keys=tuple(known))
            )
            raise ConfigError(say("{name}: there is no setting {key}", name=name, key=f"{prefix}{key}"), hint=hint)
        if isinstance(known[key].default, _Section) and isinstance(value, dict):
            _check_keys(value, type(known[key].default), f"{prefix}{key}.", name)


def _elsewhere(key: str) -> list[str]:
    """The key's full name when it exists in another table, or nearly does."""
    full = [
        f"{field.name}.{inner.name}"
        for field in msgspec.structs.fields(Config)
        if isinstance(field.default, _Section)
        for inner in msgspec.structs.fields(type(field.default))
    ]
    names = {item.split(".")[-1]: item for item in full}
    return [names[near] for near in difflib.get_close_matches(key, names, n=1, cutoff=0.6)]
