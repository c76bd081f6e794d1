"""Forms sent empty where that is allowed."""

import pytest

from auditor.artifacts import SubmitErrors
from auditor.collect.browser import Tab
from auditor.collect.limits import Limits
from tests.fixtures.form_pages import look

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
