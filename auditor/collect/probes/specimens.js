// What a page about markup shows as an example: its words stand for others. Gives a function that tells of an element and
// the name it is called by whether it is such an example.
/** @type {Probe<(el: Met, name: string) => boolean>} */
export default (tools) => {
  const CODE = "pre,code,samp,textarea[readonly]";
  const SOURCE = /<[a-z][\w-]*(\s[^<>]*)?>/i; // an opening tag that is shown
  const MAX_CODE_CHARS = 100000;
  const MAX_STEPS = 6; // from an example up to the box that has its source beside it
  const EXAMPLE = /(^|[-_])(example|preview|demo|specimen|playground|showcase|sandbox)s?($|[-_])/i;
  const squeezed = (text) =>
    tools
      .fold(text)
      .toLowerCase()
      .replace(/\s*([<>"'])\s*/g, "$1");
  const MAX_BESIDE = 4; // pieces of code that one example has: markup, style, script, another framework's
  /** @type {Map<Met, string[]>} */
  const sources = new Map(); // a box -> the code with markup in it that it holds
  let room = MAX_CODE_CHARS;
  for (const code of tools.queryAll(CODE)) {
    const text = code.localName === "textarea" ? code.value : code.textContent;
    if (room <= 0) break;
    room -= text.length;
    if (!SOURCE.test(text)) continue;
    for (let up = /** @type {Met | null} */ (code); up && up !== document.body; up = tools.parentOf(up))
      sources.set(up, [...(sources.get(up) || []), squeezed(text)].slice(0, MAX_BESIDE + 1));
  }
  // Whether code beside it, within a few boxes, has the name between tags or as the value of an attribute.
  const isShownAsCode = (el, name) => {
    const shown = squeezed(name);
    const isIn = (source) => [`>${shown}<`, `"${shown}"`, `'${shown}'`].some((way) => source.includes(way));
    const isSourceIn = (box) => {
      const own = (box && sources.get(box)) || [];
      return own.length <= MAX_BESIDE && own.some(isIn);
    };
    for (let up = el, steps = 0; up && steps < MAX_STEPS && !up.matches("main,body,article"); steps += 1) {
      if (isSourceIn(up.nextElementSibling) || isSourceIn(up.previousElementSibling)) return true;
      up = tools.parentOf(up);
    }
    return false;
  };
  const isInExample = tools.once(
    (el) =>
      !!el &&
      el !== document.body &&
      ([...el.classList].some((token) => EXAMPLE.test(token)) || isInExample(tools.parentOf(el))),
  );
  return (el, name) => sources.size > 0 && (isInExample(el) || isShownAsCode(el, name));
};
