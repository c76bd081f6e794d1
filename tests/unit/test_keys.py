"""Which keys that a text names are tried."""

import pytest

from auditor.collect.interact.keys import combinations


@pytest.mark.parametrize(
    ("text", "tried"),
    [
        ("Press Ctrl+M to exit", ["Ctrl+M"]),
        ("To leave the editor, press Alt + Q or Escape.", ["Alt + Q", "Escape"]),
        ("Press Ctrl+D to delete, Ctrl+M to exit", ["Ctrl+M"]),
        ("Press Ctrl+D to withdraw the application. To leave, press F6.", ["F6"]),
        ("F9: approve. F8: revoke", []),
        ("Ctrl+S saves", []),
        ("Escape", ["Escape"]),
        ("Press M to exit", []),
        ("Pulse Ctrl+M para salir", ["Ctrl+M"]),
    ],
)
def test_only_keys_that_are_said_to_lead_out_are_tried(text: str, tried: list[str]) -> None:
    assert [key.label for key in combinations(text)] == tried
