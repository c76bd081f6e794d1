// Which text a box cuts off now that was whole in the window and style the page came with.
// options.step: "baseline" remembers the page as it is; "compare" tells what is cut off against that;
// "spaced" and "confirm" compare with the text spacing of WCAG 1.4.12 put on the page, and take it away.
export default (tools, options) => {
  const MAX_FOUND = 100;
  const MAX_COLUMNS = 400; // of the page, in which boxes that may overlap are looked for
  const MAX_PAIRS = 400; // pairs of texts whose lines are compared
  const LOST_HEIGHT = 0.3; // of the font size: less than this cuts no letter, as the line box is taller than its letters
  const LOST_WIDTH = 0.5; // of the font size: about one letter
  const CUT_THROUGH = 0.4; // of the font size: a line that loses as much of its height can't be read
  const ROUNDING_PX = 1;
  const SKIP = "script,style,noscript,template,title,svg,math,textarea,option,select,[inert]";
  const NOT_READ = '[aria-hidden="true"]'; // copies and ornaments; ACT 59br37 leaves them out as well
  const ICON_FONT = /icon|awesome|glyph|symbols|dashicons/i; // letters that stand for pictures
  const NO_LETTER_SPACING = [":lang(ar)", ":lang(fa)", ":lang(ur)", ":lang(ps)", ":lang(syr)", ":lang(mn-Mong)"]; // joined scripts
  const state = (globalThis.civicAuditorClipping ||= {});

  // -- the page's text -------------------------------------------------------------------------
  const HAS_LETTERS = /[\p{L}\p{N}]/u;
  const collectTexts = () => {
    const byElement = new Map();
    const walk = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!HAS_LETTERS.test(node.data) || !node.parentElement) continue;
        const nodes = byElement.get(node.parentElement);
        if (nodes) nodes.push(node);
        else byElement.set(node.parentElement, [node]);
      }
    };
    if (document.body) walk(document.body);
    for (const el of tools.queryAll("*")) if (el.shadowRoot) walk(el.shadowRoot);
    const shown = { opacityProperty: true, visibilityProperty: true };
    for (const el of byElement.keys())
      if (!el.checkVisibility(shown) || el.closest(SKIP) || el.closest(NOT_READ)) byElement.delete(el);
    return byElement;
  };
  const linesOf = (nodes) => {
    const lines = [];
    const range = document.createRange();
    for (const node of nodes) {
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) if (rect.width > 0.5) lines.push(rect);
    }
    return lines;
  };
  const fontSize = (el) => parseFloat(getComputedStyle(el).fontSize) || 16;

  // -- boxes that cut ---------------------------------------------------------------------------
  const hides = (overflow) => overflow === "hidden" || overflow === "clip";
  const scrolls = (overflow) => overflow === "auto" || overflow === "scroll";
  // The window cuts what it can't be scrolled to: the root's overflow, or the body's in its place.
  const rootClipper = () => {
    const root = document.documentElement;
    const own = getComputedStyle(root).overflowX;
    const overflow = own === "visible" && document.body ? getComputedStyle(document.body).overflowX : own;
    if (!hides(overflow) || root.scrollWidth - root.clientWidth <= ROUNDING_PX) return [];
    return [
      { el: root, x: true, y: false, box: { left: 0, top: -Infinity, right: root.clientWidth, bottom: Infinity } },
    ];
  };
  // Only a box whose content is larger than itself can cut: that is cheap to ask, and few are.
  const clippers = () => {
    const found = [...rootClipper()];
    for (const el of tools.queryAll("*")) {
      const [wide, high] = [el.scrollWidth - el.clientWidth, el.scrollHeight - el.clientHeight];
      if (wide <= ROUNDING_PX && high <= ROUNDING_PX) continue;
      if (el === document.documentElement || el === document.body) continue;
      const style = getComputedStyle(el);
      const x = wide > ROUNDING_PX && hides(style.overflowX),
        y = high > ROUNDING_PX && hides(style.overflowY);
      if ((!x && !y) || style.display === "inline") continue;
      const rect = el.getBoundingClientRect();
      const [left, top] = [rect.left + el.clientLeft, rect.top + el.clientTop];
      found.push({ el, x, y, box: { left, top, right: left + el.clientWidth, bottom: top + el.clientHeight } });
    }
    return found;
  };
  // What stands between a text and the box: its own scrolling or a place outside of the box frees it.
  const between = (el, clipper) => {
    let x = clipper.x,
      y = clipper.y,
      moved = false,
      outOfFlow = "";
    for (let node = el; node && node !== clipper.el; node = tools.parentOf(node)) {
      const style = getComputedStyle(node);
      const holds = style.position !== "static" || style.transform !== "none";
      if (outOfFlow === "absolute" && holds) outOfFlow = "";
      if (style.position === "fixed") return { x: false, y: false, moved };
      if (style.position === "absolute") outOfFlow = "absolute";
      if (scrolls(style.overflowX)) x = false;
      if (scrolls(style.overflowY)) y = false;
      if (style.transform !== "none" || style.translate !== "none") moved = true;
    }
    const box = getComputedStyle(clipper.el);
    if (
      clipper.el !== document.documentElement &&
      outOfFlow === "absolute" &&
      box.position === "static" &&
      box.transform === "none"
    )
      x = y = false;
    return { x, y, moved };
  };
  const cutOf = (el, lines, clipper) => {
    const { box } = clipper;
    const size = fontSize(el);
    let cutX = 0,
      cutY = 0,
      seen = 0,
      through = 0;
    for (const line of lines) {
      const isSeen =
        line.right > box.left + 1 &&
        line.left < box.right - 1 &&
        line.bottom > box.top + 1 &&
        line.top < box.bottom - 1;
      if (isSeen) seen += 1;
      if (clipper.x) cutX = Math.max(cutX, line.right - box.right, box.left - line.left);
      if (!clipper.y) continue;
      const lost = Math.max(line.bottom - box.bottom, box.top - line.top);
      if (isSeen && lost > size * CUT_THROUGH) through += 1;
      cutY = Math.max(cutY, lost);
    }
    if (cutX <= size * LOST_WIDTH) cutX = 0;
    if (cutY <= size * LOST_HEIGHT) cutY = 0;
    return { clipper, cutX, cutY, isOutside: seen === 0, isThrough: through > 0 && through === lines.length };
  };
  // element -> its worst cut (of equal ones the inner box), of every text that a box cuts or hides
  const measure = (texts) => {
    const cuts = new Map();
    for (const clipper of clippers()) {
      for (const el of [clipper.el, ...tools.queryAll("*", clipper.el)]) {
        const nodes = texts.get(el);
        if (!nodes) continue;
        const cut = cutOf(el, linesOf(nodes), clipper);
        if (!cut.cutX && !cut.cutY) continue;
        const free = between(el, clipper);
        if (!free.x) cut.cutX = 0;
        if (!free.y) cut.cutY = 0;
        if (!cut.cutX && !cut.cutY) continue;
        cut.moved = free.moved;
        const known = cuts.get(el);
        if (!known || cut.isOutside || (!known.isOutside && cut.cutX + cut.cutY >= known.cutX + known.cutY))
          cuts.set(el, cut);
      }
    }
    return cuts;
  };

  // -- what is new ------------------------------------------------------------------------------
  const baseline = () => {
    const texts = collectTexts();
    state.baseline = { texts, cuts: measure(texts) };
  };
  // Text of which no line is whole can't be read in any window: that it was so before is no excuse (ACT 59br37).
  const newCuts = (texts, withOld) => {
    const { cuts: before } = state.baseline;
    const now = measure(texts);
    const found = [];
    for (const [el, cut] of now) {
      const was = before.get(el);
      if (cut.isOutside || (was && was.isOutside)) continue;
      if ((withOld && cut.isThrough) || (cut.cutX && !(was && was.cutX)) || (cut.cutY && !(was && was.cutY)))
        found.push([el, cut]);
    }
    return { found: found.filter(([el]) => !ICON_FONT.test(getComputedStyle(el).fontFamily)), now };
  };
  const shownNow = () => {
    const shown = { opacityProperty: true, visibilityProperty: true };
    return new Map([...state.baseline.texts].filter(([el]) => el.isConnected && el.checkVisibility(shown)));
  };
  const shortened = (el, clipper, cut) => {
    if (cut.cutY && clipper.webkitLineClamp !== "none") return "line-clamp";
    if (cut.cutX && !cut.cutY && clipper.textOverflow !== "clip") return "ellipsis";
    return "";
  };
  const headingsByText = () =>
    (headingTexts ||= Map.groupBy(document.querySelectorAll("h1,h2,h3"), (heading) => tools.fold(heading.textContent)));
  let headingTexts = null;
  const wholeAt = (el, clipper) => {
    for (let node = el; node && node !== document.body; node = tools.parentOf(node)) {
      if (node.matches("a[href]")) return "link";
      if (node.title && tools.fold(node.title).length >= tools.fold(el.textContent).length) return "title";
      if (node === clipper) break;
    }
    const isRoot = clipper.contains(document.body); // what stands anywhere on the page says nothing of this text
    if (clipper.closest("a[href]")) return "link";
    if (
      (!isRoot && clipper.querySelector("a[href]")) ||
      (clipper.nextElementSibling && clipper.nextElementSibling.matches("a[href]"))
    )
      return "link";
    const control = '[aria-expanded="false"],summary';
    if (tools.isNamedIn(clipper, "aria-controls")) return "button";
    if (
      (!isRoot && clipper.querySelector(control)) ||
      (clipper.nextElementSibling && clipper.nextElementSibling.matches(`${control},button`))
    )
      return "button";
    const text = tools.fold(el.textContent);
    const isSame = (heading) => !heading.contains(el) && !clipper.matches("h1,h2,h3") && tools.isVisible(heading);
    return (headingsByText().get(text) || []).some(isSame) ? "heading" : "";
  };
  // What makes the text run out: one wide table or header cuts off all the texts in it.
  const tooWide = (el, { clipper, cutX }) => {
    let widest = null;
    if (!cutX) return widest;
    for (let node = tools.parentOf(el); node && node !== clipper.el; node = tools.parentOf(node)) {
      const { left, right } = node.getBoundingClientRect();
      if (left < clipper.box.left - ROUNDING_PX || right > clipper.box.right + ROUNDING_PX) widest = node;
    }
    return widest && tools.target(widest);
  };
  /** @returns {Artifacts.ClippedText} */
  const describe = ([el, cut]) => {
    const style = getComputedStyle(cut.clipper.el);
    return {
      target: tools.textTarget(el),
      clipper: tools.target(cut.clipper.el),
      text: tools.clip(tools.fold(el.textContent), 120),
      cut_x_px: Math.round(cut.cutX),
      cut_y_px: Math.round(cut.cutY),
      is_row: /nowrap|pre$/.test(getComputedStyle(el).whiteSpace),
      shortened: shortened(el, style, cut),
      whole_at: wholeAt(el, cut.clipper.el),
      moved: !!cut.moved,
      too_wide: tooWide(el, cut),
    };
  };
  /** @returns {Artifacts.PhoneText} */
  const report = (texts, found) => ({
    texts: texts.size,
    clipped: found.slice(0, MAX_FOUND).map(describe),
    capped: found.length > MAX_FOUND,
  });

  // -- text over text ---------------------------------------------------------------------------
  const floats = (el) => {
    for (let node = el; node; node = tools.parentOf(node))
      if (/fixed|sticky/.test(getComputedStyle(node).position)) return true;
    return false;
  };
  const BAND_PX = 50; // lines are compared with those of the same bands of the page only
  const bandsOf = (from, to, height = BAND_PX) =>
    Array.from(
      { length: Math.floor(to / height) - Math.floor(from / height) + 1 },
      (_, i) => Math.floor(from / height) + i,
    );
  // The lines of an element's text, also by band.
  const readLines = (nodes) => {
    const lines = linesOf(nodes),
      bands = new Map();
    for (const line of lines)
      for (const band of bandsOf(line.top, line.bottom)) {
        if (!bands.has(band)) bands.set(band, []);
        bands.get(band).push(line);
      }
    return { lines, bands };
  };
  // Largest overlap of two texts' lines that hides letters, or null. `read` gives an element's lines.
  const overlapOf = (a, b, read) => {
    const size = Math.min(fontSize(a), fontSize(b));
    let worst = null;
    const others = read(b).bands;
    for (const line of read(a).lines)
      for (const other of bandsOf(line.top, line.bottom).flatMap((band) => others.get(band) || [])) {
        const width = Math.min(line.right, other.right) - Math.max(line.left, other.left);
        const height = Math.min(line.bottom, other.bottom) - Math.max(line.top, other.top);
        if (
          width > size * LOST_WIDTH &&
          height > size * LOST_HEIGHT + ROUNDING_PX &&
          (!worst || width * height > worst.width * worst.height)
        )
          worst = { width, height };
      }
    return worst;
  };
  // Pairs of boxes that overlap, of boxes sorted by their top; those open at a height are kept by columns of the page.
  const pairsOf = function* (boxes) {
    const columns = new Map(),
      places = new Map(boxes.map((box, place) => [box, place]));
    const width = Math.max(innerWidth, (document.scrollingElement || document.documentElement).scrollWidth);
    const inPage = (x) => Math.min(Math.max(x + scrollX, 0), width); // what is beside it counts to its outermost columns
    for (const box of boxes) {
      const near = new Set();
      for (const column of bandsOf(inPage(box.left), inPage(box.right), Math.max(BAND_PX, width / MAX_COLUMNS))) {
        const open = (columns.get(column) || []).filter((other) => other.bottom > box.top + ROUNDING_PX);
        for (const other of open) if (other.left < box.right && box.left < other.right) near.add(other);
        columns.set(column, open.concat(box));
      }
      for (const other of [...near].toSorted((a, b) => places.get(a) - places.get(b))) yield [other, box];
    }
  };
  const overlaps = (texts, cuts) => {
    const boxes = [];
    for (const el of texts.keys()) {
      if (cuts.has(el)) continue;
      const rect = el.getBoundingClientRect();
      const height = Math.max(rect.height, el.scrollHeight),
        width = Math.max(rect.width, el.scrollWidth);
      if (rect.right > 0 && rect.bottom + scrollY > 0 && width > 2)
        boxes.push({ el, top: rect.top, bottom: rect.top + height, left: rect.left, right: rect.left + width });
    }
    boxes.sort((a, b) => a.top - b.top);
    const found = [],
      read = tools.once((el) => readLines(texts.get(el)));
    let compared = 0;
    for (const [other, box] of pairsOf(boxes)) {
      if (other.el.contains(box.el) || box.el.contains(other.el)) continue;
      if (compared >= MAX_PAIRS) break;
      compared += 1;
      const overlap = overlapOf(other.el, box.el, read);
      if (
        overlap &&
        !floats(other.el) &&
        !floats(box.el) &&
        !tools.isClippedAway(getComputedStyle(box.el)) &&
        !tools.isClippedAway(getComputedStyle(other.el))
      )
        found.push({ a: other.el, b: box.el, overlap });
    }
    return { found, capped: compared >= MAX_PAIRS };
  };

  // -- the text spacing of WCAG 1.4.12 ------------------------------------------------------------
  const ANY = ":not(#civic-a#civic-b#civic-c)"; // outweighs the page's own important rules, as a visitor's sheet does
  const STILL = `*${ANY},*${ANY}::before,*${ANY}::after{transition:none!important}`;
  const SPACED =
    `*${ANY}{line-height:1.5!important;word-spacing:.16em!important}p${ANY}{margin-bottom:2em!important}` +
    `*${ANY}:not(${NO_LETTER_SPACING.join(",")}){letter-spacing:.12em!important}`;
  const roots = () => [document, ...tools.queryAll("*").flatMap((el) => (el.shadowRoot ? [el.shadowRoot] : []))];
  const putOn = () => {
    state.sheet = new CSSStyleSheet();
    state.sheet.replaceSync(STILL + SPACED);
    state.roots = roots();
    for (const root of state.roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, state.sheet];
  };
  const takeOff = () => {
    if (!state.sheet) return;
    state.sheet.replaceSync(STILL); // else the way back would be animated
    state.isBare = true;
  };
  // What is left of the sheet goes at the end of the next step: by then the page has taken its own style on again, and the
  // browser does so together with the window's next size.
  const clear = () => {
    for (const root of state.roots)
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((sheet) => sheet !== state.sheet);
    state.sheet = state.roots = null;
    state.isBare = false;
  };
  const spaced = () => {
    const texts = shownNow();
    const { found, now } = newCuts(texts, false);
    const over = overlaps(texts, now);
    return { texts, found, over: over.found, capped: over.capped };
  };
  const confirm = () => {
    const { texts, found, over, capped } = spaced();
    const facts = report(texts, found);
    const seen = over.map((pair) => ({ ...pair, target: tools.textTarget(pair.a), other: tools.target(pair.b) }));
    takeOff();
    const read = tools.once((el) => readLines(texts.get(el)));
    const caused = seen.filter((pair) => !overlapOf(pair.a, pair.b, read));
    /** @returns {Artifacts.OverlappingText} */
    const describePair = ({ a, b, overlap, target, other }) => ({
      target,
      other,
      width_px: Math.round(overlap.width),
      height_px: Math.round(overlap.height),
      text: tools.clip(tools.fold(a.textContent), 120),
      other_text: tools.clip(tools.fold(b.textContent), 120),
    });
    return {
      ...facts,
      overlaps: caused.slice(0, MAX_FOUND).map(describePair),
      capped: facts.capped || capped || caused.length > MAX_FOUND,
    };
  };

  const steps = {
    baseline: () => {
      if (!state.baseline) baseline();
      return { texts: state.baseline.texts.size };
    },
    compare: () => {
      const texts = shownNow();
      return report(texts, newCuts(texts, true).found);
    },
    // Most pages give way: then the spacing goes off at once, and nothing needs to wait.
    spaced: () => {
      putOn();
      const { texts, found, over, capped } = spaced();
      const isClean = !found.length && !over.length;
      if (isClean) takeOff();
      return { is_clean: isClean, texts: texts.size, capped };
    },
    confirm,
    off: () => {
      takeOff();
      void getComputedStyle(document.documentElement).lineHeight;
      return {};
    },
  };
  const isLast = state.isBare;
  const facts = steps[options.step]();
  if (isLast && options.step !== "baseline") clear();
  return facts;
};
