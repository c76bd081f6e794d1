// What the probes share: how an element is addressed, how a tree is walked, in what order things stand, and what sight.js
// and room.js know of an element.
// A function expression; called once a document, in the isolated world. `axe` is given to probes that
// ask for accessible names and roles; its tree of the document is set up by then. `missingFont` is missing_font.js.
export default (axe, missingFont, /** @type {Sight} */ sight) => {
  const { fold, clip, parentOf, once, givenRole } = sight;
  const HTML_CLIP_CHARS = 300;
  const PATH_MAX_STEPS = 5;
  const ABOVE_MAX_STEPS = 3; // as far as faults of one element and one inside it can be the same
  const SMALL_TREE = 11; // elements below one that is written out whole
  const LANDMARK_ROLES = new Set([
    "banner",
    "navigation",
    "main",
    "contentinfo",
    "complementary",
    "search",
    "form",
    "dialog",
    "alertdialog",
  ]);
  const LANDMARK_TAGS = {
    HEADER: "banner",
    NAV: "navigation",
    MAIN: "main",
    FOOTER: "contentinfo",
    ASIDE: "complementary",
    SEARCH: "search",
    DIALOG: "dialog",
  };
  // Class tokens that tell a state or a position, not a component.
  const STATE_CLASS =
    /^(is-|has-|js-|ng-|css-|sc-)|active|current|selected|open|show|visible|hidden|first|last|odd|even|focus|hover|trail|expanded|collapsed/i;

  let idCounts = null; // counted when the first selector is made: many small questions need none
  const isOnlyId = (id) => {
    if (!idCounts) {
      idCounts = new Map();
      for (const el of document.querySelectorAll("[id]")) idCounts.set(el.id, (idCounts.get(el.id) || 0) + 1);
    }
    return idCounts.get(id) === 1;
  };
  const hasUniqueId = (el) => el.id && el.getRootNode() === document && isOnlyId(el.id);

  const steps = new WeakMap(); // element -> [tag, its number among siblings of that tag, how many there are], a parent at a time
  const stepOf = (el) => {
    if (steps.has(el)) return steps.get(el);
    const siblings = el.parentNode ? el.parentNode.children : [el];
    const counts = new Map();
    for (const child of siblings) {
      const tag = child.localName;
      const n = (counts.get(tag) || 0) + 1;
      counts.set(tag, n);
      steps.set(child, [tag, n, counts]);
    }
    return steps.get(el);
  };
  const selectors = new WeakMap();
  /**
   * Unique CSS selector; parts inside an open shadow root follow their host after " >>> ".
   * @returns {string}
   */
  const selector = (el) => {
    const known = selectors.get(el);
    if (known) return known;
    let text;
    if (el === document.documentElement) text = "html";
    else if (hasUniqueId(el)) text = "#" + CSS.escape(el.id);
    else {
      const parent = el.parentNode;
      const [tag, n, counts] = stepOf(el);
      const name = CSS.escape(tag);
      const step = counts.get(tag) > 1 ? `${name}:nth-of-type(${n})` : name;
      if (parent instanceof ShadowRoot) text = `${selector(parent.host)} >>> ${step}`;
      else if (parent && parent.nodeType === 1) text = `${selector(parent)} > ${step}`;
      else text = step;
    }
    selectors.set(el, text);
    return text;
  };

  /**
   * Whether a link's address is empty, a bare "#" or a script: it leads nowhere by itself, whatever pressing it does.
   * @returns {boolean}
   */
  const leadsNowhere = (el) => {
    const given = el.getAttribute("href");
    return given !== null && /^(?:#|javascript:.*)?$/is.test(given.trim());
  };

  /** @returns {string} */
  const landmark = (el) => {
    const role = givenRole(el);
    if (role) return LANDMARK_ROLES.has(role) ? role : "";
    const native = LANDMARK_TAGS[el.tagName] || "";
    if ((native === "banner" || native === "contentinfo") && el.closest("article,aside,main,nav,section")) return "";
    return native;
  };
  const regions = new WeakMap();
  /** @returns {string} */
  const region = (el) => {
    const passed = [];
    let role = "";
    for (let node = el; node && !role; node = parentOf(node)) {
      if (regions.has(node)) {
        role = regions.get(node);
        break;
      }
      passed.push(node);
      role = landmark(node);
    }
    for (const node of passed) regions.set(node, role);
    return role;
  };
  /** @returns {string[]} */
  const classes = (el) =>
    [...el.classList]
      .filter((token) => !STATE_CLASS.test(token) && !/\d{2,}|[_-][A-Za-z0-9]*\d[A-Za-z0-9]*$/.test(token))
      .slice(0, 2);
  /** @returns {string} */
  const step = (el) => {
    const id = el.id && !/\d/.test(el.id) ? "#" + el.id : "";
    const role = el.getAttribute("role");
    const type = el.localName === "input" ? `[type=${el.type}]` : "";
    return (
      el.localName +
      (id ||
        classes(el)
          .map((token) => "." + token)
          .join("")) +
      type +
      (role ? `[role=${role}]` : "")
    );
  };
  /**
   * The element and its ancestors up to a landmark or an id, without what changes from page to page.
   * @returns {string}
   */
  const path = (el) => {
    const parts = [];
    for (
      let node = el;
      node && node !== document.documentElement && parts.length < PATH_MAX_STEPS;
      node = parentOf(node)
    ) {
      const own = step(node);
      if (parts[0] !== own) parts.unshift(own);
      if ((node !== el && node.id && !/\d/.test(node.id)) || landmark(node)) break;
    }
    return clip(parts.join(" > ") || el.localName, 240);
  };
  // Where an element is copied to, to be written out: a copy in the page's own document would load pictures, run the
  // constructors of custom elements, and make the browser forget what it knows of the fields of all forms.
  let blank = null;
  const paper = () =>
    (blank ||=
      document.contentType === "text/html"
        ? document.implementation.createHTMLDocument("")
        : document.implementation.createDocument(null, null));
  /** @returns {string} */
  const openingHtml = (el) => {
    // Serialising a large subtree to keep 300 characters of it would cost more than the rest.
    const shallow = paper().importNode(el, false).outerHTML;
    const small =
      el.firstChild && !el.getElementsByTagName("*").item(SMALL_TREE) && el.textContent.length < 2 * HTML_CLIP_CHARS;
    return clip(
      small ? el.outerHTML : shallow.replace(/<\/[a-z0-9-]+>$/i, el.firstChild ? "…$&" : "$&"),
      HTML_CLIP_CHARS,
    );
  };
  /**
   * The element of a selector made above.
   * @returns {Met | null}
   */
  const find = (text) => {
    let root = document,
      el = null;
    for (const part of text.split(" >>> ")) {
      el = root && root.querySelector(part);
      root = el && el.shadowRoot;
    }
    return el;
  };
  let anchors = null; // name -> the first `a` that has it
  const anchorOf = (name) => {
    if (!anchors) {
      anchors = new Map();
      for (const el of document.querySelectorAll("a[name]"))
        if (!anchors.has(el.getAttribute("name"))) anchors.set(el.getAttribute("name"), el);
    }
    return anchors.get(name);
  };
  const decoded = (/** @type {string} */ text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  /**
   * Where a link within the document leads (HTML, "the indicated part of the document"); null for nowhere.
   * @returns {Met | null}
   */
  const goalOf = (link) => {
    const fragment = (link.getAttribute("href") || "").slice(1);
    if (!fragment) return null;
    for (const id of [fragment, decoded(fragment)]) {
      const goal = document.getElementById(id) || anchorOf(id);
      if (goal) return goal;
    }
    return fragment.toLowerCase() === "top" ? document.documentElement : null;
  };
  const round = (/** @type {number} */ n) => Math.round(n * 10) / 10; // a tenth of a CSS px
  /** @returns {[number, number, number, number] | null} */
  const box = (el) => {
    const rect = el.getBoundingClientRect();
    if (!rect.width && !rect.height) return null;
    return [round(rect.left + scrollX), round(rect.top + scrollY), round(rect.width), round(rect.height)];
  };
  const frameUrl = window === window.top ? null : location.href;
  // A selector that begins with an id doesn't say what stands around that element.
  /** @returns {{ above?: string }} */
  const above = (el) => {
    for (let node = el, up = 0; node && up <= ABOVE_MAX_STEPS; node = node.parentElement, up++)
      if (hasUniqueId(node)) return node.parentElement ? { above: selector(node.parentElement) } : {};
    return {};
  };
  /** @returns {Artifacts.Target} */
  const target = (el) => ({
    selector: selector(el),
    html: openingHtml(el),
    frame_url: frameUrl,
    box_css_px: box(el),
    path: path(el),
    ...above(el),
  });
  /**
   * Of an element whose place or size depends on how wide letters are: its own, or those in `holder`.
   * @returns {Artifacts.Target}
   */
  const textTarget = (el, holder = el) => ({
    ...target(el),
    missing_font: missingFont.fontOf(holder),
    missing_icon: missingFont.iconOf(el),
  });

  /**
   * All elements matching `query`, open shadow roots included, in document order of each root.
   * @returns {Met[]}
   */
  const queryAll = (query, root = document) => {
    const found = [...root.querySelectorAll(query)];
    return found.concat(...shadowHosts(root).map((host) => queryAll(query, host.shadowRoot)));
  };
  const hostCache = new WeakMap();
  const shadowHosts = (root) => {
    if (!hostCache.has(root))
      hostCache.set(
        root,
        [...root.querySelectorAll("*")].filter((el) => el.shadowRoot),
      );
    return hostCache.get(root);
  };

  // What follows answers for one element from what was read once for all of its tree: asked of the browser element by
  // element (`compareDocumentPosition`, the nearest neighbour that ...) each answer costs a walk over all others.
  // The element itself, the host of its shadow root, that one's host, and so on.
  const hostsOf = (el) => {
    const host = el.getRootNode().host;
    return host ? [el, ...hostsOf(host)] : [el];
  };
  // A function that tells whether `b` comes after `a` in the document as it is now, or stands in it; what is in a shadow
  // root stands where its host does.
  const orderNow = () => {
    const placesIn = once((root) => new Map([...root.querySelectorAll("*")].map((el, place) => [el, place])));
    return (a, b) => {
      const others = hostsOf(b);
      for (const own of hostsOf(a)) {
        const root = own.getRootNode(),
          other = others.find((el) => el.getRootNode() === root);
        if (other) return own === other ? own === a && a !== b : placesIn(root).get(own) < placesIn(root).get(other);
      }
      return false;
    };
  };
  const precedes = orderNow();
  const inOrder = (elements) => [...elements].toSorted((a, b) => (precedes(a, b) ? -1 : 1));
  // The last of `elements` (in the document's order) that comes before `el` or holds it.
  const lastBefore = (elements, el) => {
    let [low, high] = [0, elements.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (precedes(elements[middle], el)) low = middle + 1;
      else high = middle;
    }
    return elements[low - 1];
  };
  // A function that gives the nearest sibling of a node in a direction ("nextSibling", ...) that `stops`, or null.
  const nearest = (direction, stops) => {
    const known = new WeakMap();
    return (node) => {
      const passed = [];
      let found = null;
      for (let at = node; at; at = at[direction]) {
        if (known.has(at)) {
          found = known.get(at);
          break;
        }
        passed.push(at);
        if (at[direction] && stops(at[direction])) {
          found = at[direction];
          break;
        }
      }
      for (const at of passed) known.set(at, found);
      return found;
    };
  };

  // Relative luminance (0 to 1) of red, green and blue (0 to 255 each); WCAG 2.2, definition of the term.
  const luminance = (colour) => {
    const [r, g, b] = colour.map((c) => ((c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  // What assistive technology is told of an element (Accessible Name and Description Computation 1.2).
  const node = (el) => axe.utils.getNodeFromTree(el);
  /** @returns {string} */
  const name = (el) => (node(el) ? fold(axe.commons.text.accessibleTextVirtual(node(el))) : "");
  /** @returns {string} */
  const role = (el) => (node(el) && axe.commons.aria.getRole(node(el), { dpub: true })) || "";
  /** @returns {boolean} */
  const isExposed = (el) => !!node(el) && axe.commons.dom.isVisibleToScreenReaders(node(el));
  return {
    ...sight,
    orderNow,
    precedes,
    inOrder,
    lastBefore,
    nearest,
    name,
    role,
    isExposed,
    luminance,
    round,
    find,
    goalOf,
    selector,
    target,
    textTarget,
    path,
    region,
    landmark,
    leadsNowhere,
    classes,
    step,
    queryAll,
  };
};
