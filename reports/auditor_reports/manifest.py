"""manifest.json: what was written, from what, by which versions, with the SHA-256 sum of every file; and checking it.

The sums show that a file is as it was written, as long as the manifest itself is: whoever can change the one can
change the other, so the manifest's own sum belongs in another place.
"""

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from auditor import __version__
from auditor.errors import UsageError
from auditor.message import Message, as_said, say
from auditor.store.lock import LOCK_NAME
from auditor.store.read_rows import RunFacts
from auditor.store.reader import Reader
from auditor_reports.results import SCHEMA_VERSION
from auditor_reports.writing import remove, whole_file

FILE_NAME = "manifest.json"
MANIFEST_VERSION = "1.0"
"""The first number changes when a field is removed or means something else."""
DATABASE = "database"  # as the format of the audit file

_AGAIN = say("Write the reports and their manifest again: auditor report DIR")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One file: its path in the folder with slashes, its size and sum, the format it belongs to, and when it was summed."""

    path: str
    bytes: int
    sha256: str
    format: str
    written_at: str


class _Run(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    judgement: int


class _Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a check reads of a manifest."""

    manifest_version: str
    written_at: str
    run: _Run
    files: list[Entry]


@dataclass(frozen=True, slots=True)
class Check:
    """What became of the files of a manifest. Paths are those in the folder; `sha256` is the manifest's own sum."""

    written_at: str
    sha256: str
    files: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether everything is there as it was written, and nothing else."""
        return not (self.changed or self.missing or self.added)


def clear_manifest(folder: Path) -> None:
    """Take the manifest away: what it says does not hold any more. Raises UsageError."""
    remove(folder / FILE_NAME)


def kept_entries(folder: Path, run: RunFacts, *, without: Collection[str]) -> list[Entry]:
    """Entries of the manifest that is there for other formats of the same run and judgement, with the sums of then."""
    try:
        found = _read(folder / FILE_NAME)
    except UsageError:
        return []  # none, or none of ours: the new one vouches for what is written now
    if (found.run.id, found.run.judgement) != (run.id, run.judgement.id):
        return []
    return [entry for entry in found.files if entry.format not in {*without, DATABASE}]


def entries_of(folder: Path, written: Iterable[Path], format_name: str) -> list[Entry]:
    """An entry for each file of a format."""
    return [_entry(folder, path, format_name) for path in dict.fromkeys(written)]


def write_manifest(reader: Reader, folder: Path, entries: Iterable[Entry]) -> Path:
    """Write the manifest of a folder, with the audit file where it lies there. Raises UsageError."""
    path = folder / FILE_NAME
    files = [entry for entry in entries if (folder / entry.path).is_file()]
    if reader.path.resolve().parent == folder.resolve():
        files.append(_entry(folder, folder / reader.path.name, DATABASE))
    head = json.dumps(_spelled(_facts(reader)), indent=1)
    with whole_file(path) as file:
        file.write(head[:-2] + ',\n "files": [')
        for index, entry in enumerate(sorted(files, key=lambda entry: entry.path)):
            file.write(",\n" if index else "\n")
            file.write(json.dumps(_spelled(msgspec.to_builtins(entry))))
        file.write("\n]}\n")
    return path


def check(folder: Path) -> Check:
    """Compare a folder with its manifest. Raises UsageError when there is none, or none that can be read."""
    path = folder / FILE_NAME
    manifest = _read(path)
    names = [_inside(path, entry.path) for entry in manifest.files]
    missing = [name for name in names if not os.path.lexists(folder / name)]
    gone = set(missing)
    changed = [
        name
        for name, entry in zip(names, manifest.files, strict=True)
        if name not in gone and _is_changed(folder, name, entry)
    ]
    known = set(names)
    added = sorted(name for name in _files(folder) if name not in known)
    return Check(manifest.written_at, _sum(path), len(names), tuple(changed), tuple(missing), tuple(added))


def _facts(reader: Reader) -> dict[str, Any]:
    """Versions, times and settings."""
    run = reader.run
    return {
        "manifest_version": MANIFEST_VERSION,
        "written_at": _now(),
        "run": {
            "id": run.id,
            "judgement": run.judgement.id,
            "state": run.state,
            "incomplete_why": str(run.incomplete_why or ""),
            "started_at": run.started_at,
            "finished_at": run.finished_at,
            "judged_at": run.judgement.finished_at,
        },
        "versions": {
            "audited_by": run.tool_version,
            "judged_by": run.judgement.tool_version,
            "written_by": __version__,
            "results": SCHEMA_VERSION,
            "axe": run.axe_version,
            "browser": run.browser_version,
            "probe_hash": run.probe_hash,
        },
        "sites": [{"name": each.name, "source": each.source, "base_url": each.base_url} for each in reader.sites()],
        "settings": dict(run.config),
        "settings_hash": run.config_hash,
    }


def _spelled(value: Any) -> Any:
    """The value with lone surrogates, as names of files may have them, spelt out: readers of JSON refuse them."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {_spelled(key): _spelled(each) for key, each in value.items()}
    return [_spelled(each) for each in value] if isinstance(value, list | tuple) else value


def _entry(folder: Path, path: Path, format_name: str) -> Entry:
    return Entry(
        path=path.relative_to(folder).as_posix(),
        bytes=path.stat().st_size,
        sha256=_sum(path),
        format=format_name,
        written_at=_now(),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _read(path: Path) -> _Manifest:
    """The manifest. Raises UsageError when it is not there, no manifest, or of a newer version."""
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=_Manifest)
    except FileNotFoundError as error:
        raise UsageError(say("there is no manifest {path}", path=str(path)), hint=_AGAIN) from error
    except OSError as error:
        raise _unreadable(path, as_said(error.strerror or str(error))) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _unreadable(path, as_said(str(error))) from error
    if manifest.manifest_version.partition(".")[0] != MANIFEST_VERSION.partition(".")[0]:
        raise _unreadable(path, say("it has version {version}", version=manifest.manifest_version))
    return manifest


def _unreadable(path: Path, reason: Message) -> UsageError:
    return UsageError(say("{path} can't be read ({reason})", path=str(path), reason=reason), hint=_AGAIN)


def _inside(manifest: Path, name: str) -> str:
    """A path that stays in the folder. Raises UsageError for any other: such a manifest is not ours."""
    path = PurePosixPath(name)
    if "\0" in name or path.is_absolute() or ".." in path.parts or not path.parts:
        raise _unreadable(manifest, say("it names a file outside the folder: {name}", name=name))
    return path.as_posix()


def _is_changed(folder: Path, name: str, entry: Entry) -> bool:
    """Whether it is no plain file of the folder any more, or has another content. Raises UsageError when it can't be read."""
    path = folder / name
    if not path.is_file() or path.resolve() != folder.resolve() / name:
        return True
    try:
        return path.stat().st_size != entry.bytes or _sum(path) != entry.sha256
    except OSError as error:
        raise _unreadable(path, as_said(error.strerror or str(error))) from error


def _files(folder: Path) -> Iterator[str]:
    """Paths of everything below the folder that is no folder, but for the manifest and the lock of an audit at work."""
    for parent, folders, names in os.walk(folder):
        at = Path(parent)
        for name in (*names, *(each for each in folders if (at / each).is_symlink())):
            path = (at / name).relative_to(folder).as_posix()
            if path not in (FILE_NAME, LOCK_NAME):
                yield path


def _sum(path: Path) -> str:
    """The SHA-256 sum of a file as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
