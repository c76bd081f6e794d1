"""Fields with what surrounds them, and texts that report errors."""

from auditor.artifacts import Fields
from auditor.collect.browser import Tab
from tests.fixtures.form_pages import look


async def test_what_surrounds_a_field_is_told_apart_from_its_neighbours(tab: Tab) -> None:
    body = (
        "<form method=post><fieldset><legend>You</legend>"
        "<p><label for=a>Name</label><input id=a required> <i>as in your passport</i></p>"
        "<p><label for=b>Plan</label><input id=b aria-describedby=h><i id=h>six digits</i></p>"
        "</fieldset><button>Send</button></form>"
    )
    found, _ = await look(tab, body, Fields)
    name, plan = found.fields
    assert (name.label, name.legend, name.is_required, name.around) == ("Name", "You", True, "Name as in your passport")
    assert (plan.described, plan.form) == ("six digits", 0)
    assert found.forms[0].submit == "Send"


async def test_a_star_made_by_style_is_seen(tab: Tab) -> None:
    body = "<style>.r::after{content:' *'}</style><form><label class=r for=a>Name</label><input id=a required></form>"
    found, _ = await look(tab, body, Fields)
    assert found.fields[0].is_starred


async def test_error_texts_say_who_gets_them(tab: Tab) -> None:
    body = (
        "<form><label for=a>Age</label><input id=a aria-describedby=h><p id=h class=error>Enter your age</p>"
        "<p class=error aria-hidden=true>Age is not valid</p><p class=error hidden>Waiting</p><p>Hint</p></form>"
    )
    found, _ = await look(tab, body, Fields)
    assert [(e.text, e.is_shown, e.is_exposed, e.field_index) for e in found.errors] == [
        ("Enter your age", True, True, 0),
        ("Age is not valid", True, False, -1),
        ("Waiting", False, False, -1),
    ]
