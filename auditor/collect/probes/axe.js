// Runs axe-core in this document and trims its answer to what rules need. Asynchronous. At its end, while the engine's
// tree of the document is still there, it runs the probes of `options.tree_probes`, main frame only.
export default async (tools, options, probes, loadAxe, collect) => {
  const axe = loadAxe();
  // axe-core answers these for a page with all its frames together; a frame alone can't fail them.
  const OF_THE_WHOLE_PAGE = ["bypass", "heading-order", "landmark-one-main", "page-has-heading-one", "region"];
  const MAX_NODES_PER_RULE = 500;
  const LEVELS = ["any", "all", "none"];
  const message = (node) => {
    const texts = [];
    for (const level of LEVELS)
      for (const check of node[level] || [])
        if (check.message && !texts.includes(check.message)) texts.push(check.message);
    return tools.clip(
      tools.fold(
        texts
          .slice(0, 3)
          .map((text) => text.replace(/\.$/, ""))
          .join("; "),
      ),
      600,
    );
  };
  const cause = (node) => {
    for (const level of LEVELS)
      for (const check of node[level] || [])
        if (check.id.startsWith("color-contrast") && check.data && check.data.fgColor)
          return `${check.data.fgColor} on ${check.data.bgColor}`;
    return "";
  };
  // A frame's partial results name elements by selector; an array leads through shadow roots.
  const resolve = (selector) => {
    let root = document,
      el = null;
    for (const part of [selector].flat()) {
      el = root && root.querySelector(part);
      root = el && el.shadowRoot;
    }
    return el;
  };
  const CONTRAST = "color-contrast",
    LINK_IN_TEXT = "link-in-text-block",
    HIDDEN_FOCUS = "aria-hidden-focus",
    ATTRIBUTE_VALUE = "aria-valid-attr-value";
  const MAX_RELATED = 40; // elements that are named with one result
  const MAX_BACKDROPS = 400; // elements whose background is looked into, per document
  const MAX_NEAR = 40; // colour pairs that are listed
  const MAX_SUSPECTS = 100; // texts that pass by styles and are doubted for what is beside them
  const NEIGHBOUR = "neighbour"; // our own reason for a doubt
  const VARIED = ["image", "graphic", "shape", "layer", "motion", "border-image", "pseudo"]; // may differ from text to text
  const suspects = new WeakSet();
  const elementOf = (node) => node.node.element || resolve(node.node.selector[0]) || document.documentElement;
  const ownTree = window === window.top; // a frame's partial run has no tree any more when it reports
  let backdrops = 0;
  const LARGE_PX = 24, // WCAG 2.2, "large scale": 18 point
    LARGE_BOLD_PX = 18.66, // 14 point
    BOLD = 700;
  // The engine gives no ratio where it gave up early (shadows, one character): the text's own style tells its size.
  const isLarge = (el, data) => {
    if (data.expectedContrastRatio) return data.expectedContrastRatio === "3:1";
    const { fontSize, fontWeight } = getComputedStyle(el);
    return parseFloat(fontSize) >= (Number(fontWeight) >= BOLD ? LARGE_BOLD_PX : LARGE_PX);
  };
  const checkOf = (node) => (node.any || []).find((check) => check.id === CONTRAST && check.data);
  let backdrop = null; // made when it is first asked for
  let ground = null;
  const withTree = ownTree ? { axe } : {};
  const groundNow = () => (ground ||= probes.ground(tools, withTree));
  const backdropNow = () => (backdrop ||= probes.backdrop(tools, { ...withTree, ground: groundNow() }));
  let incidental = null;
  const incidentalNow = () => (incidental ||= probes.incidental(tools));
  const pairOf = new WeakMap(); // text -> its pair of colours by styles, where the engine gives none
  // What is known of a text whose contrast failed or was doubted.
  /** @returns {Artifacts.AxeText} */
  const textFacts = (node, el, doubted) => {
    const data = (checkOf(node) || {}).data || {};
    /** @type {Artifacts.AxeText} */
    const facts = {
      reason: data.messageKey || "",
      large: isLarge(el, data),
      exposed: !el.closest('[aria-hidden="true"]'),
    };
    // axe-core reads `color`, and text of an SVG is painted with `fill`.
    if (typeof data.contrastRatio === "number" && data.fgColor && data.bgColor && el instanceof HTMLElement)
      facts.contrast = [data.contrastRatio, data.contrastRatio];
    if (++backdrops > MAX_BACKDROPS) return facts;
    const behind = backdropNow();
    const paints = behind.paints(el);
    const kinds = new Set(paints.map((paint) => paint.kind));
    if (doubted || paints.length) facts.ground = groundNow().lookOf(el, paints);
    facts.varied = VARIED.some((kind) => kinds.has(kind));
    facts.blended = kinds.has("effect") || kinds.has("lettering");
    facts.incidental = incidentalNow().kindOf(el, paints);
    if (suspects.has(el)) return { ...facts, reason: NEIGHBOUR, contrast: null };
    if (!doubted) return facts;
    if (data.messageKey === "shortTextContent") return { ...facts, sign: behind.isSign(el) };
    // The engine's own figure leaves out what is painted beyond background colours.
    const isReadable = ownTree || data.messageKey === "bgGradient"; // in a frame nothing tells what lies over it
    const read = () => (isReadable ? behind.contrast(el, paints) : null);
    const told = paints.length || !facts.contrast ? read() : { range: facts.contrast, pair: "" };
    const contrast = told && told.range;
    if (told) pairOf.set(el, told.pair);
    facts.contrast = null;
    if (data.messageKey === "nonBmp") return contrast ? { ...facts, sign: true, contrast } : { ...facts, sign: true }; // symbols only
    return contrast ? { ...facts, contrast } : facts;
  };
  let lookAtLink = null;
  /** @returns {Artifacts.AxeLink | null} */
  const linkFacts = (el) => (lookAtLink ||= probes.link_text(tools, { ground: groundNow() }))(el);
  // The elements that a result is about, where axe names a container.
  const related = (node) => {
    const all = LEVELS.flatMap((level) => node[level] || []).flatMap((check) => check.relatedNodes || []);
    const elements = all.map((other) => other.element || resolve(other.selector)).filter(Boolean);
    return [...new Set(elements)].slice(0, MAX_RELATED).map(tools.selector);
  };
  // What the engine leaves open of an attribute's value and a look-up settles: an empty one is as none (ARIA 1.2, 8.5:
  // "treated as if the attribute is not present" or as its default), and what it names may be there before any click.
  const isNamedThere = (el, attribute) => {
    const ids = (el.getAttribute(attribute) || "").split(/\s+/).filter(Boolean);
    return ids.length > 0 && tools.idrefs(el, attribute).length === ids.length;
  };
  const isSettled = (el, { messageKey, needsReview } = { messageKey: "", needsReview: "" }) =>
    messageKey === "empty" || isNamedThere(el, String(needsReview || "").split("=")[0]);
  const isIdle = (node, id) => {
    const open = LEVELS.flatMap((level) => node[level] || []).filter((check) => check.result === undefined);
    return (
      id === ATTRIBUTE_VALUE &&
      open.length > 0 &&
      open.every((check) => check.data && isSettled(elementOf(node), check.data))
    );
  };
  let treeSays = null;
  // Whether the tree says otherwise; a text where it leaves a question.
  /** @returns {boolean | string} */
  const contradicted = (node, id) => {
    const against = (treeSays ||= probes.tree_says(tools, {}, probes))[id];
    return against ? against(elementOf(node)) : false;
  };
  const asked = new Map(); // what the engine failed and is a question -> in words
  // What lies outside every region and is no content: what is not to be seen, signs without a word, and a link to a place
  // on this page that stands alone (skip link, back to top).
  const REGION = "region";
  const WORD = /[\p{L}\p{N}]/u;
  const isTransparent = (el) => !el.checkVisibility({ opacityProperty: true });
  const isPageLink = (el) => {
    const links = el.matches("a[href]") ? [el] : [...el.querySelectorAll("a[href]")];
    return links.length === 1 && links[0].getAttribute("href").startsWith("#") && looseText(el) === looseText(links[0]);
  };
  // Of what holds regions itself, only what stands beside these is loose.
  const NAMED_REGION =
    '[role="region"],[role="alert"],[role="log"],[role="status"],[aria-live="polite"],[aria-live="assertive"],section[aria-label],section[aria-labelledby],form[aria-label],form[aria-labelledby]';
  const NOT_READ = "script,style,noscript,template";
  const MEDIA = "img,svg,canvas,video,audio,iframe,object,embed,input,select,textarea,button";
  const isRegion = (el) => tools.landmark(el) !== "" || el.matches(NAMED_REGION);
  const holdsRegion = tools.once((el) => [...el.getElementsByTagName("*")].some(isRegion));
  const isLoose = (el) => !isRegion(el) && !el.matches(NOT_READ) && !isTransparent(el);
  const textBeside = (el) =>
    [...tools.nodesIn(el)]
      .map((node) => {
        if (node.nodeType === 3) return node.data;
        return node.nodeType === 1 && isLoose(node) ? ` ${looseText(node)} ` : " ";
      })
      .join("");
  const looseText = (el) => tools.fold(holdsRegion(el) ? textBeside(el) : el.innerText || el.textContent || "");
  const holdsMedia = (el) => {
    if (!holdsRegion(el)) return el.matches(MEDIA) || el.querySelector(MEDIA) !== null;
    return [...el.children].some((child) => isLoose(child) && holdsMedia(child));
  };
  // The element that a loose text stands in: not the box around all of the page.
  const loosePart = (el) => {
    const hasOwn = [...el.childNodes].some((node) => node.nodeType === 3 && WORD.test(node.data));
    if (hasOwn || !holdsRegion(el)) return el;
    const part = [...el.children].find((child) => isLoose(child) && (WORD.test(looseText(child)) || holdsMedia(child)));
    return part ? loosePart(part) : el;
  };
  const isNoContent = (el) => isTransparent(el) || (!holdsMedia(el) && !WORD.test(looseText(el))) || isPageLink(el);
  /** @returns {Artifacts.AxeNode} */
  const describe = (node, id, doubted) => {
    const el = id === REGION ? loosePart(elementOf(node)) : elementOf(node);
    const said = suspects.has(el) && id === CONTRAST ? "What is painted behind the text is not told by styles" : "";
    const facts = { target: tools.target(el), message: said || asked.get(node) || message(node), cause: cause(node) };
    if (id === REGION) return { ...facts, words: tools.clip(looseText(el), 100) };
    if (id === CONTRAST) {
      const text = textFacts(node, el, doubted);
      return { ...facts, cause: facts.cause || pairOf.get(el) || "", text };
    }
    if (id === HIDDEN_FOCUS && ownTree) return { ...facts, related: related(node) };
    return id === LINK_IN_TEXT ? { ...facts, link: linkFacts(el) } : facts;
  };
  // Texts that have the ratio they must have, and not the stricter one of WCAG 1.4.6, by colour pair.
  const near = (passed) => {
    const pairs = new Map();
    let unsure = 0;
    for (const node of passed) {
      const { contrastRatio, fgColor, bgColor, expectedContrastRatio } = (checkOf(node) || { data: {} }).data;
      const large = expectedContrastRatio === "3:1";
      if (!fgColor || !bgColor || !(contrastRatio < (large ? 4.5 : 7))) continue;
      if (incidentalNow().isLogo(elementOf(node))) continue; // WCAG 1.4.6 exempts it
      if (ownTree && backdropNow().hasStrangers(elementOf(node))) {
        unsure += 1;
        continue;
      }
      const key = `${fgColor} on ${bgColor}${large ? " large" : ""}`;
      if (!pairs.has(key))
        pairs.set(key, { colours: `${fgColor} on ${bgColor}`, contrast: contrastRatio, large, count: 0, node });
      pairs.get(key).count += 1;
    }
    const listed = [...pairs.values()]
      .slice(0, MAX_NEAR)
      .map(({ node, ...pair }) => ({ ...pair, target: tools.target(elementOf(node)) }));
    return { near: listed, near_unsure: unsure };
  };
  // Texts that have their contrast by styles, and may not have it for what something else paints behind them.
  const doubtful = (passed) => {
    if (!ownTree) return [];
    const found = passed.filter((node) => {
      const { expectedContrastRatio } = (checkOf(node) || { data: {} }).data;
      return expectedContrastRatio && backdropNow().isSuspect(elementOf(node), parseFloat(expectedContrastRatio));
    });
    for (const node of found.slice(0, MAX_SUSPECTS)) suspects.add(elementOf(node));
    return found.slice(0, MAX_SUSPECTS);
  };
  /** @returns {Artifacts.AxeRuleResult} */
  const trim = (result, nodes, doubted) => ({
    id: result.id,
    help: result.help || result.id,
    impact: result.impact || "minor",
    tags: result.tags || [],
    nodes: nodes.slice(0, MAX_NODES_PER_RULE).map((node) => describe(node, result.id, doubted)),
    node_count: nodes.length,
  });
  axe.addReporter("auditor", (results, _options, done) => {
    /** @type {any} */
    const out = { violations: [], incomplete: [], tested: {}, inapplicable: [], near: [], near_unsure: 0 };
    for (const result of results) {
      const said = result.violations || [],
        raised = result.incomplete || [],
        passed = result.passes || [];
      const isIdleHere = (node) => result.id === REGION && isNoContent(elementOf(node));
      const objections = new Map(said.map((node) => [node, contradicted(node, result.id)]));
      const failed = said.filter((node) => !objections.get(node) && !isIdleHere(node));
      const questions = said.filter((node) => typeof objections.get(node) === "string");
      for (const node of questions) asked.set(node, objections.get(node));
      const doubted = [...questions, ...raised.filter((node) => !isIdle(node, result.id))];
      if (result.id === CONTRAST) {
        doubted.push(...doubtful(passed));
        Object.assign(out, near(passed.filter((node) => !suspects.has(elementOf(node)))));
      }
      const tested = said.length + raised.length + passed.length;
      if (tested) out.tested[result.id] = tested;
      else out.inapplicable.push(result.id);
      if (failed.length) out.violations.push(trim(result, failed, false));
      if (doubted.length) out.incomplete.push(trim(result, doubted, true));
    }
    if (ownTree && options.tree_probes)
      out.tree = collect(options.tree_probes, {}, tools, { axe: { ...out, engine_version: axe.version } });
    done(out);
  });
  const known = new Set(axe.getRules().map((rule) => rule.ruleId));
  const rules = {};
  for (const id of options.disabled) if (known.has(id)) rules[id] = { enabled: false };
  const run = { reporter: "auditor", resultTypes: ["violations", "incomplete"], iframes: false, preload: false, rules };
  let results;
  if (window === window.top) results = await axe.run(document, run);
  else {
    for (const id of OF_THE_WHOLE_PAGE) rules[id] = { enabled: false };
    const context = {
      include: [[":root"]],
      initiator: false,
      focusable: options.focusable !== false,
      size: { width: innerWidth, height: innerHeight },
    };
    results = await axe.finishRun([await axe.runPartial(context, run)], run);
  }
  return { ...results, engine_version: axe.version };
};
