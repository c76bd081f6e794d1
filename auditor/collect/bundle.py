"""The JavaScript that runs in each page's isolated world, made from the probe files and axe-core."""

import hashlib
from functools import lru_cache
from importlib import resources

DESKTOP_PROBES = (
    "document_text",
    "structure",
    "links",
    "forms",
    "weight",
    "viewport_metas",
    "layout",
    "frames",
)
"""Probes that run before the engine."""
TREE_PROBES: tuple[str, ...] = (
    "wording",
    "pictures",
    "players",
    "spacing_locks",
    "language_parts",
    "fields",
    "tables",
    "text_shapes",
    "composition",
    "passage",
    "reading_order",
    "sensory_words",
    "control_contrast",
)
"""Probes that run at the end of the engine's run and may ask it for names and roles (`tools.name`, `tools.role`)."""
FRAME_PROBES: tuple[str, ...] = ("frames", "frame_text")
"""Probes that run in each frame below the main one, after the engine."""
INTERACTION_PROBES: tuple[str, ...] = (
    "phone_layout",
    "submit_errors",
    "walk",
    "walk_focus",
    "walk_facts",
    "walk_try",
    "listening",
    "listeners",
    "motion",
    "motion_watch",
    "stoppers",
    "hover_candidates",
    "hover",
    "backdrop",
    "link_text",
    "contrast",
    "clipping",
    "orientation",
    "motion_effect",
    "window",
)
"""Probes that interactions call (auditor.collect.interact)."""
_PROBES = tuple(dict.fromkeys((*DESKTOP_PROBES, *TREE_PROBES, *FRAME_PROBES, *INTERACTION_PROBES)))
WORLD_NAME = "civic-auditor"

# A document may come from any year: the bundle relies on nothing the page could have replaced, as an
# isolated world has its own built-ins. axe-core is compiled only where it is run.
_TEMPLATE = """(() => {
  if (globalThis.civicAuditor) return;
  const missingFont = %(missing_font)s;
  const toolsFor = %(tools)s;
  const makeTools = (axe) => toolsFor(axe, missingFont());
  const probes = {%(probes)s};
  let axeRun = null; // an engine that is given up finds that no time passes for it any more
  const loadAxe = () => {
    if (!globalThis.axe) {
      const run = (axeRun = { isOver: false, rule: "" });
      const setTimeout = (act, ...more) => globalThis.setTimeout((...args) => run.isOver || act(...args), ...more);
      %(axe)s
      for (const rule of globalThis.axe._audit?.rules || []) {
        const check = rule.run;
        rule.run = (...args) => ((run.rule = rule.id), check.apply(rule, args));
      }
    }
    return globalThis.axe;
  };
  let hasTree = false; // whether the engine holds a tree that was set up for probes
  const giveUpAxe = () => {
    if (axeRun) axeRun.isOver = true;
    globalThis.axe = undefined;
    hasTree = false;
  };
  const runAxe = %(run_axe)s;
  const settle = %(settle)s;
  const point = %(point)s;
  let kept = null; // what the last call has found so far: a script that is ended in the middle can't say it
  const collect = (names, options, tools, before) => {
    kept = { facts: {}, errors: {}, running: "", ...before };
    const { facts, errors } = kept;
    for (const name of names) {
      kept.running = name;
      try { facts[name] = probes[name](tools, options, probes); } catch (error) { errors[name] = String(error); }
    }
    return { facts, errors };
  };
  const collectOnTree = (names, options) => {
    kept = { facts: {}, errors: {}, running: "" };
    if (!hasTree) {
      giveUpAxe();
      loadAxe().setup(document);
      hasTree = true;
    }
    return collect(names, options, makeTools(loadAxe()));
  };
  globalThis.civicAuditor = {
    settle: async (options) => JSON.stringify(await settle(options)),
    collect: (names, options) => JSON.stringify(collect(names, options, makeTools())),
    collectOnTree: (names, options) => JSON.stringify(collectOnTree(names, options)),
    kept: () => JSON.stringify(kept),
    giveUpAxe,
    axeRule: () => JSON.stringify(axeRun ? axeRun.rule : ""),
    axe: async (options) => JSON.stringify(await runAxe(makeTools(loadAxe()), options, probes, loadAxe, collect)),
    point: async (selector) => JSON.stringify(await point(selector)),
    html: () => JSON.stringify(document.documentElement ? document.documentElement.outerHTML : ""),
    changes: () => globalThis.civicAuditorChanges || 0,
    hasPassword: () => [...document.querySelectorAll('input[type="password"]')].some((el) => el.checkVisibility()),
    rest: () => { document.activeElement?.blur(); scrollTo({ left: 0, top: 0, behavior: "instant" }); },
  };
})();
"""


@lru_cache(maxsize=2)
def bundle(axe_source: str) -> str:
    """The script to install in an isolated world; it defines `civicAuditor` there."""
    return _TEMPLATE % {
        "missing_font": _read("missing_font"),
        "tools": _read("tools"),
        "probes": ",\n".join(f"{name}: {_read(name)}" for name in _PROBES),
        "axe": axe_source,
        "run_axe": _read("axe"),
        "settle": _read("settle"),
        "point": _read("point"),
    }


def probe_hash(axe_source: str) -> str:
    """12 hex digits that change whenever anything that runs in the page changes."""
    return hashlib.sha256(bundle(axe_source).encode()).hexdigest()[:12]


def _read(name: str) -> str:
    text = resources.files("auditor.collect").joinpath("probes", f"{name}.js").read_text("utf-8")
    return text.strip().removesuffix(";")
