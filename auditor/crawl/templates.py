"""Which pages are made from one template: by their skeletons, in the order of the crawl."""

from collections.abc import Iterable, Mapping

SIMILAR_SHARE = 0.7
"""Jaccard similarity from which two skeletons count as one template; judged by eye on ten corpus sites."""


def group_by_template(skeletons: Iterable[tuple[int, tuple[str, ...]]]) -> Mapping[int, str]:
    """Page id -> template name (`T1`, `T2`, ... in order of first appearance).

    A page joins the first template whose founding page is similar enough. Same pages in the same
    order always give the same names.
    """
    founders: list[frozenset[str]] = []
    known: dict[frozenset[str], str] = {}
    names: dict[int, str] = {}
    for page_id, skeleton in skeletons:
        paths = frozenset(skeleton)
        if paths not in known:
            match = next(
                (i for i, founder in enumerate(founders) if _similarity(paths, founder) >= SIMILAR_SHARE), None
            )
            if match is None:
                founders.append(paths)
                match = len(founders) - 1
            known[paths] = f"T{match + 1}"
        names[page_id] = known[paths]
    return names


def _similarity(one: frozenset[str], other: frozenset[str]) -> float:
    union = len(one | other)
    return len(one & other) / union if union else 1.0
