"""Forms and their fields as a visitor meets them."""

from auditor.artifacts import Forms
from auditor.collect.browser import Tab
from tests.fixtures.structured_pages import facts


async def test_a_form_has_its_address_its_method_and_the_fields_that_are_shown(tab: Tab) -> None:
    found = await facts(
        tab,
        "<form id=f action=/send method=POST><label>Name <input name=who autocomplete=name required></label>"
        "<input type=hidden name=token><select name=kind title=Kind></select><textarea hidden></textarea></form>",
        Forms,
    )
    (form,) = found.forms
    assert form.action.endswith("/send")
    assert (form.method, form.selector) == ("post", "#f")
    assert [(field.type, field.name, field.label) for field in form.fields] == [
        ("text", "who", "Name"), ("select", "kind", "Kind"),
    ]  # fmt: skip
    assert [(field.autocomplete, field.required) for field in form.fields] == [("name", True), ("", False)]


async def test_fields_outside_of_forms_stand_together_and_a_form_attribute_counts(tab: Tab) -> None:
    found = await facts(tab, "<form id=f></form><input name=in form=f><input name=out>", Forms)
    assert [(form.selector, [field.name for field in form.fields]) for form in found.forms] == [
        ("#f", ["in"]), ("", ["out"]),
    ]  # fmt: skip


async def test_a_field_in_a_shadow_root_is_named_by_the_ids_of_that_root(tab: Tab) -> None:
    inside = "<span id=n>Inside</span><input name=a aria-labelledby=n>"
    found = await facts(
        tab, f"<span id=n>Outside</span><x-box><template shadowrootmode=open>{inside}</template></x-box>", Forms
    )
    assert [field.label for form in found.forms for field in form.fields] == ["Inside"]
