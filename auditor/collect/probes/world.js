// What stands in a document's isolated world: `civicAuditor`, which the collector asks (auditor/collect/world.py).
// `parts` are the other files of this folder, and `defineAxe`, the engine's source in a function of `setTimeout`.
// A document may come from any year: this relies on nothing the page could have replaced, as an isolated world has
// its own built-ins.
export default (parts) => {
  if (globalThis.civicAuditor) return;
  const sight = () => {
    const alone = parts.sight();
    return { ...alone, ...parts.room(alone) };
  };
  let isIncomplete = false; // whether style sheets or scripts of the page did not come, as the collector knows
  const makeTools = (axe) => {
    const seen = sight();
    return parts.tools(axe, parts.missingFont(seen, isIncomplete), seen);
  };
  let axeRun = null; // an engine that is given up finds that no time passes for it any more
  // The engine is compiled only where it is run.
  const loadAxe = () => {
    if (!globalThis.axe) {
      const run = (axeRun = { isOver: false, rule: "" });
      parts.defineAxe((act, ...more) => globalThis.setTimeout((...args) => run.isOver || act(...args), ...more));
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
  let kept = null; // what the last call has found so far: a script that is ended in the middle can't say it
  const collect = (names, options, tools, before) => {
    kept = { facts: {}, errors: {}, running: "", ...before };
    const { facts, errors } = kept;
    for (const name of names) {
      kept.running = name;
      try {
        facts[name] = parts.probes[name](tools, options, parts.probes);
      } catch (error) {
        errors[name] = String(error);
      }
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
  const runAxe = (options) => parts.runAxe(makeTools(loadAxe()), options, parts.probes, loadAxe, collect);
  const hasPassword = () => [...document.querySelectorAll('input[type="password"]')].some((el) => el.checkVisibility());
  globalThis.civicAuditor = {
    settle: async (options) => JSON.stringify(await parts.settle(options)),
    collect: (names, options) => JSON.stringify(collect(names, options, makeTools())),
    collectOnTree: (names, options) => JSON.stringify(collectOnTree(names, options)),
    kept: () => JSON.stringify(kept),
    giveUpAxe,
    axeRule: () => JSON.stringify(axeRun ? axeRun.rule : ""),
    axe: async (options) => JSON.stringify(await runAxe(options)),
    point: async (selector) => JSON.stringify(await parts.point(selector)),
    html: () => JSON.stringify(document.documentElement ? document.documentElement.outerHTML : ""),
    changes: () => globalThis.civicAuditorChanges || 0,
    hasPassword,
    isIncomplete: (answer) => (isIncomplete = answer),
    bare: () => JSON.stringify(parts.bare()),
    rest: () => {
      /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
      scrollTo({ left: 0, top: 0, behavior: "instant" });
    },
  };
};
