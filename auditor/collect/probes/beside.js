// What stands beside a target on its lines: text that is no target, which sets the lines' height (WCAG 2.5.8, Inline).
/** @type {Probe<(el: Met, isAnyEnough?: boolean) => { line: number, run: number, isAmidWords: boolean }>} */
export default (tools) => {
  const TARGETS = 'a[href],button,summary,[role="button"],[role="link"],select,textarea,input,label';
  const MAX_STEPS = 100; // nodes that are read on each side: beyond them nothing stands beside it any more
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
   * whether words stand on both sides of it. With `isAnyEnough` no more is read once something stands on its line.
   */
  return (el, isAnyEnough = false) => {
    const found = { line: 0, run: 0, isAmidWords: false };
    const sides = [false, false];
    let side = 0,
      isOnLine = true,
      steps = 0;
    const note = (text) => {
      const { length } = text.replace(/\s+/g, "");
      found.run += length;
      if (isOnLine) found.line += length;
      if (isOnLine && HAS_LETTERS.test(text)) sides[side] = true;
    };
    // Whether the run goes on behind the node.
    const read = (node) => {
      if ((steps += 1) > MAX_STEPS || (isAnyEnough && found.line > 0)) return false;
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
      [side, isOnLine, steps] = [at, true, 0];
      for (let node = /** @type {Met | null} */ (el); node; node = tools.parentOf(node)) {
        const start = node.assignedSlot && !node[direction] ? node.assignedSlot : node;
        let goesOn = true;
        for (let next = start[direction]; next && goesOn; next = next[direction]) goesOn = read(next);
        const parent = tools.parentOf(start);
        if (!parent) break;
        if (isAnyEnough && found.line > 0) return found;
        note(writtenBy(parent, side ? "::after" : "::before"));
        if (!goesOn || !isInLine(getComputedStyle(parent))) break;
        node = start;
      }
    }
    found.isAmidWords = sides.every(Boolean);
    return found;
  };
};
