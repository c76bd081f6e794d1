"""Fields with what surrounds them and what they are called, and texts that report errors."""

import pytest

from auditor.artifacts import Field, Fields
from auditor.collect.browser import Tab
from tests.fixtures.form_pages import look


async def field(tab: Tab, body: str) -> Field:
    """The field of the page that has the id f."""
    found, _ = await look(tab, body, Fields)
    (one,) = (one for one in found.fields if one.id_attribute == "f")
    return one


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


@pytest.mark.parametrize(
    ("body", "source", "label", "side"),
    [
        ('<label for="f">City</label><br><input id="f">', "label", "City", "above"),
        ('<label for="f">City</label> <input id="f">', "label", "City", "left"),
        ('<label>City <input id="f"></label>', "label", "City", "around"),
        ('<input id="f" placeholder="City">', "placeholder", "", ""),
        ('<input id="f" aria-label="City">', "aria-label", "", ""),
        ('<b id="l">City</b> <input id="f" aria-labelledby="l">', "aria-labelledby", "City", "left"),
        ('<label for="f" style="position:absolute;left:-9999px">City</label><input id="f">', "label", "", ""),
    ],
)
async def test_a_fields_label_is_what_can_be_seen(tab: Tab, body: str, source: str, label: str, side: str) -> None:
    found = await field(tab, body)
    assert (found.name, found.name_source, found.seen_label, found.label_side) == ("City", source, label, side)


async def test_distance_and_controls_between_label_and_field(tab: Tab) -> None:
    body = '<label for="f">City</label><br><input id="x" aria-label="x"><br><input id="f" style="margin-top:100px">'
    found = await field(tab, body)
    assert found.label_gap_px is not None
    assert found.label_gap_px > 100
    assert found.control_between


async def test_a_button_or_link_between_label_and_field_is_not_taken_for_the_labels_own(tab: Tab) -> None:
    for between in (
        "<button>?</button>",
        "<a href=/>What is this?</a>",
        "<input type=button value=?>",
        "<i role=button tabindex=0>?</i>",
    ):
        body = f'<label for="f">City</label><br>{between}<br><input id="f">'
        assert not (await field(tab, body)).control_between, between
    for between in (
        "<input type=checkbox aria-label=x style=width:60px>",
        "<select aria-label=x style=width:60px></select>",
        "<i role=switch tabindex=0 style=display:inline-block;width:60px>On</i>",
    ):
        body = f'<label for="f">City</label><br>{between}<br><input id="f">'
        assert (await field(tab, body)).control_between, between


async def test_a_field_in_a_cell_with_a_header_is_known_by_it(tab: Tab) -> None:
    tables = {
        "<table><tr><th>Fee<tr><td><input id=f>": True,
        "<table><tr><th scope=row>Dog<td><div><input id=f></div>": True,
        "<table><tr><td>Fee<tr><td><input id=f>": False,
        "<table><tr><th><tr><td><input id=f>": False,
        "<p><input id=f></p>": False,
    }
    for body, known in tables.items():
        assert (await field(tab, body)).is_in_cell is known, body


async def test_a_box_that_is_moved_out_of_view_has_no_distance(tab: Tab) -> None:
    body = '<input type="checkbox" id="f" style="position:absolute;left:-9999px"><label for="f">Businesses</label>'
    found = await field(tab, body)
    assert (found.seen_label, found.label_gap_px) == ("Businesses", None)


async def test_groups_and_headings_tell_fields_apart(tab: Tab) -> None:
    body = '<h2>Trip</h2><fieldset><legend>From</legend><label>City <input id="f"></label></fieldset>'
    assert (await field(tab, body)).groups == ("From", "Trip")


async def test_text_near_a_field_and_a_button_beside_it(tab: Tab) -> None:
    body = '<form><div>City</div><input id="f" placeholder="x"><button>Go</button></form>'
    found = await field(tab, body)
    assert (found.near_text, found.has_button_beside) == ("City\nGo", True)


async def test_each_kind_of_field_is_there_once_and_told_apart(tab: Tab) -> None:
    body = (
        "<form id=f action=/send method=POST><label>Name <input name=who></label><input type=hidden name=token>"
        "<input name=old disabled><select name=kind role=combobox title=Kind></select><textarea hidden></textarea>"
        "<input name=quiet aria-hidden=true><div role=textbox aria-label=Notes>x</div><input type=submit name=go value=Send></form>"
        "<form id=g><div role=slider aria-label=Size tabindex=0>3</div></form><input type=button role=switch value=On>"
        "<button role=switch disabled>Off</button>"
    )
    found, _ = await look(tab, body, Fields)
    told = [(one.type, one.role, one.name_attribute, one.name, one.name_source, one.form) for one in found.fields]
    assert told == [
        ("text", "", "who", "Name", "label", 0), ("text", "", "old", "", "none", 0),
        ("select", "combobox", "kind", "Kind", "title", 0), ("text", "", "quiet", "", "none", 0),
        ("", "textbox", "", "Notes", "aria-label", 0), ("submit", "", "go", "Send", "content", 0),
        ("", "slider", "", "Size", "aria-label", 1), ("button", "switch", "", "On", "content", -1),
        ("", "switch", "", "Off", "content", -1),
    ]  # fmt: skip
    assert [one.name_attribute for one in found.fields if one.is_disabled] == ["old", ""]
    assert [one.name_attribute for one in found.data_fields] == ["who", "kind", "quiet"]
    assert [one.type or one.name for one in found.told_fields] == ["text", "select", "Notes", "Size", "button"]
    assert [(form.target.selector, form.method, form.submit) for form in found.forms] == [
        ("#f", "post", "Send"), ("#g", "get", ""),
    ]  # fmt: skip


async def test_fields_outside_of_forms_stand_in_none_and_a_form_attribute_counts(tab: Tab) -> None:
    found, _ = await look(tab, "<form id=f></form><input name=in form=f><input name=out>", Fields)
    assert [(one.name_attribute, one.form) for one in found.fields] == [("in", 0), ("out", -1)]


async def test_a_field_in_a_shadow_root_is_named_by_the_ids_of_that_root(tab: Tab) -> None:
    inside = "<span id=n>Inside</span><input name=a aria-labelledby=n>"
    body = f"<span id=n>Outside</span><x-box><template shadowrootmode=open>{inside}</template></x-box>"
    found, _ = await look(tab, body, Fields)
    assert [(one.name, one.label, one.seen_label) for one in found.fields] == [("Inside", "Inside", "Inside")]


async def test_the_two_labels_of_a_field_differ_by_pictures_and_by_what_only_screen_readers_get(tab: Tab) -> None:
    away = "style='position:absolute;left:-9999px'"
    body = f"<label for=f>City <img alt=required src=data:,><span {away}>of birth</span></label><input id=f>"
    found = await field(tab, body)
    assert (found.label, found.seen_label) == ("City of birth required", "City")


async def test_buttons_and_disabled_fields_leave_room_for_those_that_can_be_filled_in(tab: Tab) -> None:
    body = "<form>" + "<input type=submit><input disabled><input name=a>" * 200 + "</form>"
    found, _ = await look(tab, body, Fields)
    assert (len(found.data_fields), len(found.fields), found.capped) == (200, 500, False)
    found, _ = await look(tab, "<form>" + "<input name=a>" * 301 + "</form>", Fields)
    assert (len(found.data_fields), found.capped) == (300, True)


async def test_an_error_is_tied_to_the_place_of_its_field_among_all(tab: Tab) -> None:
    body = (
        "<form><input type=submit><label for=a>Age</label><input id=a aria-describedby=h><p id=h class=error>Enter your age</p>"
        "<p id=i class=error>Choose a city</p><div role=listbox aria-describedby=i aria-label=City></div>"
        "<p><input aria-label=Plan><b class=error>Enter the plan</b></p></form>"
    )
    found, _ = await look(tab, body, Fields)
    assert [(error.text, error.field_index) for error in found.errors] == [
        ("Enter your age", 1), ("Choose a city", -1), ("Enter the plan", 3),
    ]  # fmt: skip


OTHER = "<p><label for=o>Other</label><input id=o></p>"  # so that no small box around the field holds text alone
F = "<input id=f aria-label=x>"


@pytest.mark.parametrize(
    ("body", "text", "side"),
    [
        (f"<div><b>Language</b></div><div><button><div><div>{F}</div></div></button></div>", "Language", "above"),
        (
            f"<table><tr><td>Name</td><td>{F}</td><td>City</td><td><input aria-label=c></td></tr></table>",
            "Name",
            "left",
        ),
        (f"<div>First <b>name</b></div><div><div>{F}</div></div>", "First name", "above"),
        (f"<div>Name <a href=/w>What is this?</a></div>{F}", "Name What is this?", "above"),
        (f"<div>Name</div><button>Help</button><div>{F}</div>", "Name", "above"),
        (f"<div>Name<div hidden>secret</div></div>{F}", "Name", "above"),
        (f"<h3>Name</h3>{F}", "Name", "above"),
    ],
)
async def test_the_text_in_view_right_before_a_field_is_told_with_its_place(
    tab: Tab, body: str, text: str, side: str
) -> None:
    found = await field(tab, f"<form>{OTHER}{body}{OTHER.replace('=o', '=p')}</form>")
    assert (found.text_before, found.before_side, found.is_before_heading) == (text, side, "<h3>" in body)
    assert found.before_gap_px is not None
    assert found.before_gap_px < 60


async def test_a_text_before_another_field_is_that_ones(tab: Tab) -> None:
    found = await field(tab, f"<form><b>Name</b><input aria-label=a><input aria-label=b>{F}</form>")
    assert (found.text_before, found.before_gap_px, found.before_side) == ("", None, "")


async def test_a_label_that_floats_over_its_field_is_text_near_it(tab: Tab) -> None:
    span = "<span style='position:absolute;left:8px;top:4px'>Email</span>"
    found = await field(
        tab, f"<form>{OTHER}<div style='position:relative'><input id=f aria-label=x placeholder=' '>{span}</div></form>"
    )
    assert found.near_text == "Email"
