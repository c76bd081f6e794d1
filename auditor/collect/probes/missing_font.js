// Whether an element's text is shown in another font than its visitors see: the family that the page asks for and
// that we lack, or "". A function expression; called once a document, it returns the question itself.
export default () => {
  const MAX_CHILDREN = 12; // descendants of an element whose text is read
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
  const webFonts = () => {
    const came = new Map();
    for (const face of document.fonts || []) {
      const family = face.family.replace(/^["']|["']$/g, "").toLowerCase();
      came.set(family, came.get(family) || face.status !== "error");
    }
    return came;
  };
  const familiesOf = (stack) =>
    [...stack.matchAll(/"((?:[^"\\]|\\.)*)"|([^,"]+)/g)].map((found) => (found[1] ?? found[2]).trim()).filter(Boolean);
  // A web font that did not come is missed by us alone. Of the families of a system the first that is here decides: some
  // visitor sees that one too; only where a generic name decides, one that visitors have is missed.
  const missingOf = (stack) => {
    let system = "";
    brought ||= webFonts();
    for (const family of familiesOf(stack)) {
      const name = family.toLowerCase();
      if (GENERIC.has(name)) return system;
      if (brought.has(name)) return brought.get(name) ? "" : family;
      if (isHere(family)) return "";
      if (!system && VISITORS_HAVE.has(name)) system = family;
    }
    return system;
  };
  const known = new Map();
  const hasText = (el) => {
    for (const child of el.childNodes) if (child.nodeType === 3 && HAS_LETTERS.test(child.data)) return true;
    return (
      el.childElementCount > 0 && el.getElementsByTagName("*").length < MAX_CHILDREN && HAS_LETTERS.test(el.textContent)
    );
  };
  return (el) => {
    if (!hasText(el)) return "";
    const stack = getComputedStyle(el).fontFamily;
    if (!known.has(stack)) known.set(stack, missingOf(stack));
    return known.get(stack);
  };
};
