// Size of the page and of what can be tapped, at the present width.
/** @type {Probe<Artifacts.Layout>} */
export default (tools) => {
  const MAX_CONTROLS = 3000;
  const TARGET_PX = 24; // WCAG 2.2 SC 2.5.8
  const QUERY =
    'a[href],button,input:not([type="hidden"]),select,textarea,summary,[role="button"],[role="link"],[role="checkbox"],[role="radio"],[role="switch"],[role="tab"],[role="menuitem"],[role="option"]';
  const union = (a, b) => {
    const left = Math.min(a.left, b.left),
      top = Math.min(a.top, b.top);
    const right = Math.max(a.right, b.right),
      bottom = Math.max(a.bottom, b.bottom);
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };
  const rectOf = (el) => {
    let rect = el.getBoundingClientRect();
    // A click on the label works the box: both are the target.
    if (el.type === "checkbox" || el.type === "radio")
      for (const label of tools.labelsOf(el))
        if (tools.isVisible(label)) rect = union(rect, label.getBoundingClientRect());
    // An inline link is as large as what it wraps.
    if (el.localName === "a")
      for (const child of el.children) {
        const inner = child.getBoundingClientRect();
        if (inner.width && inner.height) rect = union(rect, inner);
      }
    return rect;
  };
  // Length of a block's text outside its links.
  const textBesideLinks = tools.once((block) => {
    let rest = tools.fold(block.textContent).length;
    for (const link of block.querySelectorAll("a")) rest -= tools.fold(link.textContent).length;
    return rest;
  });
  const isInSentence = (el) => {
    if (el.localName !== "a" || !getComputedStyle(el).display.startsWith("inline")) return false;
    let block = tools.parentOf(el);
    while (block && /^(inline|contents)$/.test(getComputedStyle(block).display)) block = tools.parentOf(block);
    return !!block && textBesideLinks(block) > 5; // more than separators between links
  };
  const isNativeSize = (el) => {
    if (el.type !== "checkbox" && el.type !== "radio") return false;
    const style = getComputedStyle(el);
    return style.appearance === "auto" && style.width === "13px" && style.height === "13px" && style.zoom === "1";
  };
  const reachable = (el, rect) => {
    if (rect.width < 1 || rect.height < 1 || !tools.isVisible(el)) return false;
    if (rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0) return false; // parked off the page (skip links)
    const style = getComputedStyle(el);
    return style.pointerEvents !== "none" && !tools.isClippedAway(style) && !el.disabled;
  };
  const found = tools.queryAll(QUERY);
  const items = [];
  for (const el of found.slice(0, MAX_CONTROLS)) {
    const rect = rectOf(el);
    if (reachable(el, rect))
      items.push({
        el,
        rect,
        x: (rect.left + rect.right) / 2,
        y: (rect.top + rect.bottom) / 2,
        small: rect.width < TARGET_PX || rect.height < TARGET_PX,
      });
  }
  const distance = (x, y, rect) =>
    Math.hypot(Math.max(rect.left - x, 0, x - rect.right), Math.max(rect.top - y, 0, y - rect.bottom));
  // Controls by bands of the page, each from left to right: only those near a control's own are looked at.
  const BAND_PX = 3 * TARGET_PX;
  const MAX_BANDS = 20; // what is higher stands in a list of its own
  /** @type {Map<number | string, any>} */
  const bands = new Map([["high", []]]);
  const bandOf = (y) => Math.floor(y / BAND_PX);
  for (const item of items.toSorted((a, b) => a.rect.left - b.rect.left)) {
    const [first, last] = [bandOf(item.rect.top), bandOf(item.rect.bottom)];
    for (let band = first; band <= Math.min(last, first + MAX_BANDS); band += 1) {
      const key = last - first > MAX_BANDS ? "high" : band;
      if (!bands.has(key)) bands.set(key, []);
      const list = bands.get(key);
      list.push({
        other: item,
        reach: Math.max(item.rect.right, list.length ? list[list.length - 1].reach : -Infinity),
      });
      if (key === "high") break;
    }
  }
  const startIn = (band, x) => {
    let [low, high] = [0, band.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (band[middle].other.rect.left < x) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const gap = (item) => {
    let least = Infinity;
    const compare = ({ other }) => {
      if (
        other === item ||
        other.rect.top - item.y > BAND_PX ||
        other.rect.bottom < item.y - BAND_PX ||
        other.el.contains(item.el) ||
        item.el.contains(other.el)
      )
        return;
      least = Math.min(least, distance(item.x, item.y, other.rect) - TARGET_PX / 2);
      if (other.small) least = Math.min(least, Math.hypot(item.x - other.x, item.y - other.y) - TARGET_PX);
    };
    const middle = bandOf(item.y);
    for (const key of ["high", middle - 1, middle, middle + 1]) {
      const band = bands.get(key) || [],
        start = startIn(band, item.x);
      for (let i = start; i < band.length && band[i].other.rect.left - item.x - TARGET_PX < least; i += 1)
        compare(band[i]);
      for (let i = start - 1; i >= 0 && item.x - band[i].reach - TARGET_PX < least; i -= 1) compare(band[i]);
    }
    return least === Infinity ? null : Math.round(least * 10) / 10;
  };
  const controls = items.map(
    /** @returns {Artifacts.Control} */ (item) => ({
      target: item.small ? tools.textTarget(item.el) : { selector: tools.selector(item.el) },
      kind: item.el.getAttribute("role") || (item.el.localName === "input" ? item.el.type : item.el.localName),
      width_px: tools.round(item.rect.width),
      height_px: tools.round(item.rect.height),
      inline: item.small && isInSentence(item.el),
      native_unstyled: item.small && isNativeSize(item.el),
      gap_px: item.small ? gap(item) : null,
    }),
  );
  const root = document.scrollingElement || document.documentElement;
  return {
    viewport_width_px: root.clientWidth || innerWidth,
    viewport_height_px: innerHeight,
    scroll_width_px: root.scrollWidth,

    scroll_height_px: root.scrollHeight,
    controls,
    capped: found.length > MAX_CONTROLS,
  };
};
