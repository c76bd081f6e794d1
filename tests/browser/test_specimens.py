"""Examples on pages about markup, with their source beside them."""

import pytest

from auditor.artifacts import Fields, Wording
from auditor.collect.browser import Tab
from tests.fixtures.structured_pages import facts

SHOWN = "<pre><code>&lt;button class='b'&gt;\n  Button\n&lt;/button&gt;</code></pre>"


@pytest.mark.parametrize(
    ("body", "specimen"),
    [
        (f"<div><button>Button</button></div>{SHOWN}", True),
        (f"<section><h2>Buttons</h2><div><p><button>Button</button></p></div><details><summary>Code</summary>{SHOWN}</details></section>", True),
        (f"<section>{SHOWN}<div><button>Button</button></div></section>", True),
        ("<div><button>Button</button></div><textarea readonly><a title='Button'>x</a></textarea>", True),
        (f"<div class='usa-component-preview'><button>Button</button></div><p>Text</p>{SHOWN}", True),
        (f"<div class=demo><div><button>Click</button></div></div><p>Text</p>{SHOWN}", True),
        ("<div class=demo><button>Button</button></div>", False),
        (f"<div><button>Click</button></div>{SHOWN}", False),
        (f"<div><button>Button</button></div><p>Text</p>{SHOWN}", False),
        ("<div><button>Button</button></div><pre>Button: press it if a &lt; b</pre>", False),
        (f"<div><button>Button</button></div><div>{SHOWN * 5}</div>", False),
    ],
)  # fmt: skip
async def test_a_button_is_an_example_where_its_source_stands_beside_it(tab: Tab, body: str, specimen: bool) -> None:
    page = await facts(tab, f"<main><h1>x</h1>{body}</main>", Wording)
    assert [control.specimen for control in page.controls if control.name != "Code"] == [specimen]


async def test_links_headings_and_fields_are_examples_too(tab: Tab) -> None:
    body = (
        "<div><h3>Heading</h3><a href=/b>here</a><label>Text input <input></label></div>"
        "<pre>&lt;h3>Heading&lt;/h3>&lt;a href=/b>here&lt;/a>&lt;label>Text input &lt;input>&lt;/label></pre>"
        "<p>So they are made.</p><p>Buses: <a href=/c>here</a></p><h3>Heading</h3><p><label>Text input <input></label></p>"
    )
    words = await facts(tab, f"<main>{body}</main>", Wording)
    fields = await facts(tab, f"<main>{body}</main>", Fields)
    assert [link.specimen for link in words.links] == [True, False]
    assert [heading.specimen for heading in words.headings] == [True, False]
    assert [field.is_specimen for field in fields.fields] == [True, False]
