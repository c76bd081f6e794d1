"""The command that a user gave, so that we can say exactly how to go on with it."""

import shlex
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.harmless import hide_passwords


@dataclass(frozen=True, slots=True)
class Invocation:
    """`program` as it can be called again, and the arguments after it."""

    program: tuple[str, ...]
    arguments: tuple[str, ...]

    @classmethod
    def of(cls, arguments: Sequence[str] | None) -> "Invocation":
        """This process's own; `arguments` stand in for those of the process."""
        return cls(_program(), tuple(sys.argv[1:] if arguments is None else arguments))

    def resuming(self) -> str:
        """The command line of an audit with --resume, for a shell; passwords in addresses are left out."""
        command, *rest = self.arguments
        flag = [] if "--resume" in rest else ["--resume"]
        return shlex.join(hide_passwords(part) for part in (*self.program, command, *flag, *rest))


def _program() -> tuple[str, ...]:
    started = Path(sys.argv[0])
    if started.name == "__main__.py":
        return (sys.orig_argv[0], "-m", "auditor")
    found = shutil.which(started.name)
    return (started.name,) if found and Path(found) == started.absolute() else (sys.argv[0],)
