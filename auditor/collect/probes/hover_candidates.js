// Elements over which something may appear: by :hover rules of readable style sheets, tooltip
// attributes, pop-up roles, and listeners for the pointer coming in (`options.listening`, indexes in
// tools.queryAll("*"); `options.count` elements there were).
export default (tools, options) => {
  const MAX_SELECTORS = 60,
    MAX_PER_SELECTOR = 3,
    MAX_CANDIDATES = 12,
    MAX_NEIGHBOURS = 20000,
    MAX_RULES = 20000,
    MIN_SIDE_PX = 6,
    MAX_SHARE = 0.3;
  const LONG_SHEET_RULES = 300; // a longer list is made by tools that don't nest style rules
  const REVEALS = /(^|;\s*)(display|visibility|opacity|clip|clip-path|height|max-height|transform|left|right|top)\s*:/;
  const TOOLTIPS =
    '[data-tooltip],[data-tip],[data-tippy-content],[data-toggle="tooltip"],[data-bs-toggle="tooltip"],[data-hint],[aria-haspopup="true"],[aria-haspopup="menu"],.has-tooltip,.usa-tooltip,.usa-tooltip__trigger';
  const pairs = new Map(); // trigger selector -> content selector
  let rules = 0;
  const strip = (selector) => selector.replace(/:(hover|focus-within|focus-visible|focus)/g, "");
  const asked = new Map(); // media query -> whether it holds
  const holds = (media) => {
    if (!media || !media.length) return true;
    const text = media.mediaText;
    if (!asked.has(text)) asked.set(text, matchMedia(text).matches);
    return asked.get(text);
  };
  // Each question to the style sheets' object model costs: rules in style rules are not looked for in a long sheet.
  const read = (list) => {
    const isLong = list.length > LONG_SHEET_RULES;
    for (const rule of list) {
      if (++rules > MAX_RULES || pairs.size >= MAX_SELECTORS) return;
      const selector = rule.selectorText;
      if (!(selector && isLong) && rule.cssRules && rule.cssRules.length && holds(rule.media)) read(rule.cssRules);
      if (!selector || !selector.includes(":hover") || !REVEALS.test(rule.style.cssText)) continue;
      for (const part of selector.split(",")) {
        // Only what follows another element's hover; a :not(:hover) hides, it does not reveal.
        const match = /^(.*?):hover([^\s>+~]*)(\s*[\s>+~]\s*[^\s>+~].*)$/.exec(part.trim());
        if (match && !match[1].endsWith("(") && !match[3].includes(":hover"))
          pairs.set(strip(match[1] + match[2]), strip(part.trim()));
      }
    }
  };
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
    if (sheet.disabled || !holds(sheet.media)) continue;
    let list;
    try {
      list = sheet.cssRules;
    } catch {
      continue;
    } // another site's sheet
    read(list);
  }
  const isShown = (el) => el.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const fits = (el) => {
    const rect = el.getBoundingClientRect();
    return (
      rect.width >= MIN_SIDE_PX &&
      rect.height >= MIN_SIDE_PX &&
      rect.left >= 0 &&
      rect.right <= innerWidth + 1 &&
      rect.width * rect.height < MAX_SHARE * innerWidth * innerHeight &&
      isShown(el)
    );
  };
  const found = new Map(); // element -> kind of candidate, so that alike ones are tried once
  const add = (el, kind) => {
    if (!found.has(el) && fits(el)) {
      found.set(el, kind);
      return true;
    }
    return false;
  };
  let isCut = false;
  for (const [trigger, content] of pairs) {
    let contents,
      neighbours = 0; // elements before what may appear that were asked if they are its trigger
    try {
      contents = document.querySelectorAll(content);
    } catch {
      continue;
    }
    let count = 0;
    for (const el of contents) {
      isCut ||= neighbours >= MAX_NEIGHBOURS;
      if (count >= MAX_PER_SELECTOR || neighbours >= MAX_NEIGHBOURS) break;
      const rect = el.getBoundingClientRect();
      if (isShown(el) && rect.width > 1 && rect.height > 1 && rect.right > 0 && rect.bottom + scrollY > 0) continue;
      if (!tools.fold(el.textContent)) continue;
      let owner = null;
      for (let node = el; node && !owner; node = node.parentElement) {
        if (node !== el && node.matches(trigger)) owner = node;
        for (
          let sibling = node.previousElementSibling;
          sibling && !owner && neighbours < MAX_NEIGHBOURS;
          sibling = sibling.previousElementSibling, neighbours++
        )
          if (sibling.matches(trigger)) owner = sibling;
      }
      if (owner && add(owner, trigger)) count++;
    }
  }
  for (const el of tools.queryAll(TOOLTIPS)) add(el, "tooltip " + tools.step(el));
  const all = options.listening.length ? tools.queryAll("*") : [];
  if (all.length === options.count)
    for (const index of options.listening) add(all[index], "listening " + tools.step(all[index]));
  const perKind = new Map(),
    chosen = [];
  for (const [el, kind] of found) {
    const count = perKind.get(kind) || 0;
    perKind.set(kind, count + 1);
    if (count < 1 && chosen.length < MAX_CANDIDATES) chosen.push(el);
  }
  globalThis.civicAuditorHover = { triggers: chosen, shown: null, content: null, known: new Set() };
  return {
    candidates: found.size,
    chosen: chosen.length,
    capped: isCut || perKind.size > MAX_CANDIDATES || pairs.size >= MAX_SELECTORS,
  };
};
