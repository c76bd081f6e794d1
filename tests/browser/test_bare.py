"""What a document holds when it holds next to nothing: such a one is not audited as a page."""

import pytest

from auditor.artifacts import Visit
from auditor.collect.browser import Tab
from auditor.errors import BlockedError, HttpError, VisitError
from tests.browser.test_visit import artifact, look
from tests.fixtures.local_site import Answer, LocalSite, page


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("", HttpError),
        ("<!doctype html><title>Fees</title>", HttpError),
        ("<div></div><script>let a = 1</script><style>b{}</style><input type=hidden><img width=1 height=1 src=/x>", HttpError),
        ("<title>403 Forbidden</title><center><h1>403 Forbidden</h1></center><hr><center>nginx</center>", BlockedError),
        ("<title>Request Rejected</title>The requested URL was rejected. Your support ID is: 1<br><a href=#>Go back</a>", BlockedError),
        ("<title>Just a moment...</title><div role=main><p>Verifying you are human.</p></div><div role=contentinfo>Ray ID: 1, security by <a href=//x>Cloudflare</a></div>", BlockedError),
        ("<title>Not Found</title><h2>Not Found</h2><hr><p>HTTP Error 404. The requested resource is not found.</p>", HttpError),
    ],
)  # fmt: skip
async def test_what_stands_in_a_page_s_place_is_not_audited(tab: Tab, html: str, kind: type[VisitError]) -> None:
    with LocalSite({"/": Answer(html)}) as site, pytest.raises(kind):
        await look(tab, site)


@pytest.mark.parametrize(
    "body",
    [
        "<nav><a href=/>Home</a></nav><main><h1>404 Not Found</h1></main>",
        "<header>City of A</header><h1>Forbidden</h1>",
        "<h1>Forbidden</h1><footer>City of A</footer>",
        "<h1>Sign in</h1><form><label>Password <input type=password></label></form>",
        "<x-app><template shadowrootmode=open><p>Open</p></template></x-app>",
        "<canvas width=9 height=9></canvas>",
        "<div style='height:9px;background-image:linear-gradient(red,blue)'></div>",
        "<input>",
        "<div id=app></div><script>app.textContent = 'Fees'</script>",
    ],
)
async def test_a_page_with_little_on_it_is_audited(tab: Tab, body: str) -> None:
    with LocalSite({"/": page(body)}) as site:
        assert artifact(await look(tab, site), Visit).status == 200
