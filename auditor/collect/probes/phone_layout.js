// The layout at phone width, with what reaches past its edge and why WCAG 1.4.10 might allow that.
/** @type {Probe<Artifacts.PhoneLayout>} */
export default (tools, options, probes) => {
  const MAX_OVERFLOWS = 50;
  const MAX_TEXTS = 200; // pieces of text in one element whose lines are measured
  const MAX_PARTS = 300; // elements of one that are looked at; of larger ones something will show
  const TOLERANCE_PX = 1; // rounding of fractional layout
  const NARROWEST = 0.65; // of the width in a usual typeface, that of a condensed one (our choice: Arial Narrow has 0.82)
  const REACH_PX = 4; // a quarter of a character: what reaches less far past the edge loses nothing
  const layout = probes.layout(tools, {}, probes);
  const width = layout.viewport_width_px;
  // How far a visitor can really scroll sideways: an off-canvas menu widens the page but not the way.
  const scrollRange = () => {
    const [root, body] = [document.documentElement, document.body].map((el) =>
      el ? getComputedStyle(el).overflowX : "visible",
    );
    const viewport = root === "visible" ? body : root;
    if (viewport === "hidden" || viewport === "clip") return 0;
    const [left, top] = [scrollX, scrollY];
    scrollTo({ left: 1e6, top, behavior: "instant" });
    const range = Math.abs(scrollX);
    scrollTo({ left, top, behavior: "instant" });
    return range;
  };
  const isDataTable = (table) =>
    table.getAttribute("role") !== "presentation" &&
    (table.querySelector("th,caption,[scope],[headers]") !== null ||
      ["table", "grid"].includes(table.getAttribute("role")));
  const EXCEPTIONS = [
    ["code", "pre"],
    ["inline code", "code,samp,kbd"],
    ["map", '[class*="map" i] canvas,[class*="leaflet" i],[class*="mapbox" i],[id="map"]'],
    ["diagram", "svg,canvas,math"],
    ["video", "video,iframe,object,embed"],
    ["image", "img,picture"],
    ["toolbar", '[role="toolbar"]'],
  ];
  const exception = (el) => {
    const table =
      el.closest("table") ||
      (el.children.length === 1 && el.firstElementChild.localName === "table" ? el.firstElementChild : null);
    if (table && isDataTable(table)) return "table";
    const drawing = drawingOf(el);
    if (drawing === "map" || drawing === "chart") return drawing;
    for (const [name, query] of EXCEPTIONS) if (el.matches(query) || el.closest(query)) return name;
    return drawing;
  };
  const rooms = tools.rooms(),
    drawingOf = probes.drawing(tools);
  const isClipped = (el) => {
    const { now } = rooms.roomOf(el);
    return !tools.isSeen(now) || now.right <= width + TOLERANCE_PX;
  };
  const ON_SHOW = { opacityProperty: true, visibilityProperty: true };
  const textsIn = (el) => {
    const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT),
      texts = [];
    while (texts.length < MAX_TEXTS && walker.nextNode()) texts.push(walker.currentNode);
    return texts;
  };
  // How far the letters of texts reach that can be seen, without the white space at their ends, and whose they are.
  const lettersOf = (texts, el) => {
    let [left, right, holder] = [0, 0, el];
    for (const text of texts) {
      const parent = tools.parentOf(text);
      if (!parent?.checkVisibility(ON_SHOW)) continue;
      const room = rooms.roomIn(parent).now;
      for (const line of tools.linesOf([text]).map((each) => tools.overlap(each, room)))
        if (tools.isSeen(line) && line.right + scrollX > right)
          [left, right, holder] = [line.left + scrollX, line.right + scrollX, parent];
    }
    return { left, right: Math.round(right), holder };
  };
  const REPLACED = "img,svg,canvas,video,iframe,object,embed,input,select,textarea,button,hr,meter,progress";
  const hasColour = (colour) => !/^(transparent|rgba\(.*, 0\))$/.test(colour);
  const isPainted = (style) =>
    hasColour(style.backgroundColor) ||
    style.backgroundImage !== "none" ||
    style.boxShadow !== "none" ||
    ["Top", "Right", "Bottom"].some(
      (side) => parseFloat(style[`border${side}Width`]) > 0 && hasColour(style[`border${side}Color`]),
    );
  const hasSign = (el) =>
    ["::before", "::after"]
      .map((name) => getComputedStyle(el, name))
      .some((style) => !/^(none|normal)$/.test(style.content) && (style.content !== '""' || isPainted(style)));
  // Whether anything of it is to be seen past the edge: boxes alone lose nobody a line.
  const showsPast = (el, letters) => {
    if (letters.right > width + REACH_PX) return true;
    const parts = [el, ...tools.queryAll("*", el)];
    const shows = (part) =>
      part.shadowRoot ||
      (part.getBoundingClientRect().right + scrollX > width + REACH_PX &&
        part.checkVisibility(ON_SHOW) &&
        !isClipped(part) &&
        (part.matches(REPLACED) || isPainted(getComputedStyle(part)) || hasSign(part)));
    return parts.length > MAX_PARTS || parts.some(shows);
  };
  // Whether the letters could end within the window in another font.
  const mayFit = (letters) => letters.left + (letters.right - letters.left) * NARROWEST <= width + REACH_PX;
  // Letters make a box wide where they reach to its end, and its style sheet gives it no width.
  const isByLetters = (el, right, letters) => {
    const style = getComputedStyle(el);
    const inset = (parseFloat(style.paddingRight) || 0) + (parseFloat(style.borderRightWidth) || 0);
    const sizes = ["width", "min-width"].map((name) => el.computedStyleMap().get(name).toString());
    return (
      mayFit(letters) && letters.right >= right - inset - REACH_PX && !sizes.some((size) => /^[1-9].*[a-z]$/.test(size))
    );
  };
  /** @type {Artifacts.Overflow[]} */
  const overflows = [];
  let capped = layout.capped,
    unseen = 0; // how far what shows nothing reaches
  const range = scrollRange();
  if (range > TOLERANCE_PX && document.body) {
    const add = (el, right, letters, holder) =>
      overflows.push({
        target: holder ? tools.textTarget(el, holder) : tools.target(el),
        right_px: Math.round(right),
        text_right_px: letters.right,
        excepted: exception(el),
      });
    const note = (right) => (unseen = Math.max(unseen, right));
    const addBox = (el, right) => {
      const letters = lettersOf(textsIn(el), el);
      if (showsPast(el, letters)) add(el, right, letters, isByLetters(el, right, letters) && letters.holder);
      else note(right);
    };
    // A box that fits may still hold text of its own that does not (a long word, a line of code).
    const addSpilled = (el, right) => {
      const own = [...tools.nodesIn(el)].filter((node) => node.nodeType === 3);
      const letters = lettersOf(own, el);
      if (letters.right > width + REACH_PX) add(el, right, letters, mayFit(letters) && el);
      else if (hasSign(el)) add(el, right, letters, null);
      else note(right);
    };
    const spills = (el, rect) =>
      el.clientWidth > 0 &&
      el.scrollWidth > el.clientWidth + TOLERANCE_PX &&
      rect.left + scrollX + el.scrollWidth > width + REACH_PX;
    const walk = (el, isFaded) => {
      for (const child of el.shadowRoot ? el.shadowRoot.children : el.children) {
        if (overflows.length >= MAX_OVERFLOWS) {
          capped = true;
          return;
        }
        const style = getComputedStyle(child);
        // What is fixed to the window does not widen the page.
        if (style.display === "none" || style.position === "fixed") continue;
        const rect = child.getBoundingClientRect();
        const isOut = isFaded || style.opacity === "0",
          isCut = isClipped(child);
        const isShown = style.visibility === "visible" && !isOut && !isCut;
        if (!isShown && !isCut) note(scrollX + Math.max(rect.right, rect.left + child.scrollWidth));
        if (isShown && rect.width > 0 && rect.height > 0 && rect.right + scrollX > width + REACH_PX) {
          addBox(child, rect.right + scrollX);
          continue;
        }
        const before = overflows.length;
        walk(child, isOut);
        if (isShown && overflows.length === before && style.overflowX === "visible" && spills(child, rect))
          addSpilled(child, rect.left + scrollX + child.scrollWidth);
      }
    };
    const bodyRight = document.body.getBoundingClientRect().right + scrollX;
    if (bodyRight > width + TOLERANCE_PX && getComputedStyle(document.body).minWidth !== "0px")
      add(document.body, bodyRight, lettersOf(textsIn(document.body), document.body), null);
    else walk(document.body, false);
  }
  return { ...layout, scroll_width_px: width + range, overflows, unseen_right_px: Math.round(unseen), capped };
};
