// What shows of a box: the room that everything around it leaves, for every probe that measures. Also where the letters of a
// text stand, and which parts of a page are drawings. A function expression; tools.js holds it beside sight.js.
export default (/** @type {SightAlone} */ { parentOf }) => {
  const SEEN_PX = 1; // of what is as thin or thinner nothing is seen; boxes for screen readers alone are 1 px wide
  const MIN_SCROLL_PX = 1; // rounding
  const OPEN = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  const EMPTY = { left: 0, top: 0, right: 0, bottom: 0 };
  const overlap = (a, b) => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const holdsBox = (outer, box) =>
    box.left >= outer.left && box.right <= outer.right && box.top >= outer.top && box.bottom <= outer.bottom;
  /** Whether anything of a box can be seen. */
  const isSeen = (box) => box.right - box.left > SEEN_PX && box.bottom - box.top > SEEN_PX;
  const scrolls = (overflow) => overflow === "auto" || overflow === "scroll";

  // -- what clip and clip-path leave of a box ---------------------------------------------------
  const LENGTH = /^(-?[\d.]+)(px|%)$/;
  const lengthIn = (text, whole) => {
    const [, number, unit] = LENGTH.exec(text) || [];
    return unit === "%" ? (Number(number) * whole) / 100 : Number(number ?? NaN);
  };
  const insetBox = (values, rect) => {
    const [top, right = top, bottom = top, left = right] = values.split(" round ")[0].split(" ");
    return {
      left: rect.left + lengthIn(left, rect.width),
      top: rect.top + lengthIn(top, rect.height),
      right: rect.right - lengthIn(right, rect.width),
      bottom: rect.bottom - lengthIn(bottom, rect.height),
    };
  };
  const polygonBox = (values, rect) => {
    const points = values
      .replace(/^(evenodd|nonzero),\s*/, "")
      .split(/,\s*/)
      .map((point) => point.split(" "));
    const xs = points.map(([x]) => rect.left + lengthIn(x, rect.width)),
      ys = points.map(([, y]) => rect.top + lengthIn(y, rect.height));
    return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
  };
  const SHAPES = {
    inset: insetBox,
    polygon: polygonBox,
    circle: (values) => (/^0(px|%)?( |$)/.test(values) ? EMPTY : null),
    ellipse: (values) => (/^(0(px|%)? |\S+ 0(px|%)?( |$))/.test(values) ? EMPTY : null),
  };
  // The box that `clip-path` leaves; null where it is none or of a kind that can't be told from its words.
  const shapeOf = (style, rect) => {
    const [, shape, values] = /^(\w+)\((.*?)\)(?: [\w-]+)?$/.exec(style.clipPath) || [];
    const box = shape in SHAPES ? SHAPES[shape](values, rect) : null;
    return box && Object.values(box).every(Number.isFinite) ? box : null;
  };
  const clipOf = (style, rect) => {
    const values = /^rect\((.*)\)$/.exec(style.clip);
    if (!values || !/^(absolute|fixed)$/.test(style.position)) return null;
    const [top, right, bottom, left] = values[1].split(/,\s*|\s+/);
    const at = (value, edge, start) => (value === "auto" ? edge : start + parseFloat(value));
    return {
      left: at(left, rect.left, rect.left),
      top: at(top, rect.top, rect.top),
      right: at(right, rect.right, rect.left),
      bottom: at(bottom, rect.bottom, rect.top),
    };
  };

  // -- the room that boxes leave to what is in them -----------------------------------------------
  /** Whether what is placed `absolute` in it is placed by it. */
  const holdsPlaced = (style) =>
    style.position !== "static" || style.transform !== "none" || style.filter !== "none" || style.translate !== "none";
  // The root's overflow is the window's, and the body's where the root has none of its own.
  const isWindows = (node) =>
    node === document.documentElement ||
    (node === document.body && getComputedStyle(document.documentElement).overflowX === "visible");
  const sidewaysOfWindow = () => {
    const own = getComputedStyle(document.documentElement).overflowX;
    return own === "visible" && document.body ? getComputedStyle(document.body).overflowX : own;
  };
  // All that a visitor can scroll a box's content to: `size` from where its writing starts.
  const wayAcross = (el, left, right, scrolled) =>
    getComputedStyle(el).direction === "rtl"
      ? { left: right - scrolled - el.scrollWidth, right: right - scrolled }
      : { left: left - scrolled, right: left - scrolled + el.scrollWidth };
  const pageRoom = () => {
    const root = document.documentElement;
    const across = /hidden|clip/.test(sidewaysOfWindow())
      ? { left: 0, right: root.clientWidth }
      : wayAcross(root, 0, root.clientWidth, scrollX);
    return { ...across, top: -scrollY, bottom: -scrollY + root.scrollHeight };
  };
  const cutByBox = (node, style, { now, reach, scroller }) => {
    const rect = node.getBoundingClientRect();
    const [left, top] = [rect.left + node.clientLeft, rect.top + node.clientTop];
    const inner = { left, top, right: left + node.clientWidth, bottom: top + node.clientHeight };
    const across = style.overflowX === "visible" ? {} : { left: inner.left, right: inner.right },
      down = style.overflowY === "visible" ? {} : { top: inner.top, bottom: inner.bottom };
    const box = { ...OPEN, ...across, ...down };
    const canScrollX = scrolls(style.overflowX) && node.scrollWidth - node.clientWidth > MIN_SCROLL_PX,
      canScrollY = scrolls(style.overflowY) && node.scrollHeight - node.clientHeight > MIN_SCROLL_PX;
    const way = overlap(reach, box); // what can be scrolled into a box is seen where the box itself is
    if (!isSeen(way)) return { now: EMPTY, reach: EMPTY, scroller };
    return {
      now: overlap(now, box),
      reach: {
        ...way,
        ...(canScrollX ? wayAcross(node, inner.left, inner.right, node.scrollLeft) : {}),
        ...(canScrollY ? { top: top - node.scrollTop, bottom: top - node.scrollTop + node.scrollHeight } : {}),
      },
      scroller: canScrollX || canScrollY ? node : scroller,
    };
  };
  /**
   * Tells what shows, as the page stands now; each box is read once, so ask anew when the page has changed.
   * `roomOf(el)` is the room that is left to an element's box, `roomIn(el)` the room left to what is in it. Each has
   * `now`, what shows at this moment, `reach`, what a visitor can scroll to, and `scroller`, what both scroll
   * with: an element, "page", or "window" where the box is fixed to it. Nothing hidden by `visibility` is asked for here.
   */
  const rooms = () => {
    const inside = new Map(),
      outside = new Map();
    const page = pageRoom();
    const pane = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const ofPage = { now: page, reach: page, scroller: /** @type {any} */ ("page") },
      ofWindow = { now: pane, reach: pane, scroller: /** @type {any} */ ("window") };
    const placers = new Map(); // element -> what places a box that is put below it
    const placerOf = (el) => {
      const passed = [];
      let node = parentOf(el);
      for (; node && !placers.has(node); node = parentOf(node)) {
        const style = getComputedStyle(node);
        passed.push(node);
        if (style.display !== "contents" && holdsPlaced(style)) {
          placers.set(node, node);
          break;
        }
      }
      const placer = node ? placers.get(node) : null;
      for (const each of passed) placers.set(each, placer);
      return placer;
    };
    const fixerOf = (el) => {
      for (let node = parentOf(el); node; node = parentOf(node)) {
        const { transform, filter } = getComputedStyle(node);
        if (transform !== "none" || filter !== "none") return node;
      }
      return null;
    };
    const heldBy = (el, { position, display }) => {
      if (display === "contents" || !/^(absolute|fixed)$/.test(position)) return parentOf(el);
      return position === "fixed" ? fixerOf(el) : placerOf(el);
    };
    const roomOf = (el) => {
      if (outside.has(el)) return outside.get(el);
      const style = getComputedStyle(el);
      const holder = heldBy(el, style);
      let room = holder ? roomIn(holder) : style.position === "fixed" ? ofWindow : ofPage;
      if (style.clip !== "auto" || style.clipPath !== "none") {
        const rect = el.getBoundingClientRect();
        const left = overlap(clipOf(style, rect) ?? OPEN, shapeOf(style, rect) ?? OPEN);
        room = { ...room, now: overlap(room.now, left), reach: overlap(room.reach, left) };
      }
      outside.set(el, room);
      return room;
    };
    const roomIn = (el) => {
      if (inside.has(el)) return inside.get(el);
      const style = getComputedStyle(el);
      const cuts = style.overflowX !== "visible" || style.overflowY !== "visible";
      let room = roomOf(el);
      const isBox = !/^(inline|contents)$/.test(style.display) && !el.ownerSVGElement;
      if (cuts && isBox && !isWindows(el)) room = cutByBox(el, style, room);
      inside.set(el, room);
      return room;
    };
    /** What a visitor can get to see of an element's box. */
    const shownOf = (el) => overlap(el.getBoundingClientRect(), roomOf(el).reach);
    return { roomOf, roomIn, shownOf };
  };

  // -- the lines of a text ---------------------------------------------------------------------------
  /**
   * Where the letters of texts stand, line by line: the white space at their ends is nothing that could be cut off.
   * @returns {DOMRect[]}
   */
  const linesOf = (nodes) => {
    const lines = [];
    const range = document.createRange();
    for (const node of nodes) {
      const from = node.data.search(/\S/);
      if (from < 0) continue;
      range.setStart(node, from);
      range.setEnd(node, node.data.trimEnd().length);
      for (const rect of range.getClientRects()) if (rect.width > 0.5) lines.push(rect);
    }
    return lines;
  };

  return { overlap, holdsBox, isSeen, shapeOf, rooms, linesOf };
};
