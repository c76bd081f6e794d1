// What stands beside a target on its lines: text that is no target, which sets the lines' height (WCAG 2.5.8, Inline).
/** @type {Probe<(el: Met) => { line: number, run: number, isAmidWords: boolean }>} */
export default (tools) => {
  const TARGETS = 'a[href],button,summary,[role="button"],[role="link"],select,textarea,input,label';
  const HAS_LETTERS = /[\p{L}\p{N}]/u;
  const isInLine = (style) =>
    /^(inline|ruby|contents)/.test(style.display) &&
    !/^(absolute|fixed)$/.test(style.position) &&
    style.float === "none";
  // What a style sheet writes before or after an element, as `"| "`; a second text, after `/`, is for readers.
  const writtenBy = (el, name) =>
    [
      ...getComputedStyle(el, name)
        .content.split(" / ")[0]
        .matchAll(/"((?:[^"\\]|\\.)*)"/g),
    ]
      .map((found) => found[1])
      .join("");
  /**
   * How many characters stand beside it on its line and in its run of lines (a line that `<br>` ends is one more), and
   * whether words stand on both sides of it.
   */
  return (el) => {
    const found = { line: 0, run: 0, isAmidWords: false };
    const sides = [false, false];
    let side = 0,
      isOnLine = true;
    const note = (text) => {
      const { length } = text.replace(/\s+/g, "");
      found.run += length;
      if (isOnLine) found.line += length;
      if (isOnLine && HAS_LETTERS.test(text)) sides[side] = true;
    };
    // Whether the run goes on behind the node.
    const read = (node) => {
      if (node.nodeType === 3) note(node.data);
      if (node.nodeType !== 1) return true;
      if (node.localName === "br") isOnLine = false;
      const style = getComputedStyle(node);
      if (style.display === "none" || tools.isClippedAway(style) || /^(absolute|fixed)$/.test(style.position))
        return true;
      if (!isInLine(style)) return style.float !== "none";
      if (node.matches(TARGETS) || style.visibility !== "visible") return true;
      note(writtenBy(node, "::before"));
      for (const child of tools.nodesIn(node)) if (!read(child)) return false;
      note(writtenBy(node, "::after"));
      return true;
    };
    for (const [at, direction] of ["previousSibling", "nextSibling"].entries()) {
      [side, isOnLine] = [at, true];
      for (let node = /** @type {Met | null} */ (el); node; node = tools.parentOf(node)) {
        const start = node.assignedSlot && !node[direction] ? node.assignedSlot : node;
        let goesOn = true;
        for (let next = start[direction]; next && goesOn; next = next[direction]) goesOn = read(next);
        const parent = tools.parentOf(start);
        if (!parent) break;
        note(writtenBy(parent, side ? "::after" : "::before"));
        if (!goesOn || !isInLine(getComputedStyle(parent))) break;
        node = start;
      }
    }
    found.isAmidWords = sides.every(Boolean);
    return found;
  };
};
