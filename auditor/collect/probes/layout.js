// Size of the page and of what can be tapped, at the present width.
/** @type {Probe<Artifacts.Layout>} */
export default (tools, options, probes) => {
  const MAX_CONTROLS = 3000;
  const TARGET_PX = 24; // WCAG 2.2 SC 2.5.8
  const QUERY =
    'a[href],button,input:not([type="hidden"]),select,textarea,summary,[role="button"],[role="link"],[role="checkbox"],[role="radio"],[role="switch"],[role="tab"],[role="menuitem"],[role="option"]';
  const FORM = new Set(["button", "input", "select", "textarea"]);
  const union = (a, b) => {
    const left = Math.min(a.left, b.left),
      top = Math.min(a.top, b.top);
    const right = Math.max(a.right, b.right),
      bottom = Math.max(a.bottom, b.bottom);
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };
  const rooms = tools.rooms();
  // The boxes that work it, as far as a visitor can get to see them.
  const partsOf = (el) => {
    const parts = [el];
    // A click on the label works the box: both are the target.
    if (el.type === "checkbox" || el.type === "radio") parts.push(...tools.labelsOf(el).filter(tools.isVisible));
    // An inline link is as large as what it wraps.
    if (el.localName === "a") parts.push(...el.children);
    return parts.filter((part) => tools.isSeen(rooms.shownOf(part)));
  };
  // The size of a target is that of its own whole box: that a carousel or a list shows but a part of it now is no matter.
  const wholeOf = (el, part) => (el.contains(part) && part !== el ? rooms.shownOf(part) : part.getBoundingClientRect());
  const rectOf = (el) => {
    const parts = partsOf(el).map((part) => wholeOf(el, part));
    return parts.length ? parts.reduce((one, other) => union(one, other), parts[0]) : null;
  };
  // A link that breaks over lines is where its lines are, not in the corner between them.
  const areasOf = (el, rect) =>
    el.childElementCount === 0 && el.getClientRects().length > 1 && getComputedStyle(el).display === "inline"
      ? [...el.getClientRects()]
      : [rect];
  // A box that a style sheet lays over what is around a link, so that all of it can be tapped.
  const laidOver = (el) =>
    ["::before", "::after"].some((name) => {
      const style = getComputedStyle(el, name);
      const isLaid = style.position === "absolute" && style.content !== "none";
      return isLaid && parseFloat(style.width) >= TARGET_PX && parseFloat(style.height) >= TARGET_PX;
    });
  const FEW_CHARS = 5; // beyond the line: a mark between two addresses makes no sentence
  const beside = probes.beside(tools);
  const isInSentence = (el) => {
    const isLink = el.localName === "a" || el.getAttribute("role") === "link";
    const { display } = getComputedStyle(el);
    if (!/^(inline|ruby)/.test(display)) return false;
    const isWord = isLink || (display === "inline" && !FORM.has(el.localName));
    const { line, run, isAmidWords } = beside(el, isWord);
    if (isWord) return line > 0 || run > FEW_CHARS;
    return el.localName === "button" && isAmidWords;
  };
  // Sizes that the browser gives: in its style sheet (Chromium's) as long as no author speaks of size, font or look.
  const OWN_PADDING = { button: "1px 6px", select: "0px", textarea: "2px", date: "0px 0px 0px 1px" };
  const OWN_BORDER_PX = { select: "1px", textarea: "1px" };
  const SIZES = ["width", "height", "min-width", "min-height", "max-width", "max-height"];
  const OWN_SIZES = new Set(["auto", "none", "0px"]);
  const TEXT_TYPES = /^(text|search|email|tel|url|password|number)$/;
  const DATE_TYPES = /^(date|time|month|week|datetime-local)$/;
  const kindOf = (el) => {
    if (el.localName !== "input") return FORM.has(el.localName) ? el.localName : "";
    if (/^(button|submit|reset)$/.test(el.type)) return "button";
    if (DATE_TYPES.test(el.type)) return "date";
    return TEXT_TYPES.test(el.type) ? "text" : "";
  };
  const isNativeSize = (el) => {
    const style = getComputedStyle(el);
    if (style.appearance !== "auto" || style.zoom !== "1") return false;
    if (el.type === "checkbox" || el.type === "radio") return style.width === "13px" && style.height === "13px";
    const kind = kindOf(el),
      computed = kind && el.computedStyleMap();
    return (
      !!kind &&
      SIZES.every((name) => OWN_SIZES.has(computed.get(name).toString())) &&
      style.padding === (OWN_PADDING[kind] ?? "1px 2px") &&
      style.borderTopWidth === (OWN_BORDER_PX[kind] ?? "2px") &&
      style.fontSize.startsWith("13.3") &&
      style.lineHeight === "normal"
    );
  };
  const reachable = (el) => {
    if (!tools.isVisible(el) || el.disabled || el.closest("[inert]")) return false;
    const isSeen = el.checkVisibility({ opacityProperty: true }) || FORM.has(el.localName); // a field may lie unseen over its look
    return isSeen && getComputedStyle(el).pointerEvents !== "none";
  };
  const found = tools.queryAll(QUERY);
  const items = [];
  for (const el of found.slice(0, MAX_CONTROLS)) {
    const rect = reachable(el) ? rectOf(el) : null;
    if (!rect) continue;
    const room = rooms.roomOf(el);
    items.push({
      el,
      rect,
      areas: areasOf(el, tools.overlap(rect, room.reach)),
      room,
      x: (rect.left + rect.right) / 2,
      y: (rect.top + rect.bottom) / 2,
      small: (rect.width < TARGET_PX || rect.height < TARGET_PX) && !laidOver(el),
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
  // Where the other is while this one is on show; what is fixed to the window or scrolls by itself comes and goes.
  const areasBeside = (item, other) => {
    if (item.room.scroller === other.room.scroller) return other.areas;
    if (item.room.scroller === "window" || other.room.scroller === "window") return [];
    if (!tools.isSeen(tools.overlap(item.rect, item.room.now))) return [];
    return other.areas.map((area) => tools.overlap(area, other.room.now)).filter(tools.isSeen);
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
      const areas = areasBeside(item, other);
      for (const area of areas) least = Math.min(least, distance(item.x, item.y, area) - TARGET_PX / 2);
      if (other.small && areas.length)
        least = Math.min(least, Math.hypot(item.x - other.x, item.y - other.y) - TARGET_PX);
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
  const gaps = new Map(items.map((item) => [item, item.small ? gap(item) : null]));
  // Addresses that a control leads to which meets the criterion by its own size or by the room around it.
  const goalOf = (el) => {
    const isLink = el.localName === "a" && tools.roleOf(el) === "link";
    return isLink && /^(https?|mailto|tel):/.test(el.protocol) && !el.href.endsWith("#") ? el.href : "";
  };
  const crowded = items.filter((item) => (gaps.get(item) ?? 0) < 0);
  const goals = new Set(
    crowded.length ? items.filter((item) => (gaps.get(item) ?? 0) >= 0).map((item) => goalOf(item.el)) : [],
  );
  goals.delete("");
  /** @returns {Artifacts.Control} */
  const controlOf = (item) => {
    const gap_px = gaps.get(item);
    const inline = item.small && isInSentence(item.el),
      native_unstyled = item.small && isNativeSize(item.el);
    const isAtFault = (gap_px ?? 0) < 0 && !inline && !native_unstyled; // only then is it shown to a person
    return {
      target: isAtFault ? tools.textTarget(item.el) : { selector: tools.selector(item.el) },
      kind: item.el.getAttribute("role") || (item.el.localName === "input" ? item.el.type : item.el.localName),
      width_px: tools.round(item.rect.width),
      height_px: tools.round(item.rect.height),
      inline,
      native_unstyled,
      has_equal: item.small && goals.size > 0 && goals.has(goalOf(item.el)),
      gap_px,
    };
  };
  const controls = items.map(controlOf);
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
