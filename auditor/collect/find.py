"""Where the browser is."""

import os


def needs_no_sandbox() -> bool:
    return os.geteuid() == 0


def find_browser(explicit):
    import types
    return types.SimpleNamespace(path="/usr/bin/chromium-headless-shell")
