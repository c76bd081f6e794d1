// Neighbours in one container whose order on the screen is not their order in the document, where style
// has moved them (flex and grid order, reversed directions, absolute positions).
/** @type {Probe<Artifacts.ReadingOrder>} */
export default (tools) => {
  const MAX_LISTED = 40;
  const MAX_CONTAINERS = 1500;
  const MIN_CHARS = 12; // of text in a neighbour; less is an icon or a badge
  const SLACK_PX = 2;
  // Menus, margins and search boxes are read apart from the text beside them, in whatever order.
  const APART = new Set(["banner", "navigation", "complementary", "contentinfo", "search", "dialog", "alertdialog"]);
  const APART_QUERY = "nav,aside,search,[role=navigation],[role=complementary],[role=search],[role=dialog]";
  const standsApart = (el) => APART.has(tools.landmark(el)) || !!el.querySelector(APART_QUERY);
  /** @type {Artifacts.Move[]} */
  const moves = [];
  let capped = false,
    seen = 0;
  const rtl = (style) => style.direction === "rtl";
  const why = (container, style, a, b) => {
    const [sa, sb] = [getComputedStyle(a), getComputedStyle(b)];
    if (/absolute|fixed|sticky/.test(sa.position + sb.position))
      return /fixed|sticky/.test(sa.position + sb.position) ? "" : "position";
    if (sa.float !== "none" || sb.float !== "none") return "";
    if (/flex/.test(style.display)) {
      if (sa.order !== sb.order) return "order";
      return /reverse/.test(style.flexDirection + style.flexWrap) ? "reverse" : "";
    }
    if (/grid/.test(style.display)) return sa.order !== sb.order ? "order" : "grid";
    return "";
  };
  const comesBefore = (b, a, isRtl) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (b.bottom <= a.top + SLACK_PX) return across > 0 ? "above" : "";
    if (
      down > Math.min(a.height, b.height) / 2 &&
      (isRtl ? b.left >= a.right - SLACK_PX : b.right <= a.left + SLACK_PX)
    )
      return isRtl ? "right" : "left";
    return "";
  };
  for (const container of document.body ? document.body.querySelectorAll("*") : []) {
    if (
      container.childElementCount < 2 ||
      container.childElementCount > 60 ||
      /^(svg|select|table|tbody|thead|tr|picture|video|math|ul|ol|script)$/.test(container.localName)
    )
      continue;
    if ((seen += 1) > MAX_CONTAINERS || moves.length >= MAX_LISTED) {
      capped = true;
      break;
    }
    let before = null,
      style = null;
    for (const child of container.children) {
      const rect = child.getBoundingClientRect();
      if (rect.width < 8 || rect.height < 8 || rect.right <= 0) continue;
      const last = before;
      before = { child, rect };
      if (
        !last ||
        rect.top >= last.rect.bottom - SLACK_PX ||
        (rect.left >= last.rect.right - SLACK_PX && rect.bottom > last.rect.top)
      )
        continue; // after it, as it should be
      style ||= getComputedStyle(container);
      const place = comesBefore(rect, last.rect, rtl(style));
      const cause = place && why(container, style, last.child, child);
      if (!cause || !tools.isVisible(child) || !tools.isVisible(last.child)) continue;
      const texts = [last.child, child].map((el) => tools.fold(el.textContent));
      if (
        texts.some((text) => text.length < MIN_CHARS) ||
        APART.has(tools.region(container)) ||
        standsApart(child) ||
        standsApart(last.child) ||
        container.closest('[aria-hidden="true"]')
      )
        continue;
      moves.push({
        target: tools.target(child),
        place,
        cause,
        region: tools.region(container),
        text: tools.clip(texts[1], 80),
        before_text: tools.clip(texts[0], 80),
        text_chars: texts[1].length,
        before_chars: texts[0].length,
        holds_focus:
          !!child.querySelector("a[href],button,input,select,textarea") &&
          !!last.child.querySelector("a[href],button,input,select,textarea"),
        starts_heading: /^h[1-6]$/.test(child.localName) || /^h[1-6]$/.test(child.firstElementChild?.localName || ""),
      });
    }
  }
  return { moves, capped };
};
