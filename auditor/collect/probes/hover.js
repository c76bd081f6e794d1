// One step of a hover: `place` scrolls to a trigger and remembers what is visible, `appeared` says what
// is new, `check` whether that is still visible.
export default (tools, options) => {
  const MIN_AREA_PX = 200,
    MAX_ELEMENTS = 6000,
    TEXT_CHARS = 80;
  const state = globalThis.civicAuditorHover,
    trigger = state.triggers[options.index];
  // Boxes of no height with hidden overflow, faded out or clipped away hide what is in them.
  const closed = new Map();
  const isClosed = (el) => {
    if (!el || el === document.body) return false;
    if (!closed.has(el)) {
      const style = getComputedStyle(el);
      const isShut =
        (style.overflowY !== "visible" && el.clientHeight <= 1 && style.display !== "inline") ||
        parseFloat(style.opacity) < 0.1 ||
        tools.isClippedAway(style);
      closed.set(el, isShut || isClosed(tools.parentOf(el)));
    }
    return closed.get(el);
  };
  const isShown = (el) => {
    const rect = el.getBoundingClientRect();
    if (
      rect.width <= 1 ||
      rect.height <= 1 ||
      rect.right <= 0 ||
      rect.bottom <= 0 ||
      rect.left >= innerWidth ||
      rect.top >= innerHeight
    )
      return false;
    return el.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !isClosed(el);
  };
  const point = (rect) => ({
    x: Math.round((rect.left + rect.right) / 2),
    y: Math.round((rect.top + rect.bottom) / 2),
  });
  if (options.step === "place") {
    const rect = trigger.getBoundingClientRect();
    if (rect.top < 0 || rect.bottom > innerHeight * 0.7)
      trigger.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    // The first line of an inline trigger, so that the pointer is on it indeed; not its margin of children.
    const at = point(trigger.getClientRects()[0] || trigger.getBoundingClientRect());
    const hit = document.elementFromPoint(at.x, at.y);
    const all = tools.queryAll("body *").slice(0, MAX_ELEMENTS);
    state.shown = new Set(all.filter(isShown));
    return { ...at, hits: !!hit && (trigger.contains(hit) || hit.contains(trigger)) };
  }
  const topmost = (list) => {
    const set = new Set(list);
    return list.filter((el) => {
      for (let node = tools.parentOf(el); node; node = tools.parentOf(node)) if (set.has(node)) return false;
      return true;
    });
  };
  const covered = (el, rect) => {
    for (let i = 1; i <= 3; i++)
      for (let j = 1; j <= 3; j++) {
        const x = rect.left + (rect.width * i) / 4,
          y = rect.top + (rect.height * j) / 4;
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
        const stack = document.elementsFromPoint(x, y);
        if (!stack.some((other) => el.contains(other))) continue; // something lies over it here
        for (const other of stack) {
          if (el.contains(other) || other.contains(el) || trigger.contains(other) || other.contains(trigger)) continue;
          const isText = [...other.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
          if (!isText && !other.matches("img,svg,input,button,select,textarea,video,canvas")) continue;
          if (isText) {
            const range = document.createRange();
            range.selectNodeContents(other);
            const lies = [...range.getClientRects()].some(
              (line) =>
                line.left < rect.right && line.right > rect.left && line.top < rect.bottom && line.bottom > rect.top,
            );
            if (!lies) continue;
          }
          return tools.clip(tools.fold(other.textContent) || other.localName, TEXT_CHARS);
        }
      }
    return "";
  };
  if (options.step === "appeared") {
    const fresh = tools
      .queryAll("body *")
      .slice(0, MAX_ELEMENTS)
      .filter((el) => !state.shown.has(el) && isShown(el) && tools.fold(el.textContent));
    const parts = topmost(fresh)
      .map((el) => [el, el.getBoundingClientRect()])
      .filter(([, rect]) => rect.width * rect.height >= MIN_AREA_PX);
    parts.sort(([, a], [, b]) => b.width * b.height - a.width * a.height);
    if (!parts.length || (options.first && state.known.has(parts[0][0]))) return { found: false };
    const [el, rect] = parts[0];
    state.content = el;
    state.known.add(el);
    const own = trigger.getBoundingClientRect();
    const clamp = (n, low, high) => Math.min(Math.max(n, low), high);
    const from = point(trigger.getClientRects()[0] || own);
    const inset = (low, high) => Math.min(6, (high - low) / 2);
    const entry = {
      x: clamp(from.x, rect.left + inset(rect.left, rect.right), rect.right - inset(rect.left, rect.right)),
      y: clamp(from.y, rect.top + inset(rect.top, rect.bottom), rect.bottom - inset(rect.top, rect.bottom)),
    };
    const isReachable = entry.x >= 0 && entry.y >= 0 && entry.x < innerWidth && entry.y < innerHeight;
    let isInFlow = true;
    for (let node = el; node && !node.contains(trigger) && isInFlow; node = tools.parentOf(node))
      if (["absolute", "fixed"].includes(getComputedStyle(node).position)) isInFlow = false;
    return {
      found: true,
      entry: isReachable ? { x: Math.round(entry.x), y: Math.round(entry.y) } : null,
      facts: {
        trigger: tools.target(trigger),
        content: tools.target(el),
        text: tools.clip(tools.fold(el.innerText || el.textContent), TEXT_CHARS),
        covers: isInFlow ? "" : covered(el, rect),
        in_flow: isInFlow,
        has_controls: !!el.querySelector("a[href],button,input,select"),
        gap_px: Math.round(
          Math.hypot(
            Math.max(own.left - rect.right, rect.left - own.right, 0),
            Math.max(own.top - rect.bottom, rect.top - own.bottom, 0),
          ),
        ),
      },
    };
  }
  return { visible: !!state.content && state.content.isConnected && isShown(state.content) };
};
