"""Groups of options, misplaced ARIA, shared ids."""

from auditor.artifacts import Composition
from auditor.collect.browser import Tab
from tests.fixtures.structured_pages import facts


async def test_groups_have_the_name_of_what_holds_them_all(tab: Tab) -> None:
    yes_no = "<label><input type=radio name={0}> Yes</label><label><input type=radio name={0}> No</label>"
    page = await facts(
        tab,
        f"<form><fieldset><legend>Car?</legend>{yes_no.format('a')}</fieldset><p>Dog?</p><div>{yes_no.format('b')}</div>"
        f'<div role="radiogroup" aria-label="Cat?">{yes_no.format("c")}</div></form>',
        Composition,
    )
    assert [(group.name, group.grouped) for group in page.groups] == [("Car?", True), ("", False), ("Cat?", True)]
    assert page.groups[1].text_before == "Dog?"
    assert page.groups[1].labels == ("Yes", "No")


CHOICES = (
    "<label><input type=radio name={0} value=1> By post</label><label><input type=radio name={0} value=2> Here</label>"
)


def host(inside: str, light: str) -> str:
    return f"<x-box><template shadowrootmode=open>{inside}</template>{light}</x-box>"


async def test_options_put_into_a_slot_belong_to_the_group_of_the_shadow_tree(tab: Tab) -> None:
    ask = "<fieldset><legend>How?</legend><slot></slot></fieldset>"
    one = "<x-one><div><input type={0} name=f id={1}><label for={1}>{1}</label></div></x-one>"
    boxes = [
        host(ask, CHOICES.format("a")),
        host("<div role=radiogroup aria-label='How?'><p><slot></slot></p></div>", CHOICES.format("b")),
        host("<div role=group aria-labelledby=t><h2 id=t>How?</h2><slot></slot></div>", CHOICES.format("c")),
        host(host(ask, "<slot></slot>"), CHOICES.format("d")),  # a slot in a slot
        host("<fieldset><legend><slot name=q></slot></legend><slot></slot></fieldset>", "<b slot=q>How?</b>" + CHOICES.format("e")),
        host(ask, one.format("radio", "Post") + one.format("radio", "Desk")),
        host(ask, one.format("checkbox", "Mail") + one.format("checkbox", "Phone")),
        host(f"<fieldset><legend>How?</legend>{CHOICES.format('g')}</fieldset>", ""),
        f"<fieldset><legend>How?</legend>{host('<slot></slot>', CHOICES.format('h'))}</fieldset>",
    ]  # fmt: skip
    for box in boxes:
        (group,) = (await facts(tab, f"<form>{box}</form>", Composition)).groups
        assert (group.grouped, group.name) == (True, "How?"), box


async def test_options_are_in_no_group_that_others_slots_stand_in(tab: Tab) -> None:
    box = host("<fieldset><legend>How?</legend><slot name=q></slot></fieldset><slot></slot>", CHOICES.format("a"))
    (group,) = (await facts(tab, f"<form>{box}</form>", Composition)).groups
    assert not group.grouped


async def test_a_slot_that_holds_the_options_is_not_what_is_shown(tab: Tab) -> None:
    box = host("<div><slot></slot></div>", CHOICES.format("a"))
    (group,) = (await facts(tab, f"<form>{box}</form>", Composition)).groups
    assert group.target.selector.endswith("x-box >>> div")
    assert group.target.box_css_px is not None


async def test_options_put_into_a_table_of_a_shadow_tree_are_left_out(tab: Tab) -> None:
    box = host("<table><tr><td><slot></slot></table>", CHOICES.format("a"))
    assert (await facts(tab, f"<form>{box}</form>", Composition)).groups == ()


async def test_attributes_are_misplaced_where_aria_prohibits_them(tab: Tab) -> None:
    page = await facts(
        tab,
        '<span id=a aria-label="Open"></span><p id=b aria-braillelabel="x">Text</p><div id=c aria-roledescription="x">T</div>'
        '<h1 id=d role="none" aria-brailleroledescription="x">T</h1><p aria-roledescription="slide">T</p>'
        '<div role="img" aria-label="x"></div><nav aria-label="x">T</nav><div aria-label="">T</div>'
        '<span hidden aria-label="x"></span><a href="/" aria-label="x">T</a>',
        Composition,
    )
    assert [(item.target.selector, item.role) for item in page.misplaced] == [
        ("#a", "generic"), ("#b", "paragraph"), ("#c", "generic"), ("#d", "none"),
    ]  # fmt: skip


async def test_shared_ids_count_only_where_they_are_referred_to(tab: Tab) -> None:
    page = await facts(
        tab,
        "<i id=x></i><i id=x></i><label for=n>Name</label><input id=n><label for=n>City</label><input id=n>"
        '<b id=t>Same</b><b id=t>Same</b><button aria-describedby="t">Go</button>',
        Composition,
    )
    fields, texts = page.shared_ids
    assert (fields.id, fields.labels, fields.controls, fields.unnamed) == ("n", ("Name", "City"), 2, 1)
    assert (texts.id, texts.same_text) == ("t", True)
