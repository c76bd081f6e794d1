"""What the text of a handler tells."""

import pytest

from auditor.collect.interact.handlers import read_handler

KEYS = [
    ("(e) => { if (e.key === 's') go() }", ("s",)),
    ("function(e){'/'===e.key&&o()}", ("/",)),
    ("(e) => { switch (e.key) { case 'a': x(); break; case 'Enter': y() } }", ("a",)),
    ("function(e){if(e.which==83||27===e.keyCode)x()}", ("S",)),
    ("(e) => { if (e.code === 'KeyJ') x() }", ("J",)),
    ("(e) => { if (e.key === 'Escape' || e.keyCode === 13) x() }", ()),
    ("(e) => { if (name === 's') x() }", ()),
]


@pytest.mark.parametrize(("source", "characters"), KEYS)
def test_printable_keys_are_read_from_a_handlers_text(source: str, characters: tuple[str, ...]) -> None:
    assert read_handler("keydown", source).characters == characters


def test_what_a_handler_does_is_read_from_its_text() -> None:
    assert read_handler("paste", "function(e){ return false }").prevents_default
    assert read_handler("click", "function noop() { /* nothing */ }").is_empty
    assert read_handler("click", "() => { dataLayer.push({event: 'x'}) }").only_reports
    assert not read_handler("click", "() => { dataLayer.push({}); el.classList.toggle('on') }").only_reports
    assert read_handler("keydown", "(e) => { if (e.ctrlKey && e.key === 's') x() }").reads_modifiers
