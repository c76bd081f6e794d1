"""Pages of our own for each approved ACT rule, written from the rule's applicability and expectations.

They try whether the rules hold beyond the W3C's examples: `python -m bench.act --own` judges them. A body stands alone
and is put into a page; what begins with "<!" or "<html" is a whole page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_DOT = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='90' height='60'%3E%3C/svg%3E"
_PAGE = '<!doctype html><html lang="en"><head><title>Parks of the county</title></head><body><main><h1>Parks</h1>{}</main></body></html>'


def write_own_pages(root: Path) -> dict[str, Any]:
    """Write the pages under a web root; returns a manifest of them in the form of the W3C's set."""
    cases = []
    for own in OWN_PAGES:
        for number, (expected, html) in enumerate(own.pages()):
            path = f"own/{own.rule}/{number}.html"
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(html, "utf-8")
            cases.append({
                "id": f"{own.rule}-{number}", "path": path, "expected": expected, "rule": own.rule, "rule_name": "own pages",
                "title": html, "wcag": list(own.criteria), "wcag_secondary": [], "approved_rule": True,
            })  # fmt: skip
    return {"suite": "act", "root": str(root), "cases": cases}


@dataclass(frozen=True, slots=True)
class OwnPages:
    """Pages for one ACT rule; `criteria` are those of conformance that it maps to."""

    rule: str
    criteria: tuple[str, ...]
    failed: tuple[str, ...]
    passed: tuple[str, ...]
    inapplicable: tuple[str, ...] = field(default=())

    def pages(self) -> Iterator[tuple[str, str]]:
        """Each page's expected outcome and HTML."""
        for expected in ("failed", "passed", "inapplicable"):
            for body in getattr(self, expected):
                html = body if body.startswith(("<!", "<html")) else _PAGE.format(body)
                yield expected, html


def _whole(
    head: str, html: str = ' lang="en"', body: str = "<main><h1>Parks</h1><p>They open at nine.</p></main>"
) -> str:
    return f"<!doctype html><html{html}><head>{head}</head><body>{body}</body></html>"


_TITLE = "<title>Parks of the county</title>"
_TEXT = "<p style='{}'>The parks of the county open at nine and close at dusk on every day of the week.</p>"

OWN_PAGES = (
    OwnPages(
        "09o5cg",
        ("1.4.6",),
        (
            _TEXT.format("color:#707070"),
            "<div style='background:#1a4480'>" + _TEXT.format("color:#a0b8d8") + "</div>",
            "<table><tr><td style='background:#eee;color:#5a5a5a'>Nine in the morning</td></tr></table>",
        ),
        (
            _TEXT.format("color:#4a4a4a"),
            _TEXT.format("color:#6f6f6f;font-size:26px"),
            "<p style='color:#6f6f6f;font-size:20px;font-weight:700'>They open at nine</p>",
        ),
        ("<button disabled style='color:#aaa'>Book a site</button>",),
    ),
    OwnPages(
        "afw4f7",
        ("1.4.3",),
        (
            _TEXT.format("color:#8f8f8f"),
            "<p><span style='background:#005ea2;color:#003366'>Closed on Monday</span></p>",
            "<p style='opacity:.4'>The parks open at nine every day</p>",
        ),
        (
            _TEXT.format("color:#707070"),
            "<p style='color:#8f8f8f;font-size:24px'>They open at nine</p>",
            "<p><span style='background:#000;color:#fff'>Closed on Monday</span></p>",
        ),
    ),
    OwnPages(
        "0va7u6",
        ("1.4.5", "1.4.9"),
        (
            "<img alt='Office hours are nine to five' src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='500' height='80'%3E%3Crect width='500' height='80' fill='white'/%3E%3Ctext x='9' y='50' font-size='32' font-family='sans-serif'%3EOffice hours are nine to five%3C/text%3E%3C/svg%3E\">",
            "<a href='/x'><img alt='Apply for a permit' src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='400' height='70'%3E%3Crect width='400' height='70' fill='navy'/%3E%3Ctext x='9' y='45' fill='white' font-size='34' font-family='sans-serif'%3EApply for a permit%3C/text%3E%3C/svg%3E\"></a>",
            "<figure><img width=600 alt='Please bring a valid photo identity card' src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='600' height='90'%3E%3Crect width='600' height='90' fill='white'/%3E%3Ctext x='9' y='50' font-size='28' font-family='sans-serif'%3EPlease bring a valid photo identity card%3C/text%3E%3C/svg%3E\"></figure>",
        ),
        (
            f"<img alt='A meadow' width=90 height=60 src=\"{_DOT}\">",
            f"<a href='/x'><img alt='Map' src=\"{_DOT}\"></a>",
            f"<img alt='Trail' src=\"{_DOT}\"><p>The trail is long.</p>",
        ),
    ),
    OwnPages(
        "23a2a8",
        ("1.1.1",),
        (
            "<img src='/lake.png' width=40 height=40>",
            "<div role='img' style='width:40px;height:40px;background:red'></div>",
            "<img src='/lake.png' aria-label=' ' width=40 height=40>",
            "<p><img src='/lake.png' aria-labelledby='none' width=40 height=40></p>",
        ),
        (
            "<img src='/lake.png' alt='The lake'>",
            "<img src='/lake.png' alt=''>",
            "<div role='img' aria-label='The lake'></div>",
            "<span id='n'>Lake</span><img src='/lake.png' aria-labelledby='n'>",
            "<img src='/lake.png' role='none'>",
        ),
        ("<img src='/lake.png' hidden>", "<img src='/lake.png' style='display:none'>"),
    ),
    OwnPages(
        "24afc2",
        ("1.4.12",),
        (
            _TEXT.format("letter-spacing:.05em !important"),
            _TEXT.format("font-size:20px;letter-spacing:1px !important"),
            _TEXT.format("letter-spacing:normal !important"),
        ),
        (
            _TEXT.format("letter-spacing:.05em"),
            _TEXT.format("letter-spacing:.12em !important"),
            _TEXT.format("font-size:20px;letter-spacing:3px !important"),
            _TEXT.format("letter-spacing:.05em !important;letter-spacing:.2em !important"),
        ),
        (
            _TEXT.format("color:#111 !important"),
            "<div hidden>" + _TEXT.format("letter-spacing:0 !important") + "</div>",
            "<div style='letter-spacing:0 !important'>"
            + _TEXT.format("")
            + "</div>",  # a visitor's style reaches the paragraph
        ),
    ),
    OwnPages(
        "9e45ec",
        ("1.4.12",),
        (
            _TEXT.format("word-spacing:0 !important"),
            _TEXT.format("font-size:20px;word-spacing:2px !important"),
        ),
        (
            _TEXT.format("word-spacing:0"),
            _TEXT.format("word-spacing:.16em !important"),
            _TEXT.format("font-size:20px;word-spacing:4px !important"),
        ),
        (
            _TEXT.format("letter-spacing:.2em !important"),
            "<div style='word-spacing:.1em !important'>" + _TEXT.format("") + "</div>",
        ),
    ),
    OwnPages(
        "78fd32",
        ("1.4.12",),
        (
            f"<div style='width:200px'>{_TEXT.format('line-height:1.2 !important')}</div>",
            f"<div style='width:200px'>{_TEXT.format('line-height:100% !important')}</div>",
            f"<div style='width:200px'>{_TEXT.format('font-size:20px;line-height:24px !important')}</div>",
        ),
        (
            f"<div style='width:200px'>{_TEXT.format('line-height:1.2')}</div>",
            f"<div style='width:200px'>{_TEXT.format('line-height:1.5 !important')}</div>",
            f"<div style='width:200px'>{_TEXT.format('font-size:20px;line-height:32px !important')}</div>",
        ),
        ("<p style='line-height:1 !important'>One line</p>",),
    ),
    OwnPages(
        "2t702h",
        ("4.1.2",),
        (
            "<details><summary></summary><p>Nine to five</p></details>",
            "<details><summary><img src='/v.png' alt='' width=9 height=9></summary><p>Nine to five</p></details>",
            "<details><summary><span aria-hidden='true'>Hours</span></summary><p>Nine to five</p></details>",
            "<details><summary aria-label=' '></summary><p>Nine to five</p></details>",
        ),
        (
            "<details><summary>Hours</summary><p>Nine</p></details>",
            "<details><summary aria-label='Hours'></summary><p>Nine</p></details>",
            "<details><summary><img src='/v.png' alt='Hours'></summary><p>Nine</p></details>",
        ),
        ("<details><p>Nine</p></details>", "<summary></summary>", "<details hidden><summary></summary></details>"),
    ),
    OwnPages(
        "46ca7f",
        (),
        (
            "<img src='/v.png' alt='' aria-label='The lake' width=40 height=40>",
            "<img role='none' src='/v.png' alt='x' tabindex='0' width=40 height=40>",
            "<h2 role='presentation' tabindex='0'>Hours</h2>",
            "<ul role='none' aria-label='Parks'><li>Oak Park</li></ul>",
        ),
        (
            "<img src='/v.png' alt=''>",
            "<table role='presentation'><tr><td>Nine</td></tr></table>",
            "<h2 role='none'>Hours</h2>",
        ),
        ("<img src='/v.png' alt='The lake'>",),
    ),
    OwnPages(
        "4e8ab6",
        (),
        (
            "<div role='checkbox' tabindex='0'>Newsletter</div>",
            "<div role='slider' tabindex='0' aria-label='Volume'></div>",
            "<div role='combobox' tabindex='0' aria-label='Park' aria-controls='l'></div><ul id='l'></ul>",
            "<span role='switch' tabindex='0'>Alerts</span>",
            "<div role='heading'>Hours</div>",
        ),
        (
            "<div role='checkbox' tabindex='0' aria-checked='false'>Newsletter</div>",
            "<div role='slider' tabindex='0' aria-label='Volume' aria-valuenow='3'></div>",
            "<div role='heading' aria-level='2'>Hours</div>",
            "<div role='scrollbar' aria-controls='m' aria-valuenow='0' aria-label='Scroll'></div><p id='m'>Text</p>",
        ),
        ("<input type='checkbox' aria-label='Newsletter'>", "<div role='button' tabindex='0'>Go</div>"),
    ),
    OwnPages(
        "59796f",
        ("1.1.1", "4.1.2"),
        (
            "<form><input type='image' src='/go.png'></form>",
            "<form><input type='image' src='/go.png' alt=''></form>",
            "<form><input type='image' src='/go.png' name='search' aria-label=' '></form>",
        ),
        (
            "<form><input type='image' src='/go.png' alt='Search'></form>",
            "<form><input type='image' src='/go.png' aria-label='Search'></form>",
            "<form><input type='image' src='/go.png' title='Search'></form>",
        ),
        ("<form><input type='image' src='/go.png' hidden></form>", "<button>Go</button>"),
    ),
    OwnPages(
        "5f99a7",
        (),
        (
            "<p aria-labelled='x'>Nine</p>",
            "<input aria-requird='true' aria-label='Name'>",
            "<div aria-valid='no'>Nine</div>",
        ),
        (
            "<p aria-hidden='false'>Nine</p>",
            "<input aria-required='true' aria-label='Name'>",
            "<button aria-expanded='false'>More</button>",
        ),
    ),
    OwnPages(
        "6a7281",
        (),
        (
            "<button aria-expanded='yes'>More</button>",
            "<input aria-label='Name' aria-invalid='maybe'>",
            "<div role='heading' aria-level='two'>Hours</div>",
            "<div role='checkbox' tabindex='0' aria-checked='on'>News</div>",
            "<button aria-haspopup='popup'>Menu</button>",
        ),
        (
            "<button aria-expanded='true'>More</button>",
            "<input aria-label='Name' aria-invalid='spelling'>",
            "<div role='checkbox' tabindex='0' aria-checked='mixed'>News</div>",
            "<button aria-haspopup='listbox'>Menu</button>",
        ),
        ("<p aria-labelled='x'>Nine</p>", "<input aria-label='Name' aria-invalid=''>"),
    ),
    OwnPages(
        "6cfa84",
        ("4.1.2",),
        (
            "<div aria-hidden='true'><a href='/x'>Oak Park</a></div>",
            "<p aria-hidden='true'><span tabindex='0'>Oak</span></p>",
            "<div aria-hidden='true'><div style='opacity:0'><input aria-label='Name'></div></div>",
            "<details open aria-hidden='true'><summary>Hours</summary></details>",
        ),
        (
            "<div aria-hidden='true'><a href='/x' tabindex='-1'>Oak Park</a></div>",
            "<div aria-hidden='true'><button disabled>Go</button></div>",
            "<div aria-hidden='true'><a href='/x' style='display:none'>Oak</a></div>",
            "<div aria-hidden='true' inert><button>Go</button></div>",
            "<p aria-hidden='true'>Nine</p>",
        ),
        ("<div aria-hidden='false'><button>Go</button></div>",),
    ),
    OwnPages(
        "7d6734",
        ("1.1.1",),
        (
            "<svg role='img' width='40' height='40'><rect width='9' height='9'/></svg>",
            "<svg width='40' height='40'><circle role='graphics-symbol' r='9'/></svg>",
            "<svg role='graphics-document' width='40' height='40'><rect width='9' height='9'/></svg>",
            "<svg role='img' width='40' height='40'><title> </title><rect width='9' height='9'/></svg>",
        ),
        (
            "<svg role='img' width='40' height='40'><title>Lake</title></svg>",
            "<svg role='img' aria-label='Lake' width='40' height='40'></svg>",
            "<svg width='40' height='40'><circle role='graphics-symbol' r='9' aria-label='Lake'/></svg>",
        ),
        (
            "<svg width='40' height='40'><rect width='9' height='9'/></svg>",
            "<svg role='img' aria-hidden='true' width='9' height='9'></svg>",
        ),
    ),
    OwnPages(
        "8fc3b6",
        ("1.1.1",),
        (
            f"<object data=\"{_DOT}\" type='image/svg+xml' width=90 height=60></object>",
            f"<object title='' data=\"{_DOT}\" width=90 height=60></object>",
            f"<object aria-label=' ' data=\"{_DOT}\" width=90 height=60></object>",
        ),
        (
            f"<object aria-label='Lake' data=\"{_DOT}\" width=90 height=60></object>",
            f"<object title='Lake' data=\"{_DOT}\" width=90 height=60></object>",
            f'<span id=n>Lake</span><object aria-labelledby=n data="{_DOT}" width=90 height=60></object>',
        ),
        ("<object hidden data='/x.png'></object>", f"<object role='none' data=\"{_DOT}\"></object>"),
    ),
    OwnPages(
        "97a4e1",
        ("4.1.2",),
        (
            "<button></button>",
            "<button><img src='/x.png' alt='' width=9 height=9></button>",
            "<div role='button' tabindex='0'></div>",
            "<button><svg aria-hidden='true' width='9' height='9'></svg></button>",
            "<input type='button'>",
        ),
        (
            "<button>Go</button>",
            "<button aria-label='Go'></button>",
            "<input type='submit'>",
            "<button title='Go'></button>",
            "<span role='button' tabindex='0'>Go</span>",
            "<input type='reset'>",
        ),
        ("<button hidden></button>", "<input type='image' src='/x.png' alt=''>", "<a href='/x'>x</a>"),
    ),
    OwnPages(
        "b33eff",
        ("1.3.4",),
        (
            _whole(_TITLE + "<style>@media (orientation:portrait){body{transform:rotate(90deg)}}</style>"),
            _whole(_TITLE + "<style>@media (orientation:landscape){html{transform:rotate(-90deg)}}</style>"),
            _whole(_TITLE + "<style>@media (orientation:portrait){main{transform:rotate(.25turn)}}</style>"),
            _whole(_TITLE + "<style>@media (orientation:portrait){main{rotate:90deg}}</style>"),
        ),
        (
            _whole(_TITLE + "<style>@media (orientation:portrait){main{transform:rotate(180deg)}}</style>"),
            _whole(_TITLE + "<style>@media (orientation:portrait){main{transform:translateX(2px)}}</style>"),
            _whole(_TITLE + "<style>@media (orientation:portrait){main{transform:rotate(1deg)}}</style>"),
        ),
        (
            _whole(_TITLE + "<style>main{transform:rotate(90deg)}</style>"),
            _whole(_TITLE + "<style>@media (orientation:portrait){main{color:#111}}</style>"),
        ),
    ),
    OwnPages(
        "b5c3f8",
        ("3.1.1",),
        (_whole(_TITLE, ""), _whole(_TITLE, ' lang=""'), _whole(_TITLE, ' lang=" "'), _whole(_TITLE, ' xml:lang="en"')),
        (_whole(_TITLE), _whole(_TITLE, ' lang="es-MX"'), _whole(_TITLE, ' lang="xyz"')),
    ),
    OwnPages(
        "bf051a",
        ("3.1.1",),
        (
            _whole(_TITLE, ' lang="english"'),
            _whole(_TITLE, ' lang="e"'),
            _whole(_TITLE, ' lang="en_US"'),
            _whole(_TITLE, ' lang="xq"'),
        ),
        (_whole(_TITLE, ' lang="EN"'), _whole(_TITLE, ' lang="es-419"'), _whole(_TITLE, ' lang="zh-Hant"')),
        (_whole(_TITLE, ""), _whole(_TITLE, ' lang=""')),
    ),
    OwnPages(
        "bc659a",
        ("2.2.1", "2.2.4", "3.2.5"),
        (
            _whole(_TITLE + "<meta http-equiv='refresh' content='30'>"),
            _whole(_TITLE + "<meta http-equiv='Refresh' content='300;url=/x'>"),
            _whole(_TITLE + "<meta http-equiv='refresh' content='  72000'>"),
        ),
        (
            _whole(_TITLE + "<meta http-equiv='refresh' content='0;url=/x'>"),
            _whole(_TITLE + "<meta http-equiv='refresh' content='86400'>"),
            _whole(_TITLE + "<meta http-equiv='refresh' content='0; url=/y'>"),
        ),
        (
            _whole(_TITLE + "<meta http-equiv='refresh' content='soon'>"),
            _whole(_TITLE + "<meta name='refresh' content='30'>"),
            _whole(_TITLE + "<meta http-equiv='refresh' content='-5'>"),
        ),
    ),
    OwnPages(
        "bisz58",
        ("2.2.4", "3.2.5"),
        (
            _whole(_TITLE + "<meta http-equiv='refresh' content='30'>"),
            _whole(_TITLE + "<meta http-equiv='refresh' content='86400'>"),
            _whole(_TITLE + "<meta http-equiv='refresh' content='1.5; url=/x'>"),
        ),
        (
            _whole(_TITLE + "<meta http-equiv='refresh' content='0;url=/x'>"),
            _whole(_TITLE + "<meta http-equiv='refresh' content='0, /x'>"),
            _whole(_TITLE + "<meta http-equiv='REFRESH' content='0 url=/x'>"),
        ),
        (_whole(_TITLE + "<meta http-equiv='refresh' content=''>"),),
    ),
    OwnPages(
        "c487ae",
        ("2.4.4", "2.4.9", "4.1.2"),
        (
            "<a href='/x'></a>",
            "<a href='/x'><img src='/x.png' alt='' width=9 height=9></a>",
            "<span role='link' tabindex='0'></span>",
            "<a href='/x'><i class='icon'></i></a>",
            "<map name=m><area shape=rect coords='0,0,9,9' href='/x'></map><img usemap='#m' src='/x.png' alt='Map' width=40 height=40>",
            "<a href='/x'><span aria-hidden='true'>Oak</span></a>",
        ),
        (
            "<a href='/x'>Oak Park</a>",
            "<a href='/x' aria-label='Oak Park'></a>",
            "<a href='/x'><img src='/x.png' alt='Oak Park'></a>",
            "<a href='/x' title='Oak Park'></a>",
            "<a href='/x'><svg role='img' aria-label='Oak'></svg></a>",
        ),
        ("<a></a>", "<a href='/x' hidden></a>", "<a href='/x' role='button'>Go</a>"),
    ),
    OwnPages(
        "c4a8a4",
        ("2.4.2",),
        (
            _whole("<title>Untitled document</title>"),
            _whole("<title>index.html</title>"),
            _whole("<title>Page 1</title>"),
            _whole("<title>Home</title>"),
        ),
        (_whole(_TITLE), _whole("<title>Parks</title>"), _whole("<title>Oak Park: hours and fees</title>")),
    ),
    OwnPages(
        "de46e4",
        ("3.1.2",),
        (
            "<p lang='spanish'>Abierto</p>",
            "<div lang='e'><p>Open</p></div>",
            "<span lang='xq'>Abierto a las nueve</span>",
            "<p lang='fr_FR'>Ouvert</p>",
        ),
        ("<p lang='es'>Abierto</p>", "<p lang='pt-BR'>Aberto</p>", "<p lang='ZH-hant'>開</p>"),
        ("<p lang=''>Open</p>", "<p lang='xq'></p>", "<p lang='xq' hidden>Open</p>"),
    ),
    OwnPages(
        "m6b1q3",
        ("4.1.2",),
        (
            "<ul role='menu'><li role='menuitem' tabindex='0'></li></ul>",
            "<div role='menu'><button role='menuitem'></button></div>",
            "<div role='menu'><a role='menuitem' href='/x'><img src='/x.png' alt='' width=9 height=9></a></div>",
        ),
        (
            "<ul role='menu'><li role='menuitem' tabindex='0'>Open</li></ul>",
            "<div role='menu'><button role='menuitem' aria-label='Open'></button></div>",
            "<div role='menu'><a role='menuitem' href='/x'><img src='/x.png' alt='Open'></a></div>",
        ),
        ("<button>Go</button>",),
    ),
    OwnPages(
        "qt1vmo",
        ("1.1.1",),
        (
            f"<img src=\"{_DOT}\" alt='IMG_2041.JPG' width=90 height=60>",
            f"<img src=\"{_DOT}\" alt='image' width=90 height=60>",
            f"<img src=\"{_DOT}\" alt='placeholder' width=90 height=60>",
        ),
        (
            f"<img src=\"{_DOT}\" alt='The lake in Oak Park' width=90 height=60>",
            f"<a href='/x'><img src=\"{_DOT}\" alt='Search' width=90 height=60></a>",
            "<svg role='img' aria-label='Lake' width=90 height=60></svg>",
        ),
        (f"<img src=\"{_DOT}\" alt='' width=90 height=60>",),
    ),
    OwnPages(
        "674b10",
        (),
        ("<div role='buton'>Go</div>", "<nav role='navbar'>Parks</nav>", "<p role='txt paragraf'>Nine</p>"),
        (
            "<div role='button' tabindex='0'>Go</div>",
            "<div role='foo navigation'>Parks</div>",
            "<div role='NOTE'>Nine</div>",
        ),
        ("<div role=''>Nine</div>", "<div role='foo' hidden>Nine</div>"),
    ),
    OwnPages(
        "akn7bn",
        ("2.1.1", "2.1.3"),
        (
            "<iframe title='Map' tabindex='-1' srcdoc=\"<a href='/x'>Oak Park</a>\"></iframe>",
            "<iframe title='Form' tabindex='-1' srcdoc=\"<input aria-label='Name'>\"></iframe>",
            "<iframe title='Box' tabindex='-2' srcdoc=\"<p tabindex='0'>Nine</p>\"></iframe>",
        ),
        (
            "<iframe title='Map' srcdoc=\"<a href='/x'>Oak Park</a>\"></iframe>",
            "<iframe title='Map' tabindex='0' srcdoc=\"<button>Go</button>\"></iframe>",
            "<iframe title='Map' tabindex='-1' srcdoc=\"<p>Nine</p>\"></iframe>",
        ),
    ),
    OwnPages(
        "73f2c2",
        ("1.3.5",),
        (
            "<label>Name <input autocomplete='fullname'></label>",
            "<label>Phone <input autocomplete='home work tel'></label>",
            "<label>Mail <input autocomplete='shipping home email name'></label>",
            "<label>City <input autocomplete='city'></label>",
        ),
        (
            "<label>Name <input autocomplete='name'></label>",
            "<label>Phone <input autocomplete='work tel'></label>",
            "<label>City <input autocomplete='section-a shipping address-level2'></label>",
            "<label>Mail <input autocomplete='EMAIL'></label>",
        ),
        (
            "<label>Name <input autocomplete='off'></label>",
            "<label>Name <input></label>",
            "<label>Name <input autocomplete='city' disabled></label>",
        ),
    ),
    OwnPages(
        "e086e5",
        ("4.1.2",),
        (
            "<input>",
            "<p>Name</p><input type='text'>",
            "<select><option>Oak</option></select>",
            "<textarea></textarea>",
            "<div role='textbox' tabindex='0' contenteditable></div>",
            "<label></label><input type='checkbox'>",
        ),
        (
            "<label>Name <input></label>",
            "<input aria-label='Name'>",
            "<label for=s>Park</label><select id=s><option>Oak</option></select>",
            "<input title='Name'>",
            "<div role='searchbox' tabindex='0' aria-label='Search' contenteditable></div>",
        ),
        ("<input type='hidden'>", "<input hidden>", "<input type='submit'>"),
    ),
    OwnPages(
        "2779a5",
        ("2.4.2",),
        (
            _whole(""),
            _whole("<title></title>"),
            _whole("<title> </title>"),
            "<html lang=en><body><h1>Parks</h1><div><svg><title>Lake</title></svg></div></body></html>",
        ),
        (
            _whole(_TITLE),
            "<html lang=en><body><title>Parks</title><h1>Parks</h1></body></html>",
            _whole("<title>Parks</title><title></title>"),
        ),
    ),
    OwnPages(
        "307n5z",
        ("4.1.2",),
        (
            "<div role='button' tabindex='0'>Go <a href='/x'>there</a></div>",
            "<button>Go <span tabindex='0'>there</span></button>",
            "<div role='tab'>Hours <button>x</button></div>",
            "<ul role='listbox'><li role='option'><a href='/x'>Oak</a></li></ul>",
        ),
        (
            "<button>Go <b>there</b></button>",
            "<div role='tab' tabindex='0'>Hours</div>",
            "<div role='button' tabindex='0'>Go <span>there</span></div>",
        ),
        ("<p><a href='/x'>there</a></p>",),
    ),
    OwnPages(
        "a25f45",
        ("1.3.1",),
        (
            "<table><tr><th id=a>Park</th></tr><tr><td headers=b>Oak</td></tr></table>",
            "<table><tr><th>Park</th></tr><tr><td id=x headers=x>Oak</td></tr></table>",
            "<p id=o>Park</p><table><tr><th>Park</th></tr><tr><td headers=o>Oak</td></tr></table>",
            "<table><tr><td id=a>Park</td></tr><tr><td headers=a>Oak</td></tr></table>",
        ),
        (
            "<table><tr><th id=a>Park</th></tr><tr><td headers=a>Oak</td></tr></table>",
            "<table><tr><th id=a>Park</th><th id=b headers=a>Hours</th></tr><tr><td headers='a b'>Oak</td><td>Nine</td></tr></table>",
            "<table><tr><td id=a role=columnheader>Park</td></tr><tr><td headers=a>Oak</td></tr></table>",
        ),
        (
            "<table><tr><th>Park</th></tr><tr><td>Oak</td></tr></table>",
            "<table role=none><tr><td headers=b>Oak</td></tr></table>",
        ),
    ),
    OwnPages(
        "b4f0c3",
        ("1.4.4",),
        (
            _whole(_TITLE + "<meta name=viewport content='user-scalable=no'>"),
            _whole(_TITLE + "<meta name=viewport content='width=device-width, maximum-scale=1.0'>"),
            _whole(_TITLE + "<meta name=viewport content='maximum-scale=yes'>"),
            _whole(_TITLE + "<meta name=viewport content='USER-SCALABLE=0'>"),
        ),
        (
            _whole(_TITLE + "<meta name=viewport content='user-scalable=yes'>"),
            _whole(_TITLE + "<meta name=viewport content='maximum-scale=5'>"),
            _whole(_TITLE + "<meta name=viewport content='maximum-scale=-1'>"),
        ),
        (_whole(_TITLE), _whole(_TITLE + "<meta name=viewport content='width=device-width'>")),
    ),
    OwnPages(
        "0ssw9k",
        ("2.1.1", "2.1.3"),
        (
            "<div style='height:60px;width:200px;overflow:auto'>" + "<p>Nine to five, every day</p>" * 9 + "</div>",
            "<section style='height:60px;width:200px;overflow-y:scroll'>" + "<p>Nine to five</p>" * 9 + "</section>",
            "<div style='width:90px;overflow-x:scroll;white-space:nowrap'>"
            + "Nine to five, every day of the week " * 5
            + "</div>",
        ),
        (
            "<div tabindex='0' style='height:60px;overflow:auto'>" + "<p>Nine</p>" * 9 + "</div>",
            "<div style='height:60px;overflow:auto'><a href='/x'>Oak</a>" + "<p>Nine</p>" * 9 + "</div>",
            "<div style='height:60px;overflow:auto'>" + "<p>Nine</p>" * 9 + "<button>Go</button></div>",
        ),
        (
            "<div style='height:60px;overflow:hidden'>" + "<p>Nine</p>" * 9 + "</div>",
            "<div style='overflow:auto'><p>Nine</p></div>",
        ),
    ),
    OwnPages(
        "oj04fd",
        ("2.4.7",),
        (
            "<style>:focus{outline:none}</style><a href='/x'>Oak Park</a>",
            "<style>a:focus{outline:0}</style><p><a href='/x'>Oak Park</a> opens at nine.</p>",
            "<style>button{border:1px solid #333;background:#eee}button:focus{outline:none;box-shadow:none}</style><button>Go</button>",
        ),
        (
            "<a href='/x'>Oak Park</a>",
            "<style>a:focus{outline:none;background:#ff0}</style><a href='/x'>Oak Park</a>",
            "<style>button:focus{outline:3px solid #000}</style><button>Go</button>",
        ),
        ("<p>Nine</p>",),
    ),
)
