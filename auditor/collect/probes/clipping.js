// Which text a box cuts off now that was whole in the window and style the page came with.
// options.step: "baseline" remembers the page as it is; "compare" tells what is cut off against that;
// "spaced" and "confirm" compare with the text spacing of WCAG 1.4.12 put on the page, and take it away.
export default (tools, options, probes) => {
  const MAX_FOUND = 100;
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
  // Of texts, those of which a visitor can get to see something: not what a box clips away, folds up or parks far off.
  const onShow = (texts) => {
    const rooms = tools.rooms();
    const isOnShow = (el, nodes) => {
      const { reach } = rooms.roomIn(el);
      const isWhole = tools.holdsBox(reach, el.getBoundingClientRect()) && getComputedStyle(el).textIndent === "0px";
      return isWhole || tools.linesOf(nodes).some((line) => tools.isSeen(tools.overlap(line, reach)));
    };
    return new Map([...texts].filter(([el, nodes]) => isOnShow(el, nodes)));
  };
  const fontSize = (el) => parseFloat(getComputedStyle(el).fontSize) || 16;

  // -- boxes that cut ---------------------------------------------------------------------------
  const hides = (overflow) => overflow === "hidden" || overflow === "clip";
  const grows = (style, way) => style.resize === "both" || style.resize === way; // its corner can be drawn out
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
      const x = wide > ROUNDING_PX && hides(style.overflowX) && !grows(style, "horizontal"),
        y = high > ROUNDING_PX && hides(style.overflowY) && !grows(style, "vertical");
      if ((!x && !y) || style.display === "inline") continue;
      const rect = el.getBoundingClientRect();
      const [left, top] = [rect.left + el.clientLeft, rect.top + el.clientTop];
      found.push({ el, x, y, box: { left, top, right: left + el.clientWidth, bottom: top + el.clientHeight } });
    }
    return found;
  };
  // How far something has moved an element from its place; without an end where it is on its way: an animation, or a place
  // that a script gives it. A style sheet that centres or turns a box, or gives it a layer of its own, takes nothing away.
  const MOVES = ["transform", "translate", "left", "right", "marginLeft"];
  const shiftOf = (node, { transform, translate }) => {
    const isOnItsWay = (animation) =>
      animation.effect.getKeyframes().some((frame) => MOVES.some((name) => name in frame));
    if (node.getAnimations().some((animation) => animation.effect && isOnItsWay(animation)))
      return { x: Infinity, y: Infinity };
    if (transform === "none" && translate === "none") return { x: 0, y: 0 };
    const { m41, m42 } = new DOMMatrixReadOnly(transform);
    const [dx, dy = 0] = translate === "none" ? [0] : translate.split(" ").map(parseFloat);
    const isGiven = node.style?.transform || node.style?.translate;
    const far = (way) => (isGiven && Math.abs(way) > ROUNDING_PX ? Infinity : way);
    return { x: far(m41 + dx), y: far(m42 + dy) };
  };
  // What stands between a text and the box: its own scrolling or a place outside of the box frees it.
  const between = (el, clipper) => {
    const shift = { x: 0, y: 0 };
    let x = clipper.x,
      y = clipper.y,
      outOfFlow = "";
    for (let node = el; node && node !== clipper.el; node = tools.parentOf(node)) {
      const style = getComputedStyle(node);
      const holds = style.position !== "static" || style.transform !== "none";
      if (outOfFlow === "absolute" && holds) outOfFlow = "";
      if (style.position === "fixed") return { x: false, y: false, shift };
      if (style.position === "absolute") outOfFlow = "absolute";
      if (scrolls(style.overflowX)) x = false;
      if (scrolls(style.overflowY)) y = false;
      const own = shiftOf(node, style);
      shift.x += own.x;
      shift.y += own.y;
      if (tools.isCarousel(node)) x = false;
    }
    if (tools.isCarousel(clipper.el)) x = false;
    const box = getComputedStyle(clipper.el);
    if (
      clipper.el !== document.documentElement &&
      outOfFlow === "absolute" &&
      box.position === "static" &&
      box.transform === "none"
    )
      x = y = false;
    return { x, y, shift };
  };
  // Whether a text is cut off only because it was moved: on its way it will come by, and at its place it is whole.
  const isMoved = ({ shift }, { clipper: { box }, cutX, cutY }, lines) => {
    const isWhole = (way, from, to) =>
      Math.abs(shift[way]) === Infinity ||
      (Math.abs(shift[way]) > ROUNDING_PX &&
        lines.every((line) => line[from] - shift[way] >= box[from] && line[to] - shift[way] <= box[to]));
    return (!cutX || isWhole("x", "left", "right")) && (!cutY || isWhole("y", "top", "bottom"));
  };
  // `room` is what shows of the text in the end: the box that cuts it may itself be folded up or parked far off.
  const cutOf = (el, lines, clipper, room) => {
    const { box } = clipper;
    const size = fontSize(el);
    let lostX = 0,
      lostY = 0,
      seen = 0,
      through = 0;
    for (const line of lines) {
      const part = tools.overlap(line, tools.overlap(box, room));
      const isSeen = tools.isSeen(part);
      if (isSeen) seen += 1;
      if (clipper.x) lostX = Math.max(lostX, line.right - box.right, box.left - line.left);
      if (!clipper.y) continue;
      const lost = Math.max(line.bottom - box.bottom, box.top - line.top);
      if (isSeen && lost > size * CUT_THROUGH && part.bottom - part.top > size * LOST_HEIGHT) through += 1;
      lostY = Math.max(lostY, lost);
    }
    return {
      clipper,
      lostX,
      lostY,
      cutX: lostX > size * LOST_WIDTH ? lostX : 0,
      cutY: lostY > size * LOST_HEIGHT ? lostY : 0,
      isOutside: seen === 0,
      isThrough: through > 0 && through === lines.length,
    };
  };
  // element -> its worst cut (of equal ones the inner box), of every text that a box cuts or hides; and how much of each
  // text goes past boxes, be it no more than the rim of its letters
  const measure = (texts) => {
    const cuts = new Map(),
      lost = new Map();
    const rooms = tools.rooms(),
      linesOf = tools.once((el) => tools.linesOf(texts.get(el)));
    for (const clipper of clippers()) {
      for (const el of [clipper.el, ...tools.queryAll("*", clipper.el)]) {
        if (!texts.has(el)) continue;
        const cut = cutOf(el, linesOf(el), clipper, rooms.roomIn(el).reach);
        if (!cut.lostX && !cut.lostY) continue;
        const free = between(el, clipper);
        if (!free.x) cut.lostX = cut.cutX = 0;
        if (!free.y) cut.lostY = cut.cutY = 0;
        const { x = 0, y = 0 } = lost.get(el) || {};
        lost.set(el, { x: Math.max(x, cut.lostX), y: Math.max(y, cut.lostY) });
        if (!cut.cutX && !cut.cutY) continue;
        cut.moved = isMoved(free, cut, linesOf(el));
        const known = cuts.get(el);
        if (!known || cut.isOutside || (!known.isOutside && cut.cutX + cut.cutY >= known.cutX + known.cutY))
          cuts.set(el, cut);
      }
    }
    return { cuts, lost };
  };

  // -- what is new ------------------------------------------------------------------------------
  const baseline = () => {
    const texts = onShow(collectTexts());
    state.baseline = { texts, ...measure(texts) };
  };
  // Text of which no line is whole can't be read in any window: that it was so before is no excuse (ACT 59br37). Else what
  // was cut off before, in the same direction, is not the new size's or spacing's doing, nor is a letter's part more.
  const newCuts = (texts, withOld) => {
    const { cuts: before, lost } = state.baseline;
    const { cuts: now } = measure(texts);
    const found = [];
    for (const [el, cut] of now) {
      const was = before.get(el);
      if (cut.isOutside || (was && was.isOutside)) continue;
      const size = fontSize(el),
        { x, y } = lost.get(el) || { x: 0, y: 0 };
      const isNewX = cut.cutX && !was?.cutX && cut.lostX - x > size * LOST_WIDTH,
        isNewY = cut.cutY && !was?.cutY && cut.lostY - y > size * LOST_HEIGHT;
      if ((withOld && cut.isThrough) || isNewX || isNewY) found.push([el, cut]);
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
  const drawingOf = probes.drawing(tools);
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
      moved: cut.moved,
      drawing: drawingOf(el),
      too_wide: tooWide(el, cut),
    };
  };
  /** @returns {Artifacts.PhoneText} */
  const report = (texts, found) => ({
    texts: texts.size,
    clipped: found.slice(0, MAX_FOUND).map(describe),
    capped: found.length > MAX_FOUND,
  });

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
    const over = probes.text_over_text(tools, {}, probes).find(texts, (el) => now.has(el));
    return { texts, found, over: over.found, capped: over.capped };
  };
  const confirm = () => {
    const { texts, found, over, capped } = spaced();
    const facts = report(texts, found);
    const seen = over.map((pair) => ({ ...pair, target: tools.textTarget(pair.a), other: tools.target(pair.b) }));
    takeOff();
    const caused = probes.text_over_text(tools, {}, probes).worseThanNow(texts, seen);
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
