// Whether an element's text is shown in another font than its visitors see, and whether it waits for an icon that never
// came. A function expression; called once a document. `isIncomplete`: style sheets or scripts of the page did not come,
// which may bring fonts and icons.
export default (/** @type {SightAlone} */ { seenText }, isIncomplete) => {
  const MAX_CHILDREN = 12; // descendants of an element whose text is read
  const MAX_CLASS_CHARS = 60; // of what an icon is called by
  const HAS_LETTERS = /[\p{L}\p{N}]/u;
  const SAMPLE = "mmMwWli 0123 agyß";
  // Fonts that come with Windows, macOS, iOS or Android and have no free twin of the same widths. Others that a page
  // names without bringing them are missing on its visitors' machines too.
  const VISITORS_HAVE = new Set(
    (
      "verdana,tahoma,trebuchet ms,georgia,segoe ui,helvetica neue,lucida grande,lucida sans unicode,lucida sans,geneva,gill sans," +
      "palatino,palatino linotype,book antiqua,baskerville,garamond,impact,comic sans ms,consolas,menlo,monaco,candara,constantia," +
      "corbel,franklin gothic medium,century gothic,avenir,avenir next,futura,optima,didot,roboto,arial,helvetica,times new roman," +
      "times,courier new,courier,calibri,cambria,arial narrow,arial black"
    ).split(","),
  );
  const GENERIC = new Set(
    "serif,sans-serif,monospace,cursive,fantasy,system-ui,ui-serif,ui-sans-serif,ui-monospace,ui-rounded,math,-apple-system,blinkmacsystemfont".split(
      ",",
    ),
  );
  let pen = null;
  const widthOf = (families) => {
    pen ||= document.createElement("canvas").getContext("2d");
    pen.font = `100px ${families}`;
    return pen.measureText(SAMPLE).width;
  };
  const quoted = (family) => `"${family.replace(/["\\]/g, "\\$&")}"`;
  const isHere = (family) =>
    ["monospace", "serif"].some((other) => widthOf(`${quoted(family)}, ${other}`) !== widthOf(other));
  let brought = null; // family that the page brings as a web font -> whether it came
  // A family comes in parts, by weight and by script: those that no text needs are not asked for.
  const webFonts = () => {
    const came = new Map();
    for (const { family, status } of document.fonts || []) {
      const name = family.replace(/^["']|["']$/g, "").toLowerCase();
      if (status === "loaded") came.set(name, true);
      else if (status !== "unloaded") came.set(name, came.get(name) === true);
      else if (!came.has(name)) came.set(name, null);
    }
    return came;
  };
  const familiesOf = (stack) =>
    [...stack.matchAll(/"((?:[^"\\]|\\.)*)"|([^,"]+)/g)].map((found) => (found[1] ?? found[2]).trim()).filter(Boolean);
  // A web font that did not come is missed by us alone. Of the families of a system the first that is here decides: some
  // visitor sees that one too; only where a generic name decides, one that visitors have is missed. One that no system
  // has may be what a style sheet or script was to bring that did not come.
  const missingOf = (stack) => {
    let system = "";
    brought ||= webFonts();
    for (const family of familiesOf(stack)) {
      const name = family.toLowerCase();
      if (GENERIC.has(name)) return system;
      if (brought.has(name)) return brought.get(name) === false ? family : "";
      if (isHere(family)) return "";
      const isSystem = VISITORS_HAVE.has(name);
      if (isIncomplete && !isSystem && !system) return family;
      if (!system && isSystem) system = family;
    }
    return system;
  };
  const known = new Map();
  const lackOf = (stack) => {
    if (!known.has(stack)) known.set(stack, missingOf(stack));
    return known.get(stack);
  };
  const partsOf = (el) => {
    const below = el.getElementsByTagName("*");
    return below.length < MAX_CHILDREN ? [el, ...below] : [el];
  };
  const holdsLetters = (el) => [...el.childNodes].some((node) => node.nodeType === 3 && HAS_LETTERS.test(node.data));
  // The signs that a style sheet writes before and after an element: an icon of an icon font is one.
  const signsOf = (el) =>
    ["::before", "::after"].map((name) => getComputedStyle(el, name)).filter((style) => /^"[^"]/.test(style.content));
  /**
   * The family that a text asks for and that we lack, or ""; of what has no letters, that of its icon.
   * @returns {string}
   */
  const fontOf = (el) => {
    const parts = partsOf(el),
      holders = parts.filter(holdsLetters);
    const styles = holders.length ? holders.map((part) => getComputedStyle(part)) : parts.flatMap(signsOf);
    for (const { fontFamily } of styles) if (lackOf(fontFamily)) return lackOf(fontFamily);
    return "";
  };
  const ICON_NAME = /(^|[\s_-])(fa[bsrldt]?|fas|icons?|glyphicons?|symbols?|dashicons|bi|mdi|ri)([\s_-]|$)/i;
  const drawsNothing = (el) => {
    const { backgroundImage, maskImage } = getComputedStyle(el);
    return backgroundImage === "none" && maskImage === "none" && !signsOf(el).length;
  };
  const NOT_DRAWN_BY_SCRIPT = "img,svg,canvas,video,iframe,object,input,select,textarea,br,script,style";
  const isPlace = (el) =>
    el.childElementCount === 0 &&
    !el.shadowRoot &&
    el.classList.length > 0 &&
    !el.matches(NOT_DRAWN_BY_SCRIPT) &&
    drawsNothing(el);
  /**
   * The class of the place that it keeps for an icon, where nothing else is to be seen in it and the icon may be in what
   * did not come: an empty element, or the icon's name in the letters of a text. Else "".
   * @returns {string}
   */
  const iconOf = (el) => {
    if (!isIncomplete) return "";
    const letters = seenText(el).replace(/\s+/g, "");
    if (!letters && el.querySelector("img,svg,canvas")) return "";
    const isIcon = (part) =>
      letters
        ? part.childElementCount === 0 &&
          part.textContent.replace(/\s+/g, "") === letters &&
          ICON_NAME.test(part.getAttribute("class") || "")
        : !part.textContent.trim() && isPlace(part);
    const place = partsOf(el).find(isIcon);
    return place ? (place.getAttribute("class") || "").trim().slice(0, MAX_CLASS_CHARS) : "";
  };
  return { fontOf, iconOf };
};
