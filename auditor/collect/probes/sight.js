// What a browser sees of an element, for all probes: where it stands once slots are filled, what an id in it refers to,
// what it is and what it is called, its text, and the room that other boxes leave it. A function expression; tools.js holds it.
export default () => {
  const fold = (/** @type {string} */ text) => text.replace(/[\s\u00a0\u200b\u00ad]+/g, " ").trim();
  const clip = (/** @type {string} */ text, /** @type {number} */ limit) =>
    text.length > limit ? text.slice(0, limit - 1) + "…" : text;

  /**
   * What holds an element or a text: the slot that it was put into, else its parent, else the host of its shadow root.
   * @returns {Met | null}
   */
  const parentOf = (node) =>
    node.assignedSlot || node.parentElement || (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);

  /**
   * The nearest that matches, itself or what holds it, through slots and out of shadow roots (`closest` keeps to one root).
   * @returns {Met | null}
   */
  const closestOf = (el, query) => {
    let at = el;
    while (at && !at.matches(query)) at = parentOf(at);
    return at;
  };

  /**
   * The nodes right below an element: of its shadow root, or those put into it as a slot, where there are such.
   * @returns {Iterable<any>}
   */
  const nodesIn = (el) => {
    if (el.shadowRoot) return el.shadowRoot.childNodes;
    const assigned = el.localName === "slot" ? el.assignedNodes() : [];
    return assigned.length ? assigned : el.childNodes;
  };

  /**
   * The elements that an attribute names by their ids, in its order. An id holds in the element's own root alone.
   * @returns {Met[]}
   */
  const idrefs = (el, attribute) => {
    const ids = (el.getAttribute(attribute) || "").split(/\s+/).filter(Boolean);
    const root = ids.length ? el.getRootNode() : null; // one that is no document and no shadow root has no ids
    return ids.map((id) => root?.getElementById?.(id)).filter(Boolean);
  };
  /** Whether another element names this one by its id, in one of the attributes. */
  const isNamedIn = (el, ...attributes) =>
    !!el.id &&
    !!el.getRootNode().querySelector?.(attributes.map((name) => `[${name}~="${CSS.escape(el.id)}"]`).join(","));

  const NATIVE_ROLES = {
    a: "link",
    area: "link",
    button: "button",
    select: "combobox",
    textarea: "textbox",
    summary: "button",
    iframe: "frame",
  };
  const INPUT_ROLES = {
    checkbox: "checkbox",
    radio: "radio",
    range: "slider",
    button: "button",
    submit: "button",
    reset: "button",
    image: "button",
    file: "button",
  };
  /**
   * The role that its author gave it, in lower case: the first of several; "" for none.
   * @returns {string}
   */
  const givenRole = (el) => (el.getAttribute("role") || "").trim().split(/\s+/)[0].toLowerCase();
  /**
   * The role that its author gave it, else the one a control has by itself; "" for none. `role` asks the engine.
   * @returns {string}
   */
  const roleOf = (el) =>
    givenRole(el) || (el.localName === "input" ? INPUT_ROLES[el.type] || "textbox" : NATIVE_ROLES[el.localName]) || "";

  // Between two letters on one line as much as this is read as a space: half the space that most typefaces have (0.25 em).
  const WORD_GAP_EM = 0.12;
  /** Whether a box in a line keeps such a distance from what stands before or after it. */
  const isSetApart = (/** @type {CSSStyleDeclaration} */ style) => {
    const gap = WORD_GAP_EM * parseFloat(style.fontSize);
    const sum = (...widths) => widths.reduce((total, width) => total + (parseFloat(width) || 0), 0);
    return (
      sum(style.marginLeft, style.borderLeftWidth, style.paddingLeft) >= gap ||
      sum(style.marginRight, style.borderRightWidth, style.paddingRight) >= gap
    );
  };

  const SILENT = new Set(["script", "style", "noscript", "template", "select", "textarea"]);
  /**
   * The text in an element, its white space folded, with a space where boxes part. Of what scripts and fields hold
   * nothing; `shown`: nothing of what is not displayed either. `room`: more characters than that are not needed.
   * @returns {string}
   */
  const textOf = (el, { shown = false, room = Infinity } = {}) => {
    if (el.nodeType === 3) return fold(el.data);
    let text = "",
      letters = 0;
    const walk = (node) => {
      for (const child of nodesIn(node)) {
        if (letters > room) return;
        if (child.nodeType === 3) {
          text += child.data;
          if (room < Infinity) letters += child.data.replace(/\s+/g, "").length;
        } else if (child.nodeType === 1 && !SILENT.has(child.localName)) {
          const style = getComputedStyle(/** @type {Element} */ (child)),
            { display } = style;
          if (shown && display === "none") continue;
          const isApart =
            child.localName === "br" ||
            !/^(inline|contents|ruby)/.test(display) ||
            (display !== "contents" && isSetApart(style));
          if (isApart) text += " ";
          walk(child);
          if (isApart) text += " ";
        }
      }
    };
    walk(el);
    return fold(text);
  };

  // What follows answers for one element from what was read once for all of its tree: asked of the browser element by
  // element (`labels`, ...) each answer costs a walk over all others.
  const once =
    (compute, known = new WeakMap()) =>
    (key) => {
      if (!known.has(key)) known.set(key, compute(key));
      return known.get(key);
    };
  const labelsIn = once((root) => {
    const labels = new Map();
    for (const label of root.querySelectorAll("label")) {
      const field = label.control;
      if (field && !labels.has(field)) labels.set(field, []);
      if (field) labels.get(field).push(label);
    }
    return labels;
  });
  /**
   * The elements of `el.labels`, in their order; none for what has no labels.
   * @returns {Met[]}
   */
  const labelsOf = (el) => labelsIn(el.getRootNode()).get(el) || [];

  const SHOWN = { shown: true };
  /** The text of its labels. */
  const labelText = (el) =>
    fold(
      labelsOf(el)
        .map((label) => textOf(label))
        .join(" "),
    );
  /** What ARIA attributes call it, "" where they don't. */
  const statedName = (el) => {
    const said = idrefs(el, "aria-labelledby").map((other) => other.getAttribute("aria-label") || textOf(other));
    return fold(said.join(" ")) || fold(el.getAttribute("aria-label") || "");
  };
  const pictureName = (el) => {
    const picture = el.querySelector("img[alt],[aria-label],svg title");
    return picture ? picture.getAttribute("alt") || picture.getAttribute("aria-label") || picture.textContent : "";
  };
  /**
   * What an input of the kinds that show their value as a label says; of all others the value is an answer: "".
   * @returns {string}
   */
  const valueLabel = (el) => (el.localName === "input" && /^(submit|button|reset)$/.test(el.type) ? el.value : "");
  /**
   * What it is called, "" for nothing: a short way of the computation that the engine does (`name`), for when its tree
   * of the document is not there.
   * @returns {string}
   */
  const nameOf = (el) => {
    const ways = [
      () => statedName(el),
      () => labelText(el),
      () => valueLabel(el),
      () => (SILENT.has(el.localName) ? "" : textOf(el, SHOWN)),
      () => el.getAttribute("alt"),
      () => pictureName(el),
      () => el.getAttribute("title"),
      () => el.getAttribute("placeholder"),
    ];
    for (const way of ways) {
      const name = fold(way() || "");
      if (name) return name;
    }
    return "";
  };

  /** @returns {boolean} */
  const isVisible = (el) => el.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });
  // Text for screen readers only: clipped away or one pixel small.
  const isClippedAway = (/** @type {CSSStyleDeclaration} */ style) => {
    if (style.position !== "absolute" && style.position !== "fixed") return false;
    if (/rect\(\s*(0|1)px/.test(style.clip) || /inset\(\s*(50|100)%/.test(style.clipPath)) return true;
    if (style.overflowX === "hidden" && (parseFloat(style.width) <= 1 || parseFloat(style.height) <= 1)) return true;
    return parseFloat(style.left) < -999 || parseFloat(style.top) < -999 || parseFloat(style.textIndent) < -999;
  };
  /**
   * Whether it stands on the page where an eye can find it.
   * @returns {boolean}
   */
  const canBeSeen = (el) => {
    if (!isVisible(el)) return false;
    for (let up = el, steps = 0; up && steps < 3; up = parentOf(up), steps++)
      if (isClippedAway(getComputedStyle(up))) return false;
    const rect = el.getBoundingClientRect();
    return rect.width > 1 && rect.height > 1 && rect.right + scrollX > 0 && rect.bottom + scrollY > 0;
  };
  const CAROUSEL =
    /(^|[\s_-])(carousel|slider|slideshow|swiper|slick|splide|glide|flickity|owl|marquee|ticker)([\s_-]|$)/i;
  /** Whether slides come into its box sideways one after the other, by whatever means. */
  const isCarousel = (el) =>
    /^(carousel|slide)$/i.test(el.getAttribute("aria-roledescription") || "") ||
    CAROUSEL.test(el.getAttribute("class") || "");
  const SEEN_CHARS = 300;
  const ICON_FONT = /icon|symbol|awesome|glyph|dashicons/i;
  const UNSEEN = new Set([...SILENT, "title", "desc", "metadata", "defs", "iframe", "object"]);
  /**
   * ACT's visible inner text: what the eye reads in `el`, blocks on lines of their own.
   * @returns {string}
   */
  const seenText = (el) => {
    const walk = (node) => {
      if (node.nodeType === 3) return node.data.replace(/\s+/g, " ");
      if (node.nodeType !== 1 || UNSEEN.has(node.localName)) return "";
      if (node.localName === "br") return "\n";
      const style = getComputedStyle(node);
      const isIcon = ICON_FONT.test(style.fontFamily.split(",")[0]);
      if (style.display === "none" || style.opacity === "0" || isClippedAway(style) || isIcon) return "";
      let text = "";
      for (const below of nodesIn(node))
        if (below.nodeType !== 3 || (style.visibility === "visible" && parseFloat(style.fontSize) > 0))
          text += walk(below);
      if (style.display === "contents") return text;
      if (style.display.startsWith("table")) return ` ${text} `;
      if (!style.display.startsWith("inline")) return `\n${text}\n`;
      return isSetApart(style) ? ` ${text} ` : text;
    };
    if (!canBeSeen(el)) return "";
    const lines = walk(el).split("\n").map(fold).filter(Boolean);
    return clip(lines.join("\n"), SEEN_CHARS);
  };

  return {
    fold,
    clip,
    parentOf,
    closestOf,
    nodesIn,
    idrefs,
    isNamedIn,
    givenRole,
    roleOf,
    textOf,
    once,
    labelsOf,
    labelText,
    statedName,
    valueLabel,
    nameOf,
    isVisible,
    isClippedAway,
    canBeSeen,
    isCarousel,
    seenText,
  };
};
