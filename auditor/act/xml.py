"""Test cases that are XML documents without a web page in them: SVG pictures and the like."""

from collections.abc import Iterator

from lxml import etree

from auditor.message import Message, say

MAX_BYTES = 1_000_000  # of an XML document that is read; the longest among the W3C's test cases has some 700
_HTML = "http://www.w3.org/1999/xhtml"
_SVG = "http://www.w3.org/2000/svg"
_SPEAKS = ("role", "tabindex")  # with aria-* what rules about SVG elements go by
_NAMED = frozenset({"a"})  # SVG elements that can be reached and have a name whatever their attributes say


def why_inapplicable(body: bytes) -> Message | None:
    """Why no rule has anything to judge in an XML document; None where one may have, or it is no XML.

    Rules are about elements of HTML, and about SVG elements that a role, a state or the keyboard makes part of a page.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.LxmlError:
        return None
    if any(map(_may_matter, _elements(root))):
        return None
    return say("its root is <{root}>, and nothing in it is an element that a rule is about", root=_local(root))


def _elements(root: "etree._Element") -> Iterator["etree._Element"]:
    return (each for each in root.iter() if isinstance(each.tag, str))


def _may_matter(element: "etree._Element") -> bool:
    namespace = str(etree.QName(element).namespace)
    if namespace != _SVG:
        return namespace == _HTML
    return _local(element) in _NAMED or any(
        str(key) in _SPEAKS or str(key).startswith("aria-") for key in element.attrib
    )


def _local(element: "etree._Element") -> str:
    return str(etree.QName(element).localname)
