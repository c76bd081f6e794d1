// For a second look at texts whose contrast styles don't tell: where their glyphs are, and the page without its glyphs.
// `step`: "find" (with `selectors`) gives rectangles and ink, "hide" takes the ink away, "show" gives it back.
export default (tools, options) => {
  const MAX_RECTS = 3; // lines of an element that are looked at
  const MIN_SIDE_PX = 3;
  // Only the ink: shadows stay, since they are what the letters stand on.
  const NO_MOTION = "*, *::before, *::after { transition: none !important; caret-color: transparent !important; }";
  const NO_INK =
    NO_MOTION +
    "* { -webkit-text-fill-color: transparent !important; } svg text, svg tspan { fill: transparent !important; }";

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
  const ink = (el) => {
    const style = getComputedStyle(el);
    const text = el instanceof SVGElement ? style.fill : style.webkitTextFillColor;
    const match = /^rgba?\(([^)]+)\)$/.exec(text);
    if (!match) return null;
    const numbers = match[1].split(/[\s,/]+/).map(parseFloat);
    return numbers.length > 3 ? numbers : [...numbers, 1];
  };
  const isPlain = (el) => {
    for (let node = el; node; node = tools.parentOf(node)) {
      const style = getComputedStyle(node);
      if (style.opacity !== "1" || style.filter !== "none" || style.mixBlendMode !== "normal") return false;
    }
    return true;
  };
  const find = () =>
    options.selectors.map((selector) => {
      const el = tools.find(selector);
      const colour = el && ink(el);
      if (!colour || colour[3] === 0) return null;
      const rects = textRects(el).map((rect) => [rect.left + scrollX, rect.top + scrollY, rect.width, rect.height]);
      return rects.length ? { rects, ink: colour[3] === 1 && isPlain(el) ? colour.slice(0, 3) : null } : null;
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
    own.civicAuditorInk.replaceSync(NO_INK);
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
