// The frames of this document in the order of window.frames, and whether a visitor can meet them.
(tools) => {
  const order = new Map();
  for (let i = 0; i < window.length; i++) order.set(window[i], i);
  const frames = new Array(window.length).fill(null);
  for (const el of tools.queryAll("iframe,frame,object,embed")) {
    const index = order.get(el.contentWindow);
    if (index !== undefined) frames[index] = { visible: tools.isVisible(el) && el.getAttribute("aria-hidden") !== "true", focusable: el.tabIndex >= 0 };
  }
  return { frames };
}
