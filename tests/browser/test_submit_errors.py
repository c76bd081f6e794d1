"""Forms sent empty where that is allowed."""

import pytest

from auditor.artifacts import Fields, SubmitErrors
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from auditor.collect.visit import VisitOrder, visit
from tests.fixtures.form_pages import look
from tests.fixtures.local_site import LocalSite, page
from tests.fixtures.needs import needs

SAFE = Limits(load_s=8, settle_s=2, quiet_ms=60, phone_quiet_ms=30, submit_forms=True)
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
    (field,) = form.fields
    assert (field.selector, field.invalid, field.tied) == ("#a", "true", "Name Enter your name")
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


async def test_a_field_keeps_the_selector_that_it_had_before_its_form_was_sent(tab: Tab) -> None:
    body = (
        "<form method=post action=/send novalidate onsubmit=\"event.preventDefault(); this.insertAdjacentHTML('afterbegin',"
        "'<p>Enter your name</p><input>')\"><input aria-label=Name><button>Send</button></form>"
    )
    with LocalSite({"/": page(body)}) as site:
        visited = await visit(tab, VisitOrder(url=site.url + "/", limits=SAFE, needed=needs({Fields, SubmitErrors})))
    fields, sent = visited.artifacts[Fields], visited.artifacts[SubmitErrors]
    assert isinstance(fields, Fields)
    assert isinstance(sent, SubmitErrors)
    appeared, name = sent.forms[0].fields
    assert name.selector == fields.data_fields[0].target.selector
    assert (appeared.selector, name.tied) == ("", "Name")
