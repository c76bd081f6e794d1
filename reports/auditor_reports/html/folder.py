"""The report's folder: which files are ours, and taking away those of the last time."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from typing import IO, Any

from auditor.message import ENGLISH, Catalogue
from auditor_reports.html.custom import chosen, named_if_broken
from auditor_reports.html.environment import environment
from auditor_reports.writing import remove, whole_file, write_bytes

FOLDER = "report"
CONTENTS = "contents.txt"
INDEX = "index.html"


class ReportFolder:
    """Writes files into a folder and keeps their names, so that the next report can remove them.

    Only what `contents.txt` lists is ever removed: other files in the folder are left alone.
    """

    def __init__(self, path: Path, catalogue: Catalogue = ENGLISH) -> None:
        self.path = path
        self.catalogue = catalogue
        self._environment = environment(catalogue, chosen())
        self.written: list[str] = []

    def clear(self) -> None:
        """Remove the last report, its first page first. Raises UsageError when that fails."""
        remove(self.path / INDEX)
        listing = self.path / CONTENTS
        if listing.is_file():
            for line in listing.read_text("utf-8", "replace").splitlines():
                name = PurePosixPath(line)
                if line and not name.is_absolute() and ".." not in name.parts:
                    remove(self.path / name)
            remove(listing)

    def page(self, name: str, template: str, values: Mapping[str, Any]) -> None:
        """Write one page from its template; `root` leads from it to its site's folder."""
        with named_if_broken(), whole_file(self._own(name)) as file:
            file.writelines(self._environment.get_template(template).generate(values))

    def text(self, name: str) -> AbstractContextManager[IO[str]]:
        """A text file to be written bit by bit, whole or not at all."""
        return whole_file(self._own(name))

    def file(self, name: str, content: bytes) -> None:
        """Write a file as it stands."""
        write_bytes(self._own(name), content)

    def close(self) -> None:
        """Write the list of what is in the folder."""
        with whole_file(self.path / CONTENTS) as file:
            file.writelines(f"{name}\n" for name in self.written)

    def _own(self, name: str) -> Path:
        self.written.append(name)
        return self.path / name
