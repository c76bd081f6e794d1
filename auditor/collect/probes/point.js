// Finds an element by the collector's selector, outlines it, and tells where it stands on the page.
// The outline of the one before is taken away.
export default async (selector) => {
  const PAINT_LIMIT_MS = 500;
  const state = (globalThis.civicAuditorPointer ??= { el: null, outline: "", offset: "" });
  if (state.el) {
    state.el.style.outline = state.outline;
    state.el.style.outlineOffset = state.offset;
    state.el = null;
  }
  let root = document,
    el = null;
  for (const part of selector.split(" >>> ")) {
    el = root && root.querySelector(part);
    root = el && el.shadowRoot;
  }
  if (!el || !el.checkVisibility({ visibilityProperty: true })) return null;
  el.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const rect = el.getBoundingClientRect();
  if (rect.width < 1 || rect.height < 1) return null;
  Object.assign(state, { el, outline: el.style.outline, offset: el.style.outlineOffset });
  el.style.outline = "3px solid #d4002a";
  el.style.outlineOffset = "2px";
  // The picture is taken next: let what was scrolled to be painted first.
  const painted = new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await Promise.race([painted, new Promise((done) => setTimeout(done, PAINT_LIMIT_MS))]);
  return {
    x: rect.left,
    y: rect.top,
    width: rect.width,
    height: rect.height,
    view_width: innerWidth,
    view_height: innerHeight,
    scroll_x: scrollX,
    scroll_y: scrollY,
  };
};
