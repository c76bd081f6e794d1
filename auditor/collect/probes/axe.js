// Runs axe-core in this document and trims its answer to what rules need. Asynchronous.
async (tools, options, probes, loadAxe) => {
  const axe = loadAxe();
  // axe-core answers these for a page with all its frames together; a frame alone can't fail them.
  const OF_THE_WHOLE_PAGE = ["bypass", "heading-order", "landmark-one-main", "page-has-heading-one", "region"];
  const MAX_NODES_PER_RULE = 500;
  const LEVELS = ["any", "all", "none"];
  const message = (node) => {
    const texts = [];
    for (const level of LEVELS) for (const check of node[level] || []) if (check.message && !texts.includes(check.message)) texts.push(check.message);
    return tools.clip(tools.fold(texts.slice(0, 3).map((text) => text.replace(/\.$/, "")).join("; ")), 600);
  };
  const cause = (node) => {
    for (const level of LEVELS) for (const check of node[level] || []) if (check.id.startsWith("color-contrast") && check.data && check.data.fgColor) return `${check.data.fgColor} on ${check.data.bgColor}`;
    return "";
  };
  // A frame's partial results name elements by selector; an array leads through shadow roots.
  const resolve = (selector) => {
    let root = document, el = null;
    for (const part of [selector].flat()) {
      el = root && root.querySelector(part);
      root = el && el.shadowRoot;
    }
    return el;
  };
  const describe = (node) => {
    const el = node.node.element || resolve(node.node.selector[0]) || document.documentElement;
    return { target: tools.target(el), message: message(node), cause: cause(node) };
  };
  const trim = (result, nodes) => ({
    id: result.id,
    help: result.help || result.id,
    impact: result.impact || "minor",
    tags: result.tags || [],
    nodes: nodes.slice(0, MAX_NODES_PER_RULE).map(describe),
    node_count: nodes.length,
  });
  axe.addReporter("auditor", (results, _options, done) => {
    const out = { violations: [], incomplete: [], tested: {}, inapplicable: [] };
    for (const result of results) {
      const failed = result.violations || [], doubted = result.incomplete || [], passed = result.passes || [];
      const tested = failed.length + doubted.length + passed.length;
      if (tested) out.tested[result.id] = tested;
      else out.inapplicable.push(result.id);
      if (failed.length) out.violations.push(trim(result, failed));
      if (doubted.length) out.incomplete.push(trim(result, doubted));
    }
    done(out);
  });
  const known = new Set(axe.getRules().map((rule) => rule.ruleId));
  const rules = {};
  for (const id of options.disabled) if (known.has(id)) rules[id] = { enabled: false };
  for (const id of options.enabled) if (known.has(id)) rules[id] = { enabled: true };
  const run = { reporter: "auditor", resultTypes: ["violations", "incomplete"], iframes: false, preload: false, rules };
  let results;
  if (window === window.top) results = await axe.run(document, run);
  else {
    for (const id of OF_THE_WHOLE_PAGE) rules[id] = { enabled: false };
    const context = { include: [[":root"]], initiator: false, focusable: options.focusable !== false, size: { width: innerWidth, height: innerHeight } };
    results = await axe.finishRun([await axe.runPartial(context, run)], run);
  }
  return { ...results, engine_version: axe.version };
}
