"""HTML made shallow enough for a parser, its offsets kept."""

import re

MAX_DEPTH = 1000
"""Elements inside one another that are kept: libxml2 drops what lies deeper than 2,048, browsers flatten at 512."""
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>|<!--.*?-->", re.DOTALL)
_VOID = frozenset({
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip
_CLOSES_ITSELF = frozenset({"p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot", "rp", "rt"})
_BOUNDARY = "<hr>"  # keeps what stood in two elements apart


def shallow(html: str) -> str:
    """`html` without the tags of elements that lie too deep, spaces in their place.

    Elements whose end tag is often left out don't count: parsers close them.
    """
    parts: list[str] = []
    depth = kept_to = 0
    for tag in _TAG.finditer(html):
        name = tag[2]
        if name is None or name.lower() in _VOID or name.lower() in _CLOSES_ITSELF:
            continue
        is_deep = depth > MAX_DEPTH
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if is_deep:
            parts.append(html[kept_to : tag.start()])
            parts.append(
                _BOUNDARY.ljust(tag.end() - tag.start()) if len(tag[0]) >= len(_BOUNDARY) else " " * len(tag[0])
            )
            kept_to = tag.end()
    return "".join([*parts, html[kept_to:]])
