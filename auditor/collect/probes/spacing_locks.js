// Text spacing properties that a style attribute sets with !important, so that no other style can widen them.
/** @type {Probe<Artifacts.SpacingLocks>} */
export default (tools) => {
  const MAX_LOCKS = 300;
  const PROPERTIES = ["letter-spacing", "word-spacing", "line-height"];
  const NOT_OWN = new Set(["inherit", "unset", "revert", "revert-layer"]); // the value comes from elsewhere
  const ownText = (el) => [...el.childNodes].filter((node) => node.nodeType === 3 && tools.fold(node.data));
  const rooms = tools.rooms();
  const isOnPage = (el, nodes) => {
    const { reach } = rooms.roomIn(el);
    return tools.isVisible(el) && tools.linesOf(nodes).some((line) => tools.isSeen(tools.overlap(line, reach)));
  };
  // A line that ends where the room ends: more than one line in a text without a line break of its own.
  const wraps = (nodes) => {
    const range = document.createRange();
    return nodes.some((node) => {
      range.selectNodeContents(node);
      const tops = [...range.getClientRects()].filter((rect) => rect.width > 0).map((rect) => Math.round(rect.top));
      const keepsBreaks = /pre|break-spaces/.test(getComputedStyle(node.parentElement).whiteSpace);
      return new Set(tops).size > (keepsBreaks ? node.data.split("\n").length : 1);
    });
  };
  /** @type {Artifacts.LockedSpacing[]} */
  const locks = [];
  let capped = false;
  for (const el of tools.queryAll('[style*="important" i]')) {
    if (!(el instanceof HTMLElement)) continue;
    for (const property of PROPERTIES) {
      if (
        el.style.getPropertyPriority(property) !== "important" ||
        NOT_OWN.has(el.style.getPropertyValue(property).trim())
      )
        continue;
      if (locks.length >= MAX_LOCKS) {
        capped = true;
        continue;
      }
      const style = getComputedStyle(el),
        nodes = ownText(el);
      const hasText = nodes.length > 0 && isOnPage(el, nodes);
      const value = parseFloat(style.getPropertyValue(property));
      locks.push({
        target: tools.target(el),
        property,
        value_px: Number.isNaN(value) ? null : value,
        font_size_px: parseFloat(style.fontSize),
        has_text: hasText,
        wraps: hasText && wraps(nodes),
      });
    }
  }
  return { locks, capped };
};
