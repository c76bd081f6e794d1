"""What the probes' common tools see of an element, in shadow roots and slots above all (probes/sight.js)."""

from typing import Any

from auditor.collect.browser import Tab
from auditor.collect.bundle import probe_source

CARD = """
<x-card id="card">
  <template shadowrootmode="open">
    <section id="frame" role="group" style="overflow: hidden; width: 100px; height: 50px">
      <h2 id="title">Inside</h2>
      <span id="label">Name of it</span>
      <label for="field">Your name</label><input id="field" aria-describedby="title outside">
      <button id="named" aria-labelledby="label title">Text</button>
      <slot name="text"><i>nothing was put here</i></slot>
    </section>
    <footer><slot></slot></footer>
  </template>
  <p slot="text" id="put">Put in <b>place</b></p>
  loose words
</x-card>
<h2 id="title">Outside</h2><p id="outside">Far off</p>
"""


async def see(tab: Tab, html: str, expression: str) -> Any:
    """What an expression of `sight` and `at` (an element by selector, also in the card's shadow root) comes to."""
    await tab.page.set_content(f"<!doctype html><html lang=en><title>Card</title><body>{html}</body></html>")
    script = f"""() => {{
      const sight = ({probe_source("sight")})();
      const root = document.getElementById("card")?.shadowRoot;
      const at = (query) => root?.querySelector(query) || document.querySelector(query);
      return {expression};
    }}"""
    return await tab.page.evaluate(script)


def chain(start: str) -> str:
    """Names of all that holds an element or text, from the inside out."""
    return f"""(() => {{
      const names = [];
      for (let node = sight.parentOf({start}); node; node = sight.parentOf(node)) names.push(node.localName);
      return names.join(" ");
    }})()"""


async def test_what_was_put_into_a_slot_stands_in_the_slot_and_then_in_the_host(tab: Tab) -> None:
    assert await see(tab, CARD, chain("at('#put b')")) == "p slot section x-card body html"


async def test_a_loose_text_and_an_element_of_a_shadow_root_stand_in_its_host(tab: Tab) -> None:
    assert await see(tab, CARD, chain("at('#card').lastChild")) == "slot footer x-card body html"
    assert await see(tab, CARD, chain("at('#frame')")) == "x-card body html"


async def test_below_a_host_is_its_shadow_root_and_below_a_slot_what_was_put_there(tab: Tab) -> None:
    names = "[...sight.nodesIn({})].filter((node) => node.nodeType === 1).map((node) => node.localName).join(' ')"
    assert await see(tab, CARD, names.format("at('#card')")) == "section footer"
    assert await see(tab, CARD, names.format("at('slot[name]')")) == "p"
    empty = "<x-card id=card><template shadowrootmode=open><slot name=a><i>so</i></slot></template></x-card>"
    assert await see(tab, empty, names.format("at('slot')")) == "i"


async def test_an_id_holds_in_its_own_root_alone(tab: Tab) -> None:
    assert await see(tab, CARD, "sight.idrefs(at('#field'), 'aria-describedby').map((el) => el.textContent)") == [
        "Inside"
    ]
    page = "<p id=a>One</p><p id=b>Two</p><input aria-describedby=' b  none a '><i></i>"
    assert await see(tab, page, "sight.idrefs(at('input'), 'aria-describedby').map((el) => el.id)") == ["b", "a"]
    assert await see(tab, page, "sight.idrefs(at('i'), 'aria-describedby')") == []


async def test_ids_of_what_stands_in_no_document_name_nothing(tab: Tab) -> None:
    loose = """(() => {
      const box = document.createElement("div");
      box.innerHTML = "<p id=a>One</p><i aria-details=a></i>";
      return sight.idrefs(box.lastChild, "aria-details").length;
    })()"""
    assert await see(tab, "", loose) == 0


async def test_what_is_named_is_known_in_its_own_root_alone(tab: Tab) -> None:
    page = "<i aria-owns='x a'></i><p id=a></p><p id=b></p>"
    assert await see(tab, page, "['#a', '#b'].map((id) => sight.isNamedIn(at(id), 'aria-controls', 'aria-owns'))") == [
        True, False,
    ]  # fmt: skip
    asked = "[at('#title'), document.querySelector('#title')].map((el) => sight.isNamedIn(el, 'aria-describedby'))"
    assert await see(tab, CARD, asked) == [True, False]


async def test_the_first_role_that_was_given_counts_in_whatever_case(tab: Tab) -> None:
    page = "<a href=/ role=' Button link'>a</a><a href=/ id=plain>b</a><input type=radio><p id=p>c</p>"
    roles = "['a', '#plain', 'input', '#p'].map((query) => [sight.givenRole(at(query)), sight.roleOf(at(query))])"
    assert await see(tab, page, roles) == [["button", "button"], ["", "link"], ["", "radio"], ["", ""]]


async def test_text_has_a_space_where_boxes_part_and_none_within_a_word(tab: Tab) -> None:
    page = (
        "<div id=d><div>One</div><div>two</div><b>th</b>ree<br>four<style>p{}</style>"
        "<span style='display:block'>five</span><select><option>six</select><p hidden>seven</p></div>"
    )
    assert await see(tab, page, "sight.textOf(at('#d'))") == "One two three four five seven"
    assert await see(tab, page, "sight.textOf(at('#d'), { shown: true })") == "One two three four five"


async def test_boxes_in_one_line_are_words_of_their_own_where_a_gap_parts_them(tab: Tab) -> None:
    boxes = {
        "<b style='display:inline-block;margin-right:4px'>Print</b><b style='display:inline-block'>page</b>": "Print page",
        "<b style='margin-left:.2em'>Print</b><b style='padding-left:.3em'>page</b>": "Print page",
        "<b>Print</b><b style='border-left:4px solid'>page</b>": "Print page",
        "<b style='display:inline-flex;margin-right:8px'>Print</b><b>page</b>": "Print page",
        "<b style='display:inline-block'>Pr</b><b style='display:inline-block'>int</b>": "Print",
        "<b style='margin-right:-1px'>Pr</b><b>int</b>": "Print",
        "<b style='margin-right:1px'>Pr</b><b>int</b>": "Print",
    }
    for html, text in boxes.items():
        read = "['seenText', 'textOf'].map((way) => sight[way](at('#d')).replaceAll('\\n', ' '))"
        assert await see(tab, f"<div id=d>{html}</div>", read) == [text, text], html
    for display in ("flex", "inline-flex", "grid"):
        html = f"<div id=d style='display:{display}'><span>Print</span><span>page</span></div>"
        assert await see(tab, html, "sight.textOf(at('#d'))") == "Print page", display
    row = "<table id=d><tr><td>Print<td>page</table>"
    assert await see(tab, row, "sight.textOf(at('#d'))") == "Print page"


async def test_the_value_of_an_input_is_a_label_on_submit_button_and_reset_alone(tab: Tab) -> None:
    kinds = ["submit", "button", "reset", "checkbox", "radio", "text", "image", "hidden", "range", "file", "color"]
    page = "".join(f"<input type={kind} value=7>" for kind in kinds) + "<button value=8></button><li value=9></li>"
    values = "[...document.querySelectorAll('input, button, li')].map((el) => sight.valueLabel(el))"
    assert await see(tab, page, values) == ["7", "7", "7"] + [""] * 10
    assert await see(tab, "<input type=checkbox title=All>", "sight.nameOf(at('input'))") == "All"


async def test_the_nearest_that_holds_it_is_found_through_slots_and_shadow_roots(tab: Tab) -> None:
    nearest = "['#put b', '#field'].map((query) => sight.closestOf(at(query), '[role=group]')?.id)"
    assert await see(tab, CARD, nearest) == ["frame", "frame"]
    assert await see(tab, CARD, "sight.closestOf(at('#field'), '#card').localName") == "x-card"
    assert await see(tab, CARD, "[sight.closestOf(at('#put'), '#put').id, sight.closestOf(at('#put'), 'nav')]") == [
        "put", None,
    ]  # fmt: skip


async def test_text_is_read_where_slots_put_it(tab: Tab) -> None:
    assert await see(tab, CARD, "sight.textOf(at('#card'))") == (
        "Inside Name of it Your name Text Put in place loose words"
    )


async def test_no_more_text_is_read_than_there_is_room_for(tab: Tab) -> None:
    read = await see(tab, "<div id=d>" + "<p>some words</p>" * 500 + "</div>", "sight.textOf(at('#d'), { room: 40 })")
    assert read.startswith("some words some words some words")
    assert 40 < len(read) < 100


async def test_labels_are_found_in_a_shadow_root(tab: Tab) -> None:
    assert await see(tab, CARD, "sight.labelsOf(at('#field')).map((el) => el.textContent)") == ["Your name"]
    assert await see(tab, CARD, "sight.labelText(at('#field'))") == "Your name"


async def test_a_name_comes_from_the_first_of_the_ways_that_says_something(tab: Tab) -> None:
    ways = {
        "<i id=a>By id</i><button aria-labelledby=a aria-label=no>no</button>": "By id",
        "<i id=a aria-label='Said'>no</i><button aria-labelledby=a>no</button>": "Said",
        "<button aria-labelledby=gone aria-label='By label'>no</button>": "By label",
        "<label for=f>By <b>label</b></label><input id=f title=no>": "By label",
        "<button><div>Two</div><div>boxes</div><i hidden>no</i></button>": "Two boxes",
        "<input type=submit value=Send title=no>": "Send",
        "<input type=image alt=Go title=no>": "Go",
        "<button title=no><img alt=Picture></button>": "Picture",
        "<select title=Titled><option>no</select>": "Titled",
        "<textarea placeholder=Held>no</textarea>": "Held",
        "<button></button>": "",
    }
    for html, name in ways.items():
        assert await see(tab, html, "sight.nameOf(at('button,input,select,textarea'))") == name, html


async def test_a_name_by_ids_is_that_of_its_own_root(tab: Tab) -> None:
    assert await see(tab, CARD, "sight.nameOf(at('#named'))") == "Name of it Inside"


async def test_a_stated_name_is_of_aria_alone(tab: Tab) -> None:
    assert await see(tab, "<button title=no>no</button>", "sight.statedName(at('button'))") == ""
    assert await see(tab, "<button aria-label=' So '>no</button>", "sight.statedName(at('button'))") == "So"


async def test_text_is_not_seen_where_it_is_clipped_away_or_parked(tab: Tab) -> None:
    away = "position: absolute; clip: rect(0 0 0 0)"
    page = f"<p id=a>Read <span style='{away}'>heard</span></p><div style='{away}'><p id=b>heard</p></div>"
    assert await see(tab, page, "[sight.seenText(at('#a')), sight.canBeSeen(at('#a'))]") == ["Read", True]
    assert await see(tab, page, "[sight.seenText(at('#b')), sight.canBeSeen(at('#b'))]") == ["", False]


async def test_text_put_into_a_slot_is_seen_line_by_line(tab: Tab) -> None:
    lines = "<x-card id=card><template shadowrootmode=open><p>One</p><slot></slot></template><p>Two</p>three</x-card>"
    assert await see(tab, lines, "sight.seenText(at('#card'))") == "One\nTwo\nthree"
