// What turns or appears with the screen's orientation. options.step: "scan" asks whether anything could;
// "first" remembers the page in the present window, "second" compares it with another window.
export default (tools, options) => {
  const MAX_CANDIDATES = 5000;
  const MAX_FOUND = 20;
  const MAX_SHEET_DEPTH = 8;
  const LONG_SHEET_RULES = 300; // a longer list is made by tools that don't nest media queries in style rules
  const COVERS = 0.8; // share of the window's width and height
  const ASKS = /orientation|aspect-ratio/i;
  const TURNS = ["transform", "rotate"];
  const SHOWS = ["display", "visibility", "opacity"];
  const FONT_HOSTS =
    /(^|\.)(fonts\.googleapis\.com|use\.typekit\.net|p\.typekit\.net|fonts\.bunny\.net|fast\.fonts\.net|cloud\.typography\.com)$/; // their sheets hold fonts only
  const LOCK = /.{0,60}\borientation\.lock\s*\(.{0,60}/;
  const state = (globalThis.civicAuditorOrientation ||= {});

  // -- style rules that ask for the orientation -------------------------------------------------
  const scan = () => {
    const found = { turning: new Set(), asks: false, unreadable: 0 };
    const asksFor = (media) => !!media && ASKS.test(media.mediaText);
    const takeStyle = (style, selector) => {
      if (TURNS.some((name) => style.getPropertyValue(name))) {
        found.asks = true;
        if (selector) found.turning.add(selector);
      } else if (SHOWS.some((name) => style.getPropertyValue(name))) found.asks = true;
    };
    // Each question to the style sheets' object model costs: plain rules of a long sheet are passed over.
    const walk = (rules, isAsked, selector, depth) => {
      const isLong = rules.length > LONG_SHEET_RULES;
      for (const rule of rules) {
        const isStyle = rule instanceof CSSStyleRule;
        if (isStyle && isLong && !isAsked) continue;
        const own = isStyle ? rule.selectorText : selector;
        const asked = isAsked || (!isStyle && asksFor(rule.media));
        if (asked && rule.style) takeStyle(rule.style, own);
        if (rule instanceof CSSImportRule && rule.styleSheet) read(rule.styleSheet, asked, depth + 1);
        else if (rule instanceof CSSKeyframesRule || depth >= MAX_SHEET_DEPTH) continue;
        else if (rule.cssRules && rule.cssRules.length) walk(rule.cssRules, asked, own, depth + 1);
      }
    };
    const read = (sheet, isAsked, depth) => {
      if (sheet.disabled) return;
      let rules = null;
      try {
        rules = sheet.cssRules;
      } catch {
        if (!FONT_HOSTS.test(new URL(sheet.href, location.href).hostname)) found.unreadable += 1;
      }
      if (rules) walk(rules, isAsked || asksFor(sheet.media), "", depth);
    };
    const roots = [document, ...tools.queryAll("*").flatMap((el) => (el.shadowRoot ? [el.shadowRoot] : []))];
    for (const root of roots)
      for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) read(sheet, false, 0);
    return found;
  };
  const lockScript = () => {
    for (const script of document.scripts) {
      const match = !script.src && LOCK.exec(script.textContent);
      if (match) return tools.clip(tools.fold(match[0]), 160);
    }
    return "";
  };

  // -- angles -----------------------------------------------------------------------------------
  const inPlane = (matrix) => Math.abs(matrix.m13) < 1e-6 && Math.abs(matrix.m23) < 1e-6;
  const angleOf = (style) => {
    let degrees = 0;
    if (style.transform !== "none") {
      const matrix = new DOMMatrix(style.transform);
      if (inPlane(matrix)) degrees += (Math.atan2(matrix.m12, matrix.m11) * 180) / Math.PI;
    }
    // "90deg", or an axis before it; a turn about another axis than z leaves the text upright
    const turn = /^(?:z |0 0 (-?)[\d.]+ )?(-?[\d.]+)deg$/.exec(style.rotate || "");
    if (turn) degrees += (turn[1] ? -1 : 1) * parseFloat(turn[2]);
    return ((degrees % 360) + 360) % 360;
  };
  const matchesAny = (el, selectors) =>
    selectors.some((selector) => {
      try {
        return el.matches(selector);
      } catch {
        return false;
      }
    });
  const candidates = () => {
    if (state.unreadable) return tools.queryAll("*").slice(0, MAX_CANDIDATES);
    const found = new Set();
    for (const selector of state.turning) {
      try {
        for (const el of tools.queryAll(selector)) found.add(el);
      } catch {
        continue; // a nested selector can't be asked for by itself
      }
    }
    return [...found].slice(0, MAX_CANDIDATES);
  };
  const textLength = (root) => {
    let length = 0;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (
        /[\p{L}\p{N}]/u.test(node.data) &&
        node.parentElement &&
        node.parentElement.checkVisibility({ visibilityProperty: true })
      )
        length += tools.fold(node.data).length;
    return length;
  };
  const angles = () => {
    const found = new Map();
    for (const el of candidates()) if (tools.isVisible(el)) found.set(el, angleOf(getComputedStyle(el)));
    return found;
  };

  // -- what covers the window ---------------------------------------------------------------------
  const cover = () => {
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    for (
      let node = top;
      node && node !== document.body && node !== document.documentElement;
      node = tools.parentOf(node)
    ) {
      const rect = node.getBoundingClientRect();
      const position = getComputedStyle(node).position;
      if (
        (position === "fixed" || position === "absolute") &&
        rect.width >= COVERS * innerWidth &&
        rect.height >= COVERS * innerHeight
      )
        return node;
    }
    return null;
  };
  const look = () => ({ angles: angles(), cover: cover(), name: innerWidth > innerHeight ? "landscape" : "portrait" });
  const promptOf = (here, there) =>
    here.cover && here.cover !== there.cover
      ? [
          {
            target: tools.target(here.cover),
            orientation: here.name,
            text: tools.clip(tools.fold(here.cover.textContent), 300),
          },
        ]
      : [];
  const compare = (first, second) => {
    const whole = textLength(document.documentElement) || 1;
    const [portrait, landscape] = first.name === "portrait" ? [first, second] : [second, first];
    /** @type {Artifacts.TurnedContent[]} */
    const turned = [];
    for (const [el, angle] of portrait.angles) {
      const other = landscape.angles.get(el);
      if (other === undefined || Math.abs(other - angle) < 1 || turned.length >= MAX_FOUND) continue;
      const length = textLength(el);
      if (length)
        turned.push({
          target: tools.target(el),
          portrait_deg: Math.round(angle * 10) / 10,
          landscape_deg: Math.round(other * 10) / 10,
          by_orientation: matchesAny(el, state.turning),
          text_share: Math.min(1, length / whole),
        });
    }
    return { turned, prompts: [...promptOf(portrait, landscape), ...promptOf(landscape, portrait)] };
  };

  const steps = {
    scan: () => {
      const found = scan();
      [state.turning, state.unreadable] = [[...found.turning], found.unreadable];
      return { asks: found.asks, unreadable_sheets: found.unreadable, lock_script: lockScript() };
    },
    first: () => {
      state.first = look();
      return {};
    },
    second: () => {
      const facts = compare(state.first, look());
      state.first = null;
      return facts;
    },
  };
  return steps[options.step]();
};
