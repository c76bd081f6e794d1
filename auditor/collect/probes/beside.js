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
  // What neighbours ask of one node again and again is read once.
  const measured = (text) => ({ length: text.replace(/\s+/g, "").length, hasLetters: HAS_LETTERS.test(text) });
  const dataOf = tools.once((node) => measured(node.data), new Map());
  const writingOf = tools.once((el) => ["::before", "::after"].map((name) => measured(writtenBy(el, name))), new Map());
  // How the run meets an element: it goes "past" it, "through" it, or comes to its "end" there.
  const wayOf = tools.once((el) => {
    const style = getComputedStyle(el);
    if (style.display === "none" || tools.isClippedAway(style) || /^(absolute|fixed)$/.test(style.position))
      return "past";
    if (!isInLine(style)) return style.float === "none" ? "end" : "past";
    return el.matches(TARGETS) || style.visibility !== "visible" ? "past" : "through";
  }, new Map());
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
    const note = ({ length, hasLetters }) => {
      found.run += length;
      if (isOnLine) found.line += length;
      if (isOnLine && hasLetters) sides[side] = true;
    };
    // Whether the run goes on behind the node.
    const read = (node) => {
      if ((steps += 1) > MAX_STEPS || (isAnyEnough && found.line > 0)) return false;
      if (node.nodeType === 3) note(dataOf(node));
      if (node.nodeType !== 1) return true;
      if (node.localName === "br") isOnLine = false;
      const way = wayOf(node);
      if (way !== "through") return way === "past";
      const [before, after] = writingOf(node);
      note(before);
      for (const child of tools.nodesIn(node)) if (!read(child)) return false;
      note(after);
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
        note(writingOf(parent)[side]);
        if (!goesOn || !isInLine(getComputedStyle(parent))) break;
        node = start;
      }
    }
    found.isAmidWords = sides.every(Boolean);
    return found;
  };
};
