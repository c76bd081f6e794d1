// Visible text of the page in typed blocks, in the order of the rendered tree.
(tools) => {
  const MAX_BLOCKS = 20000;
  const SKIP = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "SVG", "svg", "IFRAME", "OBJECT", "CANVAS", "AUDIO", "VIDEO", "MATH", "math", "SELECT", "TEXTAREA", "HEAD"]);
  const KINDS = {
    P: "paragraph", LI: "list_item", DD: "list_item", H1: "heading", H2: "heading", H3: "heading", H4: "heading", H5: "heading", H6: "heading",
    TD: "cell", TH: "cell", LABEL: "label", LEGEND: "label", BUTTON: "button", SUMMARY: "button", FIGCAPTION: "caption", CAPTION: "caption",
    BLOCKQUOTE: "quote", PRE: "code", DT: "other", ADDRESS: "other", OPTION: "other",
  };
  const ROLE_KINDS = { heading: "heading", button: "button", tab: "button", listitem: "list_item", cell: "cell", columnheader: "cell", rowheader: "cell" };
  const NOT_MAIN = new Set(["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"]);
  const NOT_MAIN_NAME = /breadcrumb|cookie|consent|skip-?(nav|link)|share-?(links|tools)|pagination/i;

  const mainRoot = () => {
    const candidates = ['main,[role="main"]', "#main,#main-content,#maincontent,#content,#page-content", "article"];
    for (const query of candidates) {
      const found = tools.queryAll(query).filter((el) => tools.isVisible(el));
      if (found.length === 1 || (found.length && query !== "article")) return found[0];
    }
    return document.body;
  };
  const main = document.body ? mainRoot() : null;
  const blocks = [];
  let capped = false;
  let buffer = "";

  const flush = (context) => {
    const text = tools.fold(buffer);
    buffer = "";
    if (!text) return;
    if (blocks.length >= MAX_BLOCKS) {
      capped = true;
      return;
    }
    blocks.push({ kind: context.kind, text, selector: tools.selector(context.el), lang: context.lang, in_main: context.inMain });
  };
  const leavesMain = (el) =>
    NOT_MAIN.has(tools.landmark(el)) || NOT_MAIN_NAME.test(el.id + " " + el.getAttribute("class"));
  const enter = (el, outer) => {
    const role = (el.getAttribute("role") || "").trim().split(/\s+/)[0];
    return {
      el,
      kind: ROLE_KINDS[role] || KINDS[el.tagName] || (outer.kind === "list_item" || outer.kind === "quote" || outer.kind === "cell" ? outer.kind : "paragraph"),
      lang: el.getAttribute("lang") || outer.lang,
      inMain: el === main || (outer.inMain && !leavesMain(el)),
    };
  };
  const childNodes = (el) => {
    if (el.shadowRoot) return el.shadowRoot.childNodes;
    if (el.localName === "slot") {
      const assigned = el.assignedNodes();
      if (assigned.length) return assigned;
    }
    return el.childNodes;
  };
  const walk = (el, context) => {
    let lastBreak = false;
    for (const node of childNodes(el)) {
      if (node.nodeType === 3) {
        buffer += node.data;
        if (node.data.trim()) lastBreak = false;
        continue;
      }
      if (node.nodeType !== 1 || SKIP.has(node.tagName)) continue;
      if (node.tagName === "BR") {
        if (lastBreak) flush(context);
        buffer += " ";
        lastBreak = true;
        continue;
      }
      lastBreak = false;
      const style = getComputedStyle(node);
      if (style.display === "none" || tools.isClippedAway(style)) continue;
      if (style.visibility !== "visible" || (node.tagName === "DETAILS" && !node.open)) {
        if (node.tagName === "DETAILS") {
          const summary = node.querySelector(":scope > summary");
          flush(context);
          if (summary) walkBlock(summary, context);
        }
        continue;
      }
      const isInline = style.display.startsWith("inline") && node.tagName !== "BUTTON" && !/^H[1-6]$/.test(node.tagName) && !(node.tagName === "LABEL" && style.display !== "inline");
      if (isInline || style.display === "contents") {
        const lang = node.getAttribute("lang");
        walk(node, lang ? { ...context, lang } : context);
      } else {
        flush(context);
        walkBlock(node, context);
      }
    }
  };
  const walkBlock = (el, outer) => {
    const context = enter(el, outer);
    walk(el, context);
    flush(context);
  };
  const lang = document.documentElement.getAttribute("lang") || "";
  if (document.body) walkBlock(document.body, { kind: "paragraph", lang, inMain: main === document.body });
  return { title: tools.fold(document.title), lang, blocks, capped };
}
