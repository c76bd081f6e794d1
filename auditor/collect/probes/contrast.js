// For a second look at texts whose contrast styles don't tell: where their glyphs are, and the page without its glyphs.
// `step`: "find" (with `selectors`) gives rectangles and ink, "hide" takes the ink of those away, "show" gives it back.
export default (tools, options, probes) => {
  const ground = probes.ground(tools);
  const MAX_RECTS = 3; // lines of an element that are looked at
  const MIN_SIDE_PX = 3;
  // Only the ink: shadows stay, since they are what the letters stand on.
  const NO_MOTION = "*, *::before, *::after { transition: none !important; caret-color: transparent !important; }";
  const NO_INK =
    NO_MOTION +
    "* { -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important; } svg text, svg tspan { fill: transparent !important; }";

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
  const isPlaceholder = (el) => /^(INPUT|TEXTAREA)$/.test(el.tagName) && !el.value && !!el.placeholder;
  // [red, green, blue, alpha] of its letters; null when styles don't tell.
  const ink = (el) => {
    const style = getComputedStyle(el, isPlaceholder(el) ? "::placeholder" : undefined);
    const colour = ground.one(el instanceof SVGElement ? style.fill : style.webkitTextFillColor);
    return colour && [...colour.slice(0, 3), colour[3] * (isPlaceholder(el) ? parseFloat(style.opacity) : 1)];
  };
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
  // What an ancestor paints into the letters goes with the ink.
  const clippers = () =>
    options.selectors
      .flatMap((selector) => {
        const found = [];
        for (let el = tools.find(selector); el; el = tools.parentOf(el))
          if (isClipped(getComputedStyle(el)) && el.getRootNode() === document) found.push(tools.selector(el));
        return found;
      })
      .map((selector) => `${selector} { background: none !important; }`)
      .join(" ");
  const find = () =>
    options.selectors.map((selector) => {
      const el = tools.find(selector);
      if (!el) return null;
      const colour = ink(el);
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
  const others = document.adoptedStyleSheets.filter((sheet) => sheet !== own.civicAuditorInk);
  if (options.step === "hide") {
    own.civicAuditorInk = new CSSStyleSheet();
    own.civicAuditorInk.replaceSync(NO_INK + clippers());
    document.adoptedStyleSheets = [...others, own.civicAuditorInk];
  } else if (own.civicAuditorInk) {
    own.civicAuditorInk.replaceSync(NO_MOTION); // the ink comes back at once, whatever transition the page has set
    void getComputedStyle(document.documentElement).color;
    document.documentElement.getBoundingClientRect();
    document.adoptedStyleSheets = others;
    delete own.civicAuditorInk;
  }
  return null;
};
