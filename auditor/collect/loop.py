"""The event loop that an audit runs in: processes that it starts don't get the terminal's Ctrl-C."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Loop(asyncio.SelectorEventLoop):
    """Starts each process in a session of its own.

    Playwright starts its driver through the running loop and offers no setting for it. In our process group the
    driver would end with the first Ctrl-C, and take the page in flight with it. It still ends with us: its input closes.
    """

    async def subprocess_exec(
        self, protocol_factory: Callable[[], Any], *args: Any, **options: Any
    ) -> tuple[asyncio.SubprocessTransport, Any]:
        return await super().subprocess_exec(protocol_factory, *args, start_new_session=True, **options)


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run `main` to its end, as asyncio.run does."""
    with asyncio.Runner(loop_factory=_Loop) as runner:
        return runner.run(main)
