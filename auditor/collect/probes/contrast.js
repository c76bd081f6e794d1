// For a second look at texts whose contrast styles don't tell: where their glyphs are, and the page without its glyphs.
// `step`: "find" (with `selectors`) gives rectangles and ink, "hide" takes the ink of those away, "show" gives it back.
export default (tools, options, probes) => {
  const ground = probes.ground(tools);
  const MAX_RECTS = 3; // lines of an element that are looked at
  const MIN_SIDE_PX = 3;
  // Only the ink goes: shadows stay, since they are what the letters stand on.
  const NO_MOTION = "*, *::before, *::after { transition: none !important; caret-color: transparent !important; }";
  const textRects = (el) => {
    const rects = [];
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName)) rects.push(el.getBoundingClientRect());
    const range = document.createRange();
    for (const node of el.childNodes) {
      if (node.nodeType !== 3 || !node.data.trim()) continue;
      range.selectNodeContents(node);
      rects.push(...range.getClientRects());
    }
    return rects.filter((rect) => rect.width >= MIN_SIDE_PX && rect.height >= MIN_SIDE_PX).slice(0, MAX_RECTS);
  };
  const isClipped = (style) => style.backgroundClip.includes("text");
  // The share of its ink that effects let through; null when they do more than that, or to more than letters.
  const strength = (el) => {
    let share = 1,
      hasFill = false;
    for (let node = el; node; node = tools.parentOf(node)) {
      const style = getComputedStyle(node);
      hasFill ||= ground.fills(style);
      if (style.filter !== "none" || style.mixBlendMode !== "normal") return null;
      if (style.opacity !== "1") {
        if (hasFill) return null;
        share *= parseFloat(style.opacity);
      }
    }
    return share;
  };
  const NO_LETTERS = "-webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important;";
  const ofRoot = (el) => tools.selector(el).split(" >>> ").at(-1);
  // The style sheets that take the ink away, by the root that each is for. What an ancestor paints into letters goes too.
  const sheets = () => {
    const texts = new Map([[document, NO_MOTION]]);
    const add = (el, rules) =>
      texts.set(el.getRootNode(), `${texts.get(el.getRootNode()) || NO_MOTION} ${ofRoot(el)} { ${rules} }`);
    for (const selector of options.selectors) {
      const text = tools.find(selector);
      if (text) add(text, text instanceof SVGElement ? "fill: transparent !important;" : NO_LETTERS);
      for (let el = text; el; el = tools.parentOf(el))
        if (isClipped(getComputedStyle(el))) add(el, "background: none !important;");
    }
    return texts;
  };
  const find = () =>
    options.selectors.map((selector) => {
      const el = tools.find(selector);
      if (!el) return null;
      const colour = ground.inkOf(el);
      const isCut = isClipped(getComputedStyle(el));
      if (colour && colour[3] === 0 && !isCut) return null;
      const share = isCut || !colour ? null : strength(el);
      const rects = textRects(el).map((rect) => [rect.left + scrollX, rect.top + scrollY, rect.width, rect.height]);
      if (!rects.length) return null;
      return { rects, ink: share === null ? null : [...colour.slice(0, 3), colour[3] * share] };
    });
  const own = globalThis;
  if (options.step === "find") return find();
  if (options.step === "scroll") {
    scrollTo({ left: 0, top: options.top, behavior: "instant" });
    return [scrollX, scrollY];
  }
  if (options.step === "hide") {
    own.civicAuditorInk = [...sheets()].map(([root, rules]) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      return [root, sheet];
    });
  } else if (own.civicAuditorInk) {
    for (const [, sheet] of own.civicAuditorInk) sheet.replaceSync(NO_MOTION); // the ink comes back at once
    void getComputedStyle(document.documentElement).color;
    document.documentElement.getBoundingClientRect();
    for (const [root, sheet] of own.civicAuditorInk)
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    delete own.civicAuditorInk;
  }
  return null;
};
