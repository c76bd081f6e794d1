// Headings, landmarks, and the skeleton by which pages of one template are known.
/** @type {Probe<Artifacts.Structure>} */
export default (tools) => {
  const SKELETON_DEPTH = 7;
  const SKELETON_MAX = 400;
  const MAIN_DEPTH = 3;
  const CONTAINERS = new Set([
    "DIV",
    "SECTION",
    "ARTICLE",
    "ASIDE",
    "FORM",
    "TABLE",
    "MAIN",
    "HEADER",
    "FOOTER",
    "NAV",
    "UL",
  ]);
  const headings = tools
    .queryAll('h1,h2,h3,h4,h5,h6,[role="heading"]')
    .filter(tools.isVisible)
    .map(
      /** @returns {Artifacts.Heading} */ (el) => ({
        level: Number(el.getAttribute("aria-level")) || Number(el.tagName[1]) || 2,
        text: tools.clip(tools.fold(el.textContent), 300),
        selector: tools.selector(el),
      }),
    );
  const landmarks = tools
    .queryAll("header,nav,main,footer,aside,search,[role]")
    .filter((el) => tools.landmark(el) && tools.isVisible(el))
    .map(
      /** @returns {Artifacts.Landmark} */ (el) => ({
        role: tools.landmark(el),
        label: tools.fold(el.getAttribute("aria-label") || ""),
        selector: tools.selector(el),
      }),
    );
  const paths = new Set();
  const walk = (el, prefix, depth, mainDepth) => {
    if (depth > SKELETON_DEPTH || mainDepth > MAIN_DEPTH || paths.size >= SKELETON_MAX) return;
    for (const child of el.children) {
      const isMain = tools.landmark(child) === "main" || child.localName === "article";
      if (!CONTAINERS.has(child.tagName)) continue;
      const own = `${prefix}>${child.localName}${tools
        .classes(child)
        .map((token) => "." + token)
        .join("")}`;
      paths.add(own);
      walk(child, own, depth + 1, isMain ? 1 : mainDepth ? mainDepth + 1 : 0);
    }
  };
  if (document.body) walk(document.body, "body", 1, 0);
  return { headings, landmarks, skeleton: [...paths].toSorted(), dom_nodes: document.getElementsByTagName("*").length };
};
