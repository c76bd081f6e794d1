// The frames of this document in the order of window.frames: whether a visitor can meet them, and their names.
/** @type {Probe<{ frames: (FrameFacts | null)[] }>} */
export default (tools) => {
  const NAME_CHARS = 200;
  const order = new Map();
  for (let i = 0; i < window.length; i++) order.set(window[i], i);
  /** @type {(FrameFacts | null)[]} */
  const frames = Array.from({ length: window.length }, () => null);
  const modals = [...document.querySelectorAll("dialog:modal")];
  const within = (el, test) => {
    for (let node = el; node; node = tools.parentOf(node)) if (test(node)) return true;
    return false;
  };
  // Outside an open modal dialog everything is inert, as it is below `inert`.
  const isInert = (el) =>
    within(el, (node) => node.inert === true) || (modals.length > 0 && !within(el, (node) => modals.includes(node)));
  const isAway = (el) =>
    within(el, (node) => node.getAttribute("aria-hidden") === "true") ||
    /^\s*(none|presentation)\b/i.test(el.getAttribute("role") || "");
  // A frame is named by its attributes alone (Accessible Name and Description Computation 1.2).
  const nameGiven = (el) => tools.clip(tools.statedName(el) || tools.fold(el.getAttribute("title") || ""), NAME_CHARS);
  for (const el of tools.queryAll("iframe,frame,object,embed")) {
    const index = order.get(el.contentWindow);
    if (index === undefined) continue;
    const inert = isInert(el),
      visible = tools.isVisible(el),
      name = nameGiven(el);
    const exposed = visible && !inert && !isAway(el);
    frames[index] = {
      visible: visible && el.getAttribute("aria-hidden") !== "true",
      // Nothing in an inert frame can take the focus, so that tabindex="-1" keeps nobody out of it: the
      // engine is not to ask that question (its rule is frame-focusable-content).
      focusable: el.tabIndex >= 0 || inert,
      inert,
      exposed,
      name,
      target: exposed && name && /^i?frame$/.test(el.localName) ? tools.target(el) : null,
    };
  }
  return { frames };
};
