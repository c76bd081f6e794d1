"""Texts by the language they inherit."""

from auditor.artifacts import LanguageParts
from auditor.collect.browser import Tab
from tests.fixtures.form_pages import look


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


async def test_what_was_filled_in_is_no_text_of_the_page(tab: Tab) -> None:
    body = (
        '<input aria-label="Your town" value="Montréal"><input type=checkbox aria-label="All of them">'
        "<input type=submit value=Send><input type=button value=Print aria-label=Paper>"
    )
    found, _ = await look(tab, body, LanguageParts)
    assert [text.text for text in found.texts] == ["Your town", "All of them", "Send", "Print"]


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
