"""Facts of fields, of errors after sending, and of texts by language, as the browser shows them."""

from typing import TypeVar

import pytest

from auditor.artifacts import Fields, LanguageParts, SubmitErrors
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import VisitOrder, visit
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.needs import needs

T = TypeVar("T")
QUICK = Limits(load_s=8, settle_s=2, quiet_ms=60, phone_quiet_ms=30)
SAFE = Limits(load_s=8, settle_s=2, quiet_ms=60, phone_quiet_ms=30, submit_forms=True)


async def look(tab: Tab, body: str, kind: type[T], limits: Limits = QUICK) -> tuple[T, list[tuple[str, str]]]:
    """One artifact of a page with this body, and what its server was asked."""
    with LocalSite({"/": page(body)}) as site:
        visited = await visit(tab, VisitOrder(url=site.url + "/", limits=limits, needed=needs({kind})))
        found = visited.artifacts[kind]
        assert isinstance(found, kind), found
        return found, list(site.log)


async def test_text_belongs_to_the_nearest_element_with_a_language(tab: Tab) -> None:
    body = (
        '<p>Outer <span lang="fr">dedans <b>encore</b></span> rest</p>'
        '<div lang="es"><p>uno</p><p lang="">ninguno</p><img src="x.png" width=9 height=9 alt="foto"></div>'
    )
    found, _ = await look(tab, body, LanguageParts)
    assert {part.lang: part.text for part in found.parts} == {"fr": "dedans encore", "es": "uno foto", "": "ninguno"}
    assert {part.lang: part.outer_lang for part in found.parts}["fr"] == "en"
    assert [text.text for text in found.texts] == ["Outer rest"]


async def test_hidden_text_counts_only_where_it_names_something(tab: Tab) -> None:
    body = (
        '<div lang="fr"><p hidden>caché</p></div><p style="display:none">gone</p>'
        '<div style="display:contents">shown</div>'
        '<img src="x.png" width=9 height=9 aria-labelledby="n"><p id="n" hidden>Named so</p>'
    )
    found, _ = await look(tab, body, LanguageParts)
    assert found.parts == ()
    assert [(text.text, text.is_name) for text in found.texts] == [("shown", False), ("Named so", True)]


async def test_only_texts_unlike_the_page_are_given_a_place(tab: Tab) -> None:
    body = "<p>The fee of the permit is in the list.</p>" * 4 + "<p>Usted puede pagar su multa por correo hoy.</p>"
    found, _ = await look(tab, body, LanguageParts)
    assert [text.text[:5] for text in found.texts if text.target] == ["Usted"]


async def test_links_carry_the_language_of_their_own_text(tab: Tab) -> None:
    body = (
        '<a href="/es">Español</a><a href="/fr"><span lang="fr">Français</span></a>'
        '<a href="/x" hreflang="de">Fees</a><a href="/y">Contact</a>'
    )
    found, _ = await look(tab, body, LanguageParts)
    assert [(link.text, link.lang, link.hreflang) for link in found.links] == [
        ("Español", "en", ""),
        ("Français", "fr", ""),
        ("Fees", "en", "de"),
    ]


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


CHECKED = (
    "<form method=post action=/send novalidate onsubmit=\"event.preventDefault(); m.textContent = 'Enter your name';"
    "a.setAttribute('aria-invalid', 'true'); a.setAttribute('aria-describedby', 'm')\">"
    "<label for=a>Name</label><input id=a><p id=m></p><button>Send</button></form>"
)


async def test_no_form_is_sent_unless_the_site_is_marked(tab: Tab) -> None:
    found, _ = await look(tab, CHECKED, SubmitErrors)
    assert found == SubmitErrors()


async def test_a_form_sent_empty_shows_its_errors(tab: Tab) -> None:
    found, log = await look(tab, CHECKED, SubmitErrors, SAFE)
    (form,) = found.forms
    assert form.new_texts == ("Enter your name",)
    assert (form.fields[0].invalid, "Enter your name" in form.fields[0].tied) == ("true", True)
    assert {method for method, _ in log} == {"GET"}


@pytest.mark.parametrize("method", ["post", "get"])
async def test_what_a_form_would_send_never_leaves(tab: Tab, method: str) -> None:
    body = f"<form method={method} action=/send><label for=a>Name</label><input id=a name=a><label>b<input name=b></label><button>Send</button></form>"
    found, log = await look(tab, body, SubmitErrors, SAFE)
    assert len(found.forms) == 1
    assert not [path for _, path in log if path.startswith("/send")]


async def test_the_browsers_own_message_is_read(tab: Tab) -> None:
    body = "<form method=post><label for=a>Name</label><input id=a required><button>Send</button></form>"
    found, _ = await look(tab, body, SubmitErrors, SAFE)
    assert found.forms[0].fields[0].browser_message
