// How a link in running text differs from the words around it, by computed styles, and whether words are around it at
// all. Gives a function that axe.js calls for links that the engine failed or could not decide on.
export default (tools, { ground }) => {
  const MAX_PARTS = 12; // elements of a link that are looked at
  const SEEN_RATIO = 1.1; // contrast from which a line or fill is there to the eye
  const TOLD_RATIO = 3; // WCAG technique G183
  const SAME_STEP = 4; // of 255: colours nearer to each other, channel by channel, are one to the eye
  const MIN_WORDS = 3; // beside a link, to be a text that it stands in
  const TRAITS = ["fontStyle", "fontWeight", "fontSize", "fontFamily", "textTransform", "fontVariantCaps"];
  const EDGES = ["Bottom", "Top", "Left", "Right"];
  const NO_TEXT =
    'nav,[role="navigation"],[role="menu"],[role="menubar"],[role="tablist"],[role="toolbar"],[class*="breadcrumb" i],[id*="breadcrumb" i],[aria-label*="breadcrumb" i]';
  const LINKS = "a,button,[role=link],[role=button]";
  const PARTING = /^[\s>»›/→·•|⟩\\-]+/;

  const hasText = (el) => [...el.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const isInline = (el) =>
    getComputedStyle(el).display.startsWith("inline") || getComputedStyle(el).display === "contents";
  const isClipped = (el, link) => {
    for (let node = el; node; node = tools.parentOf(node)) {
      if (tools.isClippedAway(getComputedStyle(node))) return true;
      if (node === link) return false;
    }
    return false;
  };
  // How a colour stands out from the ground that the text is on; null where that is not a plain one.
  const ratioOn = (text, under) => {
    const tint = ground.one(text);
    if (!tint || !under) return tint && !ground.isTinted(text) ? 1 : null;
    return ground.ratio(ground.over(tint, under), under);
  };
  const isSeen = (text, under) => (ratioOn(text, under) ?? TOLD_RATIO) >= SEEN_RATIO;
  const isShadowSeen = (shadow, under) =>
    isSeen(shadow, under) && (shadow.match(/-?[\d.]+px/g) || []).some((length) => parseFloat(length) !== 0);
  const hasBorder = (style, under) =>
    EDGES.some(
      (edge) =>
        style[`border${edge}Style`] !== "none" &&
        parseFloat(style[`border${edge}Width`]) > 0 &&
        (style.borderImageSource !== "none" || isSeen(style[`border${edge}Color`], under)),
    );
  const hasLine = (style, under) =>
    (style.textDecorationLine !== "none" && isSeen(style.textDecorationColor, under)) ||
    hasBorder(style, under) ||
    (style.boxShadow !== "none" &&
      style.boxShadow.split(/,(?![^(]*\))/).some((shadow) => isShadowSeen(shadow, under))) ||
    (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && isSeen(style.outlineColor, under));
  const hasImage = (style) =>
    style.backgroundImage !== "none" && !/(^|[ ,])0(px|%)/.test(style.backgroundSize.replaceAll("auto", ""));
  // Whether something that its style adds to it is there to be seen: an icon, or a line drawn by a pseudo element.
  const hasIcon = (el, under) =>
    ["::before", "::after"].some((name) => {
      const style = getComputedStyle(el, name);
      if (!ground.isShown(style)) return false;
      if (hasLine(style, under) && !/^matrix\((0, |\S+ \S+ \S+ 0, )/.test(style.transform) && style.width !== "0px")
        return true;
      if (style.content !== '""') return true;
      if (ground.isShut(style)) return false;
      return hasImage(style) || style.maskImage !== "none" || isSeen(style.backgroundColor, under);
    });

  const isShownText = (node, block) => {
    const el = node.parentElement;
    return !!node.data.trim() && tools.isVisible(el) && !isClipped(el, block) && !/^(script|style)$/.test(el.localName);
  };
  // The texts of a block, each whether it is a link's, in their order.
  const textsOf = tools.once((block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (isShownText(node, block)) found.push({ node, link: node.parentElement?.closest(LINKS) });
    }
    return found;
  });
  // What stands before, between and after the links of a block.
  const piecesOf = tools.once((block) => {
    const pieces = [""];
    let last = null;
    for (const { node, link } of textsOf(block)) {
      if (link && link !== last) pieces.push("");
      if (!link) pieces[pieces.length - 1] += node.data;
      last = link;
    }
    return pieces.map(tools.fold);
  });
  // Links with no words between them but signs that part them, and what comes last after such a sign.
  const isTrail = ([first, ...rest]) => {
    const after = rest.pop() || "";
    const isLed = first.endsWith(":") || (first.match(/\p{L}+/gu) || []).length < MIN_WORDS;
    const isParted = rest.every((piece) => !piece.replace(PARTING, ""));
    return isLed && isParted && (rest.length > 0 || !!after) && (!after || PARTING.test(after));
  };
  const isInText = (link, block) => {
    if (link.closest(NO_TEXT)) return false;
    const pieces = piecesOf(block);
    if (isTrail(pieces)) return false;
    const words =
      pieces
        .join(" ")
        .replace(/\([^()]*\)|\[[^[\]]*\]/g, " ")
        .match(/\p{L}[\p{L}\p{N}'’-]*/gu) || [];
    return words.length >= MIN_WORDS;
  };
  // The elements whose words are next to the link's, else the block.
  const besides = (link, block) => {
    const texts = textsOf(block);
    const inside = texts.findIndex(({ node }) => link.contains(node));
    const isPlain = (text) => !text.link && /[\p{L}\p{N}]/u.test(text.node.data);
    const before = inside < 0 ? null : texts.slice(0, inside).findLast(isPlain);
    const after = inside < 0 ? null : texts.slice(inside).find(isPlain);
    const found = [before, after].filter(Boolean).map((text) => text.node.parentElement);
    return found.length ? found : [block];
  };
  const inkOf = (style, under) => {
    const ink = ground.one(style.color);
    if (!ink || (ink[3] < 1 && !under)) return null;
    return ink[3] === 1 ? ink.slice(0, 3) : ground.over(ink, under);
  };
  const isSame = (a, b) => a.every((channel, i) => Math.abs(channel - b[i]) < SAME_STEP);

  // What marks it: the link, what is in it, and what is around it and holds nothing else.
  const partsOf = (link, block) => {
    const parts = [link, ...link.querySelectorAll("*")].slice(0, MAX_PARTS);
    const shown = parts.filter((el) => tools.isVisible(el) && !isClipped(el, link));
    const text = tools.fold(link.textContent);
    for (
      let el = tools.parentOf(link);
      el && el !== block && tools.fold(el.textContent) === text;
      el = tools.parentOf(el)
    )
      shown.push(el);
    return shown;
  };
  return (link) => {
    let block = tools.parentOf(link);
    while (block && isInline(block)) block = tools.parentOf(block);
    if (!block) return null;
    const shown = partsOf(link, block);
    const painted = ground.plain(block);
    const under = painted && painted[0];
    const words = shown.filter((el) => link.contains(el) && hasText(el)).map((el) => getComputedStyle(el));
    const around = besides(link, block).map((el) => getComputedStyle(el));
    const fills = shown.map((el) => ratioOn(getComputedStyle(el).backgroundColor, under) ?? SEEN_RATIO);
    const fill = Math.max(1, ...fills);
    const isMarked = (el) => {
      const style = getComputedStyle(el);
      return hasLine(style, under) || hasImage(style) || /^(IMG|SVG|PICTURE)$/i.test(el.tagName) || hasIcon(el, under);
    };
    const isOther = (style, other) => TRAITS.some((trait) => style[trait] !== other[trait]);
    const distinct =
      shown.some(isMarked) ||
      fill >= TOLD_RATIO ||
      (words.length > 0 && words.every((style) => around.every((other) => isOther(style, other))));
    const facts = {
      words: words.length > 0,
      distinct,
      filled: fill >= SEEN_RATIO,
      contrast: null,
      same: false,
      in_text: isInText(link, block),
    };
    const inks = words.map((style) => inkOf(style, under));
    const others = around.map((style) => inkOf(style, under));
    if (!inks.length || [...inks, ...others].includes(null)) return facts;
    const same = inks.every((ink) => others.every((other) => isSame(ink, other)));
    const contrast = Math.min(...others.map((other) => Math.max(...inks.map((ink) => ground.ratio(ink, other)))));
    return { ...facts, same, contrast };
  };
};
