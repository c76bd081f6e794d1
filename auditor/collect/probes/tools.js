// What the probes share: how an element is named, whether it is visible, how a tree is walked.
// A function expression; called once a document, in the isolated world. `axe` is given to probes that
// ask for accessible names and roles; its tree of the document is set up by then. `missingFont` is missing_font.js.
(axe, missingFont) => {
  const HTML_CLIP_CHARS = 300;
  const PATH_MAX_STEPS = 5;
  const LANDMARK_ROLES = new Set(["banner", "navigation", "main", "contentinfo", "complementary", "search", "form", "dialog", "alertdialog"]);
  const LANDMARK_TAGS = { HEADER: "banner", NAV: "navigation", MAIN: "main", FOOTER: "contentinfo", ASIDE: "complementary", SEARCH: "search", DIALOG: "dialog" };
  // Class tokens that tell a state or a position, not a component.
  const STATE_CLASS = /^(is-|has-|js-|ng-|css-|sc-)|active|current|selected|open|show|visible|hidden|first|last|odd|even|focus|hover|trail|expanded|collapsed/i;

  const fold = (text) => text.replace(/[\s\u00a0\u200b\u00ad]+/g, " ").trim();
  const clip = (text, limit) => (text.length > limit ? text.slice(0, limit - 1) + "…" : text);

  let idCounts = null; // counted when the first selector is made: many small questions need none
  const isOnlyId = (id) => {
    if (!idCounts) {
      idCounts = new Map();
      for (const el of document.querySelectorAll("[id]")) idCounts.set(el.id, (idCounts.get(el.id) || 0) + 1);
    }
    return idCounts.get(id) === 1;
  };
  const hasUniqueId = (el) => el.id && el.getRootNode() === document && isOnlyId(el.id);

  const steps = new WeakMap(); // element -> "tag:nth-of-type(n)", filled a parent at a time
  const stepOf = (el) => {
    if (steps.has(el)) return steps.get(el);
    const siblings = el.parentNode ? el.parentNode.children : [el];
    const seen = new Map();
    for (const child of siblings) {
      const tag = child.localName;
      const n = (seen.get(tag) || 0) + 1;
      seen.set(tag, n);
      steps.set(child, [tag, n]);
    }
    return steps.get(el);
  };
  const selectors = new WeakMap();
  // Unique CSS selector; parts inside an open shadow root follow their host after " >>> ".
  const selector = (el) => {
    const known = selectors.get(el);
    if (known) return known;
    let text;
    if (el === document.documentElement) text = "html";
    else if (hasUniqueId(el)) text = "#" + CSS.escape(el.id);
    else {
      const parent = el.parentNode;
      const [tag, n] = stepOf(el);
      const name = CSS.escape(tag);
      const many = parent && [...parent.children].some((other) => other !== el && other.localName === tag);
      const step = many ? `${name}:nth-of-type(${n})` : name;
      if (parent instanceof ShadowRoot) text = `${selector(parent.host)} >>> ${step}`;
      else if (parent && parent.nodeType === 1) text = `${selector(parent)} > ${step}`;
      else text = step;
    }
    selectors.set(el, text);
    return text;
  };

  const landmark = (el) => {
    const role = (el.getAttribute("role") || "").trim().split(/\s+/)[0];
    if (role) return LANDMARK_ROLES.has(role) ? role : "";
    const native = LANDMARK_TAGS[el.tagName] || "";
    if ((native === "banner" || native === "contentinfo") && el.closest("article,aside,main,nav,section")) return "";
    return native;
  };
  const parentOf = (el) => el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const region = (el) => {
    for (let node = el; node; node = parentOf(node)) {
      const role = landmark(node);
      if (role) return role;
    }
    return "";
  };
  const classes = (el) =>
    [...el.classList].filter((token) => !STATE_CLASS.test(token) && !/\d{2,}|[_-][A-Za-z0-9]*\d[A-Za-z0-9]*$/.test(token)).slice(0, 2);
  const step = (el) => {
    const id = el.id && !/\d/.test(el.id) ? "#" + el.id : "";
    const role = el.getAttribute("role");
    const type = el.localName === "input" ? `[type=${el.type}]` : "";
    return el.localName + (id || classes(el).map((token) => "." + token).join("")) + type + (role ? `[role=${role}]` : "");
  };
  // The element and its ancestors up to a landmark or an id, without what changes from page to page.
  const path = (el) => {
    const parts = [];
    for (let node = el; node && node !== document.documentElement && parts.length < PATH_MAX_STEPS; node = parentOf(node)) {
      const own = step(node);
      if (parts[0] !== own) parts.unshift(own);
      if ((node !== el && node.id && !/\d/.test(node.id)) || landmark(node)) break;
    }
    return clip(parts.join(" > ") || el.localName, 240);
  };
  const openingHtml = (el) => {
    // Serialising a large subtree to keep 300 characters of it would cost more than the rest.
    const shallow = el.cloneNode(false).outerHTML;
    const small = el.childNodes.length && el.getElementsByTagName("*").length < 12 && el.textContent.length < 2 * HTML_CLIP_CHARS;
    return clip(small ? el.outerHTML : shallow.replace(/<\/[a-z0-9-]+>$/i, el.childNodes.length ? "…$&" : "$&"), HTML_CLIP_CHARS);
  };
  // The element of a selector made above.
  const find = (text) => {
    let root = document, el = null;
    for (const part of text.split(" >>> ")) {
      el = root && root.querySelector(part);
      root = el && el.shadowRoot;
    }
    return el;
  };
  const round = (n) => Math.round(n * 10) / 10; // a tenth of a CSS px
  const box = (el) => {
    const rect = el.getBoundingClientRect();
    if (!rect.width && !rect.height) return null;
    return [round(rect.left + scrollX), round(rect.top + scrollY), round(rect.width), round(rect.height)];
  };
  const frameUrl = window === window.top ? null : location.href;
  const target = (el) => ({ selector: selector(el), html: openingHtml(el), frame_url: frameUrl, box_css_px: box(el), path: path(el) });
  // Of an element whose place or size depends on how wide letters are.
  const textTarget = (el) => ({ ...target(el), missing_font: missingFont(el) });

  const isVisible = (el) => el.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });
  // Text for screen readers only: clipped away or one pixel small.
  const isClippedAway = (style) => {
    if (style.position !== "absolute" && style.position !== "fixed") return false;
    if (/rect\(\s*(0|1)px/.test(style.clip) || /inset\(\s*(50|100)%/.test(style.clipPath)) return true;
    if (style.overflowX === "hidden" && (parseFloat(style.width) <= 1 || parseFloat(style.height) <= 1)) return true;
    return parseFloat(style.left) < -999 || parseFloat(style.top) < -999 || parseFloat(style.textIndent) < -999;
  };
  // All elements matching `query`, open shadow roots included, in document order of each root.
  const queryAll = (query, root = document) => {
    const found = [...root.querySelectorAll(query)];
    for (const host of shadowHosts(root)) found.push(...queryAll(query, host.shadowRoot));
    return found;
  };
  const hostCache = new WeakMap();
  const shadowHosts = (root) => {
    if (!hostCache.has(root)) hostCache.set(root, [...root.querySelectorAll("*")].filter((el) => el.shadowRoot));
    return hostCache.get(root);
  };

  // Relative luminance (0 to 1) of red, green and blue (0 to 255 each); WCAG 2.2, definition of the term.
  const luminance = (colour) => {
    const [r, g, b] = colour.map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  // What assistive technology is told of an element (Accessible Name and Description Computation 1.2).
  const node = (el) => axe.utils.getNodeFromTree(el);
  const name = (el) => (node(el) ? fold(axe.commons.text.accessibleTextVirtual(node(el))) : "");
  const role = (el) => (node(el) && axe.commons.aria.getRole(node(el), { dpub: true })) || "";
  const isExposed = (el) => !!node(el) && axe.commons.dom.isVisibleToScreenReaders(node(el));
  return { name, role, isExposed, luminance, round, find, fold, clip, selector, target, textTarget, path, region, landmark, classes, step, isVisible, isClippedAway, queryAll, parentOf };
}
