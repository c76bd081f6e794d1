// The layout at phone width, with what reaches past its edge and why WCAG 1.4.10 might allow that.
/** @type {Probe<Artifacts.PhoneLayout>} */
export default (tools, options, probes) => {
  const MAX_OVERFLOWS = 50;
  const MAX_TEXTS = 200; // pieces of text in one element whose lines are measured
  const TOLERANCE_PX = 1; // rounding of fractional layout
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
  // How far letters reach, without the white space at the ends of a text.
  const textRight = (el) => {
    const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT),
      texts = [];
    while (texts.length < MAX_TEXTS && walker.nextNode()) texts.push(walker.currentNode);
    return Math.round(Math.max(0, ...tools.linesOf(texts).map((line) => line.right + scrollX)));
  };
  /** @type {Artifacts.Overflow[]} */
  const overflows = [];
  let capped = layout.capped;
  const range = scrollRange();
  if (range > TOLERANCE_PX && document.body) {
    const add = (el, right) =>
      overflows.push({
        target: tools.textTarget(el),
        right_px: Math.round(right),
        text_right_px: textRight(el),
        excepted: exception(el),
      });
    // A box that fits may still hold text that does not (a long word, a line of code).
    const spills = (el, rect) =>
      el.clientWidth > 0 &&
      el.scrollWidth > el.clientWidth + TOLERANCE_PX &&
      rect.left + scrollX + el.scrollWidth > width + REACH_PX;
    const walk = (el) => {
      for (const child of el.shadowRoot ? el.shadowRoot.children : el.children) {
        if (overflows.length >= MAX_OVERFLOWS) {
          capped = true;
          return;
        }
        const style = getComputedStyle(child);
        // What is fixed to the window does not widen the page.
        if (style.display === "none" || style.position === "fixed") continue;
        const rect = child.getBoundingClientRect();
        const isShown = style.visibility === "visible" && !isClipped(child);
        if (isShown && rect.width > 0 && rect.height > 0 && rect.right + scrollX > width + REACH_PX) {
          add(child, rect.right + scrollX);
          continue;
        }
        const before = overflows.length;
        walk(child);
        if (isShown && overflows.length === before && style.overflowX === "visible" && spills(child, rect))
          add(child, rect.left + scrollX + child.scrollWidth);
      }
    };
    const bodyRight = document.body.getBoundingClientRect().right + scrollX;
    if (bodyRight > width + TOLERANCE_PX && getComputedStyle(document.body).minWidth !== "0px")
      add(document.body, bodyRight);
    else walk(document.body);
  }
  return { ...layout, scroll_width_px: width + range, overflows, capped };
};
