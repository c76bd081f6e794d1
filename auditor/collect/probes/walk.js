// The recorder of the keyboard walk. Tab is pressed from outside; what it does is written down here, so
// that no stop costs a message. Steps: start, read, back, skip_frame, watch, finish. The other walk_*
// probes read what it wrote (`civicAuditorWalk`, in our world only).
export default (tools, options) => {
  const FOCUSABLE =
    'a[href],area[href],button,input:not([type="hidden"]),select,textarea,summary,iframe,[tabindex],[contenteditable],audio[controls],video[controls]';
  const CARET_TYPES = new Set([
    "text",
    "search",
    "email",
    "tel",
    "url",
    "password",
    "number",
    "date",
    "datetime-local",
    "month",
    "time",
    "week",
  ]);
  const MAX_LOGGED = 200; // events of one kind that are kept
  const MARK_PX = 2; // the thinnest mark that shows where there is nothing else; WCAG 2.2 SC 2.4.13 has as much around a box
  const OPAQUE = 0.5; // alpha from which a background hides what is under it

  /** @returns {Element | null} */
  const active = (/** @type {DocumentOrShadowRoot} */ root = document) => {
    const el = root.activeElement;
    return el && el.shadowRoot && el.shadowRoot.activeElement ? active(el.shadowRoot) : el;
  };
  const isFrame = (el) => el && (el.localName === "iframe" || el.localName === "frame");
  const holds = (outer, el) => {
    for (let node = el; node; node = tools.parentOf(node)) if (node === outer) return true;
    return false;
  };
  const isNowhere = (el) => !el || el === document.body || el === document.documentElement;
  const alpha = (colour) => {
    if (colour === "transparent") return 0;
    const parts = colour.match(/[\d.]+/g) || [];
    return /rgba|\//.test(colour) && parts.length > 3 ? Number(parts[3]) : 1;
  };
  const tabbables = () =>
    tools
      .queryAll(FOCUSABLE)
      .filter(
        (el) => el.tabIndex >= 0 && !el.disabled && tools.isVisible(el) && !el.closest("[inert],fieldset:disabled"),
      );
  const hasCaret = (el) =>
    el.localName === "textarea" || el.isContentEditable || (el.localName === "input" && CARET_TYPES.has(el.type));

  // ---- what a visitor sees of the focused element ----
  /** @returns {DOMRect | null} */
  const shape = (el) => {
    let best = null;
    const take = (rect) => {
      if (rect.width > 1 && rect.height > 1 && (!best || rect.width * rect.height > best.width * best.height))
        best = rect;
    };
    for (const rect of el.getClientRects()) take(rect);
    if (!best) for (const child of el.querySelectorAll("*")) take(child.getBoundingClientRect());
    return best;
  };
  const isShown = (el) => el.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const hitAt = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    while (hit && hit.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    return hit;
  };
  const isOf = (hit, el) => holds(el, hit) || [...(el.labels || [])].some((label) => label.contains(hit));
  // The fixed or sticky element that hides a point, if it lets nothing through.
  const coverOf = (hit, el) => {
    let isOpaque = false;
    for (let node = hit; node && node !== document.body; node = tools.parentOf(node)) {
      if (holds(node, el)) return null;
      const style = getComputedStyle(node);
      isOpaque ||=
        alpha(style.backgroundColor) * Number(style.opacity) >= OPAQUE ||
        /^(img|video|canvas|iframe)$/.test(node.localName);
      if (style.position === "fixed" || style.position === "sticky") return isOpaque ? node : null;
    }
    return null;
  };
  // A box parked out of sight whose own label stands in the window, painted as the box.
  const labelStand = (el) => {
    const isInWindow = (rect) =>
      rect && rect.right > 1 && rect.left < innerWidth - 1 && rect.bottom > 1 && rect.top < innerHeight - 1;
    const label =
      el.localName === "input" &&
      [...el.labels].find((other) => isShown(other) && tools.fold(other.textContent) && isInWindow(shape(other)));
    return label ? { seen: "stand-in", rect: shape(label) } : null;
  };
  const SHADOW = /(rgba?\([^)]*\)|color\([^)]*\))((?: -?[\d.]+px){4})(?! inset)/g;
  // What outline and shadow paint around a box without a size: nothing around an empty line.
  const markOf = (el) => {
    const style = getComputedStyle(el),
      rect = el.getBoundingClientRect(),
      line = outline(el);
    if (!isShown(el) || (style.display === "inline" && !rect.height)) return null;
    const ring = isDrawn(line) && line.style !== "auto" && line.width >= MARK_PX ? line.width + line.offset : 0;
    const spreads = [...style.boxShadow.matchAll(SHADOW)]
      .filter(([, colour]) => alpha(colour) > 0)
      .map(([, , lengths]) => parseFloat(lengths.split(" ")[4]));
    const out = Math.max(ring, ...spreads);
    if (out < MARK_PX) return null;
    const mark = new DOMRect(rect.left - out, rect.top - out, rect.width + 2 * out, rect.height + 2 * out);
    const pane = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const room = tools.overlap(tools.rooms().roomOf(el).now, pane);
    return tools.isSeen(tools.overlap(mark, room)) ? mark : null;
  };
  const sight = (el) => {
    if (el.localName === "area" || isFrame(el)) return { seen: "unknown" };
    const rect = shape(el);
    // A field that is made invisible under its styled label is seen as the label.
    if ((!rect || !isShown(el)) && el.localName === "input") {
      const stand = [...(el.labels || []), el.parentElement].find(
        (other) => other && isShown(other) && shape(other) && tools.fold(other.textContent),
      );
      if (stand) return { seen: "stand-in", rect: shape(stand) };
    }
    const mark = rect ? null : markOf(el);
    if (mark) return { seen: "shown", rect: mark };
    if (!rect) return { seen: "empty" };
    if (!isShown(el)) return { seen: "transparent", rect };
    const left = Math.max(rect.left, 0),
      right = Math.min(rect.right, innerWidth),
      top = Math.max(rect.top, 0),
      bottom = Math.min(rect.bottom, innerHeight);
    if (right - left < 1 || bottom - top < 1) return labelStand(el) || { seen: "offscreen", rect };
    const insetX = Math.min(3, (right - left) / 4),
      insetY = Math.min(3, (bottom - top) / 4);
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + insetX, top + insetY],
      [right - insetX, top + insetY],
      [left + insetX, bottom - insetY],
      [right - insetX, bottom - insetY],
    ];
    const hits = [];
    for (const [x, y] of points) {
      const hit = hitAt(x, y);
      if (!hit || isOf(hit, el)) return { seen: "shown", rect };
      hits.push(hit);
    }
    if (getComputedStyle(el).pointerEvents === "none") return { seen: "unknown", rect };
    const root = el.getRootNode();
    const isUnder = points.some(([x, y]) => root.elementsFromPoint(x, y).some((other) => isOf(other, el)));
    if (!isUnder) return labelStand(el) || { seen: "clipped", rect };
    const covers = hits.map((hit) => coverOf(hit, el));
    return covers.every(Boolean) ? { seen: "covered", rect, cover: covers[0] } : { seen: "shown", rect };
  };
  const outline = (el) => {
    const style = getComputedStyle(el);
    return {
      style: style.outlineStyle,
      width: parseFloat(style.outlineWidth),
      color: style.outlineColor,
      offset: parseFloat(style.outlineOffset) || 0,
    };
  };
  const isDrawn = (line) => line.style !== "none" && (line.style === "auto" || line.width > 0) && alpha(line.color) > 0;
  const HIDDEN = new Set(["offscreen", "clipped", "transparent", "empty"]);
  // What focus sets going is looked at once it has come to its end.
  const finishMotion = () => {
    for (const animation of document.getAnimations())
      if (animation.playbackRate && animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  };
  const measure = (stop) => {
    let found = sight(stop.el);
    if (HIDDEN.has(found.seen)) {
      finishMotion(); // a skip link may be gliding in
      found = sight(stop.el);
    }
    stop.seen = found.seen;
    stop.cover = found.cover || null;
    stop.rect = found.rect
      ? [found.rect.left + scrollX, found.rect.top + scrollY, found.rect.width, found.rect.height]
      : null;
    stop.line = isFrame(stop.el) ? null : outline(stop.el);
  };

  // ---- the recorder ----
  const start = () => {
    /** @type {any} */
    const walk = {
      stops: [],
      at: new Map(),
      sequence: [],
      current: null,
      expects: false,
      inFrame: null,
      keys: 0,
      sinceNew: 0,
      ended: false,
      moves: [],
      lost: [],
      navigations: [],
      later: [],
      isOver: false,
      address: location.href,
    };
    const reach = (el) => {
      let stop = walk.at.get(el);
      if (!stop) {
        stop = { el, number: walk.stops.length };
        walk.at.set(el, stop);
        walk.stops.push(stop);
        walk.sinceNew = 0;
      }
      walk.current = stop;
      if (walk.sequence.length < 4 * MAX_LOGGED) walk.sequence.push(stop.number);
    };
    const leave = () => {
      const stop = walk.current;
      if (!stop || walk.inFrame) return;
      const now = active();
      if (now === stop.el) {
        stop.kept = true;
        if (!stop.seen) measure(stop);
      } else if (isNowhere(now) && !walk.ended && !walk.expects && walk.lost.length < MAX_LOGGED) walk.lost.push(stop);
    };
    const on = {
      keydown: (event) => {
        // A key that works controls is meant for the one it was aimed at; the page may have sent the focus elsewhere.
        if ((event.key === "Enter" || event.key === " ") && walk.aimed && active() !== walk.aimed) {
          event.preventDefault();
          event.stopImmediatePropagation();
        }
        if (event.key !== "Tab" || !event.isTrusted) return;
        if (!walk.ended) {
          leave();
          walk.keys += 1;
          walk.sinceNew += 1;
        }
        walk.expects = true;
      },
      // Not focusin: that one comes only after the page's own handlers of focus.
      focus: (event) => {
        const el = event.composedPath()[0];
        if (el === window || el === document) return;
        const byKey = walk.expects || walk.inFrame;
        walk.expects = false;
        if (walk.ended) {
          // Keys that were under way go round again; focus without a key is a script's doing.
          if (!byKey && !walk.isOver && walk.later.length < MAX_LOGGED) walk.later.push(el);
          return;
        }
        walk.inFrame = null;
        if (!byKey && walk.current) {
          walk.current.kept = false; // a script sent the focus on
          if (walk.moves.length < MAX_LOGGED) walk.moves.push([walk.current, el]);
        }
        reach(el);
      },
      blur: (event) => {
        const stop = walk.at.get(event.composedPath()[0]);
        // Only an outline of the author's may be there at rest as well.
        if (stop && !stop.rest && stop.line && stop.line.style !== "auto" && isDrawn(stop.line))
          stop.rest = outline(stop.el);
        if (event.target !== window) return;
        const now = active();
        if (walk.ended) {
          walk.inFrame = isFrame(now) ? now : null;
          walk.expects = false;
          return;
        }
        if (isFrame(now)) {
          walk.expects = false;
          reach(now);
          walk.current.seen = "unknown";
          walk.inFrame = now;
        } else if (isNowhere(now) && walk.expects) {
          walk.expects = false;
          walk.ended = true;
        }
      },
      navigate: (event) => {
        const isLeaving = !event.hashChange && event.destination && !event.destination.sameDocument;
        if (isLeaving && walk.navigations.length < MAX_LOGGED)
          walk.navigations.push([walk.current, event.destination.url]);
      },
    };
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("html,body{scroll-behavior:auto!important}");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    walk.close = () => {
      for (const name of ["keydown", "focus", "blur"]) removeEventListener(name, on[name], true);
      if (globalThis.navigation) navigation.removeEventListener("navigate", on.navigate);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter((other) => other !== sheet);
      globalThis.civicAuditorWalk = null;
    };
    Object.assign(walk, {
      leave,
      reach,
      active,
      isNowhere,
      isFrame,
      holds,
      alpha,
      sight,
      measure,
      isDrawn,
      hasCaret,
      finishMotion,
      tabbables,
      FOCUSABLE,
      HIDDEN,
    });
    // Tab goes on from where focus was last: an element that goes away leaves that place at the top.
    const top = document.createElement("span");
    top.tabIndex = -1;
    if (document.body) {
      document.body.prepend(top);
      top.focus({ preventScroll: true });
      top.remove();
    }
    scrollTo({ left: 0, top: 0, behavior: "instant" });
    getSelection()?.removeAllRanges();
    for (const name of ["keydown", "focus", "blur"]) addEventListener(name, on[name], true);
    if (globalThis.navigation) navigation.addEventListener("navigate", on.navigate);
    globalThis.civicAuditorWalk = walk;
    return { tabbables: tabbables().length };
  };
  const walk = globalThis.civicAuditorWalk;
  const read = () => {
    if (!walk.ended) walk.leave();
    return {
      keys: walk.keys,
      stops: walk.stops.length,
      since_new: walk.sinceNew,
      ended: walk.ended,
      in_frame: !!walk.inFrame,
      moved_later: walk.later.length,
      current: walk.current ? walk.current.number : -1,
    };
  };
  // Goes on behind a frame that holds more stops than the walk has time for.
  const skipFrame = () => {
    const frame = walk.inFrame;
    const next = tabbables().find((el) => tools.precedes(frame, el) && !walk.at.has(el));
    if (!next) walk.ended = true;
    else next.focus();
    return read();
  };
  const steps = { start, read, skip_frame: skipFrame, close: () => (walk && walk.close(), {}) };
  return steps[options.step]();
};
