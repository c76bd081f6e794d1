"""A command in a terminal of its own, as a person runs it: Ctrl-C reaches its whole process group."""

import os
import pty
import select
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.conftest import LIMIT_S, environment

CTRL_C = b"\x03"


@dataclass
class Terminal:
    """The keyboard and the screen of a command."""

    pid: int
    number: int
    screen: str = ""
    code: int | None = None
    is_closed: bool = field(default=False)

    @classmethod
    def run(cls, command: list[str], folder: Path) -> "Terminal":
        """Start a command in a new session whose terminal this is."""
        pid, number = pty.fork()
        if pid == 0:
            os.chdir(folder)
            env = {name: value for name, value in environment().items() if name != "CI"}
            os.execvpe(command[0], command, {**env, "TERM": "xterm", "COLUMNS": "300"})
        return cls(pid, number)

    def wait_for(self, seen: Callable[[str], bool]) -> None:
        """Read until the screen shows something; fails when the command ends before it does."""
        while not seen(self.screen):
            assert self._read(), self.screen

    def press(self, keys: bytes) -> None:
        os.write(self.number, keys)

    def close(self) -> None:
        """As a person closes the window."""
        os.close(self.number)
        self.is_closed = True

    def end(self) -> int:
        """Read to the end of the command; its exit code."""
        while not self.is_closed and self._read():
            continue
        if not self.is_closed:
            self.close()
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _read(self) -> bool:
        """Read what there is; False once the command has ended."""
        ready, _, _ = select.select([self.number], [], [], LIMIT_S)
        if not ready:
            os.kill(self.pid, signal.SIGKILL)
            return False
        try:
            data = os.read(self.number, 65536)
        except OSError:  # Linux: the other side is closed
            return False
        self.screen += data.decode("utf-8", "replace")
        return bool(data)
