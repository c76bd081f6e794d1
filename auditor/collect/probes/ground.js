// What is painted where something stands: the plain colour behind it, and whatever else reaches it that background
// colours don't tell - pictures, shadows, borders, pseudo elements of whatever element, layers over or under it, effects.
// One tool for texts, links, controls and outlines. `axe` is given where the engine's tree of the document is there.
export default (tools, { axe = /** @type {any} */ (null) } = {}) => {
  const WIDE_BORDER_PX = 3; // a thinner one shows beside letters, not behind them
  const ROW_PX = 200; // height of the bands that pseudo elements are sorted into
  const MAX_ROWS = 20; // of them that one may reach before it is looked at for all texts
  const MIN_ALPHA = 0.02; // fainter layers change no colour by more than rounding
  const LEGIBLE = 0.5; // alpha from which a layer's own colour decides what is seen
  const GRAPHICS = new Set(["IMG", "CANVAS", "OBJECT", "EMBED", "IFRAME", "VIDEO", "SVG", "PICTURE"]);
  const SHAPES = new Set(["rect", "path", "circle", "ellipse", "polygon", "polyline", "line", "image", "use"]);
  const COLOUR = /rgba?\(([^)]+)\)|(?:color|lab|lch|oklab|oklch|color-mix|hwb)\(/g;
  const EDGES = ["Top", "Right", "Bottom", "Left"];
  const PSEUDO = ["::before", "::after"];
  const DROP_SHADOWS = /^(none|(drop-shadow\([^()]*(\([^()]*\))?[^()]*\)\s*)+)$/; // they change nothing inside the element

  /**
   * Colours in a text, each [red, green, blue, alpha], 0 to 255 and 0 to 1; null when a notation is not the one of sRGB.
   * @returns {number[][] | null}
   */
  const colours = (text) => {
    const found = [];
    for (const match of text.matchAll(COLOUR)) {
      if (!match[1]) return null;
      const numbers = match[1].split(/[\s,/]+/).map(parseFloat);
      found.push([numbers[0], numbers[1], numbers[2], numbers.length > 3 ? numbers[3] : 1]);
    }
    return found.length ? found : null;
  };
  const one = (text) => (colours(text) || [null])[0];
  const over = (top, under) => [0, 1, 2].map((i) => top[3] * top[i] + (1 - top[3]) * under[i]);
  const ratio = (a, b) => {
    const lights = [a, b].map((colour) => tools.luminance(colour.slice(0, 3))).toSorted((x, y) => x - y);
    return (lights[1] + 0.05) / (lights[0] + 0.05);
  };
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const isBlended = (/** @type {CSSStyleDeclaration} */ style) =>
    style.opacity !== "1" ||
    !DROP_SHADOWS.test(style.filter) ||
    style.mixBlendMode !== "normal" ||
    style.backdropFilter !== "none";
  const isTinted = (text) => {
    const colour = one(text);
    return !colour || colour[3] > MIN_ALPHA;
  };

  const holds = (outer, el) => {
    for (let node = el; node; node = tools.parentOf(node)) if (node === outer) return true;
    return false;
  };
  /** Whether an empty field shows what it would like to be told. */
  const isPlaceholder = (el) => /^(INPUT|TEXTAREA)$/.test(el.tagName) && !el.value && !!el.placeholder;
  /**
   * [red, green, blue, alpha] of the letters of its own that it shows, by its style alone; null when that doesn't tell.
   * @returns {number[] | null}
   */
  const inkOf = (el) => {
    const style = getComputedStyle(el, isPlaceholder(el) ? "::placeholder" : undefined);
    const colour = one(el instanceof SVGElement ? style.fill : style.webkitTextFillColor);
    return colour && [...colour.slice(0, 3), colour[3] * (isPlaceholder(el) ? parseFloat(style.opacity) : 1)];
  };

  const plains = new WeakMap(); // element -> [colour, element that has it], or null
  /**
   * The colour that an element stands on by the styles of what holds it, and the element that has it (null: the canvas);
   * null when one has a picture or is see-through as a whole.
   * @returns {[number[], Met | null] | null}
   */
  const plain = (el) => {
    if (!el) return [[255, 255, 255], null];
    if (plains.has(el)) return plains.get(el);
    const style = getComputedStyle(el);
    const own = one(style.backgroundColor);
    /** @type {[number[], Met | null] | null} */
    let found = null;
    if (own && style.backgroundImage === "none" && !isBlended(style)) {
      if (own[3] === 1) found = [own.slice(0, 3), el];
      else {
        const below = plain(tools.parentOf(el));
        if (below) found = own[3] === 0 ? below : [over(own, below[0]), el];
      }
    }
    plains.set(el, found);
    return found;
  };

  // Where an absolutely placed pseudo element is; null when that can't be told.
  const placedBox = (host, style) => {
    let block = host;
    while (
      block &&
      block !== document.documentElement &&
      getComputedStyle(block).position === "static" &&
      getComputedStyle(block).transform === "none"
    )
      block = tools.parentOf(block);
    const moved =
      style.transform === "none"
        ? ["0", "0"]
        : (/^matrix\(1, 0, 0, 1, ([-\d.]+), ([-\d.]+)\)$/.exec(style.transform) || []).slice(1);
    const number = (name) => parseFloat(style[name]) || 0;
    if (
      !block ||
      moved.length !== 2 ||
      ![style.left, style.top, style.width, style.height].every((value) => value.endsWith("px"))
    )
      return null;
    const box = block.getBoundingClientRect();
    const outer =
      style.boxSizing === "border-box"
        ? [0, 0]
        : [number("paddingLeft") + number("paddingRight"), number("paddingTop") + number("paddingBottom")];
    const left = box.left + block.clientLeft + number("left") + number("marginLeft") + parseFloat(moved[0]);
    const top = box.top + block.clientTop + number("top") + number("marginTop") + parseFloat(moved[1]);
    return { left, top, right: left + number("width") + outer[0], bottom: top + number("height") + outer[1] };
  };
  const isPlaced = (style) => style.position === "absolute" || style.position === "fixed";
  // How far a pseudo element may reach: where it is, else its host's box and as far as it can stick out of it.
  const reachOf = (host, style) => {
    const placed = isPlaced(style) && placedBox(host, style);
    if (placed) return placed;
    const box = host.getBoundingClientRect();
    const [width, height] = [parseFloat(style.width) || 0, parseFloat(style.height) || 0];
    return {
      left: Math.min(box.left, box.right - width),
      right: Math.max(box.right, box.left + width),
      top: Math.min(box.top, box.bottom - height),
      bottom: Math.max(box.bottom, box.top + height),
    };
  };
  const isShut = (style) =>
    style.width === "0px" || style.height === "0px" || /^matrix\((0, |\S+ \S+ \S+ 0, )/.test(style.transform);
  /** Whether a pseudo element shows, whatever it shows. */
  const isShown = (/** @type {CSSStyleDeclaration} */ style) =>
    style.content !== "none" &&
    style.content !== "normal" &&
    style.display !== "none" &&
    style.visibility === "visible" &&
    style.opacity !== "0";
  const fills = (style) => style.backgroundImage !== "none" || isTinted(style.backgroundColor);
  const frames = (style) =>
    style.borderImageSource !== "none" ||
    style.boxShadow !== "none" ||
    EDGES.some(
      (edge) =>
        style[`border${edge}Style`] !== "none" &&
        parseFloat(style[`border${edge}Width`]) >= WIDE_BORDER_PX &&
        isTinted(style[`border${edge}Color`]),
    );
  // Pseudo elements with a box that is painted, of all elements of the document: read once.
  const pseudosIn = tools.once((/** @type {Document} */ _document) => {
    const rows = new Map(); // number of a band of the page -> those that reach it
    const tall = [];
    for (const host of tools.queryAll("body, body *")) {
      if (!host.checkVisibility()) continue;
      for (const name of PSEUDO) {
        const style = getComputedStyle(host, name);
        if (!isShown(style) || !(fills(style) || frames(style)) || (isShut(style) && !frames(style))) continue;
        const pulled = (edge, size) => -parseFloat(style[`margin${edge}`]) >= parseFloat(style[size]) / 2;
        const isLoose = isPlaced(style) || EDGES.some((edge, i) => pulled(edge, i % 2 ? "width" : "height"));
        const pseudo = { host, style, isLoose, reach: reachOf(host, style) };
        const [first, last] = [pseudo.reach.top, pseudo.reach.bottom].map((y) => Math.floor(y / ROW_PX));
        if (last - first > MAX_ROWS) tall.push(pseudo);
        else
          for (let row = first; row <= last; row += 1) {
            if (!rows.has(row)) rows.set(row, []);
            rows.get(row).push(pseudo);
          }
      }
    }
    return { rows, tall };
  });
  const pseudosAt = (el, rects, beside = false) => {
    const { rows, tall } = pseudosIn(document);
    const near = new Set(tall);
    for (const rect of rects)
      for (let row = Math.floor(rect.top / ROW_PX); row <= rect.bottom / ROW_PX; row += 1)
        for (const pseudo of rows.get(row) || []) near.add(pseudo);
    return [...near]
      .filter(({ host }) => !beside || host !== el)
      .filter(({ host, isLoose, reach }) => rects.some((rect) => meets(rect, reach)) && (isLoose || !holds(host, el)))
      .map(({ host, style }) => ({
        kind: "pseudo",
        text: style.backgroundColor + style.backgroundImage + style.boxShadow + style.opacity + tools.path(host),
        tints: style.backgroundColor,
      }));
  };
  const movingIn = tools.once(
    (/** @type {Document} */ root) =>
      new Set(
        root
          .getAnimations()
          .filter((animation) => animation.playState === "running")
          .map((animation) => /** @type {KeyframeEffect} */ (animation.effect)?.target),
      ),
  );

  // How far the inset ones of some shadows reach into the box, at most.
  const insetPx = (shadows) =>
    Math.max(
      0,
      ...shadows
        .split(/,(?![^(]*\))/)
        .filter((shadow) => shadow.includes("inset"))
        .map((shadow) => {
          const [x, y, blur, spread] = (shadow.match(/-?[\d.]+px/g) || []).map(parseFloat);
          return Math.max(Math.abs(x), Math.abs(y)) + (blur || 0) + (spread || 0);
        }),
    );
  // Inset shadows, wide borders and border images of one element: what, and whether it reaches a box.
  const trimsOf = tools.once((el) => {
    const style = getComputedStyle(el);
    const trims = [];
    if (insetPx(style.boxShadow) >= WIDE_BORDER_PX)
      trims.push({ kind: "inset", text: style.boxShadow, tints: style.boxShadow, isInside: true });
    const hasImage = style.borderImageSource !== "none";
    const wide = EDGES.map((edge) =>
      style[`border${edge}Style`] !== "none" && (hasImage || isTinted(style[`border${edge}Color`]))
        ? parseFloat(style[`border${edge}Width`])
        : 0,
    );
    const isInside = hasImage && style.borderImageSlice.includes("fill");
    if (isInside || Math.max(...wide) >= WIDE_BORDER_PX) {
      const tints = hasImage ? style.borderImageSource : EDGES.map((edge) => style[`border${edge}Color`]).join(" ");
      trims.push({ kind: hasImage ? "border-image" : "border", text: wide.join() + tints, tints, wide, isInside });
    }
    return trims;
  });
  const reaches = (trim, el, rects) => {
    const box = el.getBoundingClientRect();
    if (!rects.some((rect) => meets(rect, box))) return false;
    if (trim.isInside) return true;
    const [top, right, bottom, left] = trim.wide;
    return rects.some(
      (rect) =>
        meets(rect, box) &&
        ((top >= WIDE_BORDER_PX && rect.top < box.top + top - 1) ||
          (right >= WIDE_BORDER_PX && rect.right > box.right - right + 1) ||
          (bottom >= WIDE_BORDER_PX && rect.bottom > box.bottom - bottom + 1) ||
          (left >= WIDE_BORDER_PX && rect.left < box.left + left + 1)),
    );
  };
  // The elements at its place, topmost first, itself among them: as the engine has them, else those that hold it.
  const stackOf = (el) => {
    const stack = axe && axe.commons.dom.getElementStack(el);
    if (stack && stack.includes(el)) return stack;
    const holders = [];
    for (let node = el; node; node = tools.parentOf(node)) holders.push(node);
    return holders;
  };
  const layerOf = (other, style) => {
    if (GRAPHICS.has(other.tagName.toUpperCase()))
      return { kind: "graphic", text: other.currentSrc || tools.selector(other), tints: "" };
    // A shape's box may reach farther than what it draws.
    if (other instanceof SVGElement && SHAPES.has(other.localName))
      return { kind: "shape", text: [style.fill, style.fillOpacity, style.stroke].join(), tints: "" };
    if (!fills(style)) return null;
    return { kind: "layer", text: style.backgroundColor + style.backgroundImage, tints: style.backgroundColor };
  };
  const isOpaque = (style) => (one(style.backgroundColor) || [0, 0, 0, 0])[3] === 1;

  /**
   * What is painted where `el` shows at `rects` (of the window) beyond plain background colours, in the order it was
   * met: `kind`, `text` that is the same for the same paint, and `tints`, a text with its colours. `beside`: without what
   * is its own (its border, shadows, image, pseudo elements and what it holds).
   * @returns {{ kind: string, text: string, tints: string }[]}
   */
  const paintAt = (el, rects, { beside = false } = {}) => {
    const found = [];
    for (let node = el; node; node = tools.parentOf(node)) {
      const style = getComputedStyle(node);
      if (isBlended(style)) {
        const text = [style.opacity, style.filter, style.mixBlendMode, style.backdropFilter].join();
        found.push({ kind: "effect", text, tints: "" });
      }
      if (movingIn(document).has(node)) found.push({ kind: "motion", text: tools.selector(node), tints: "" });
    }
    found.push(...pseudosAt(el, rects, beside));
    const stack = stackOf(el);
    const own = stack.indexOf(el);
    for (const [place, below] of stack.entries()) {
      if (beside && (below === el || el.contains(below))) continue;
      const style = getComputedStyle(below);
      if (holds(below, el)) {
        for (const trim of trimsOf(below)) if (reaches(trim, below, rects)) found.push(trim);
        if (style.backgroundImage !== "none") {
          const text = [style.backgroundImage, style.backgroundSize, style.backgroundRepeat].join();
          found.push({ kind: "image", text, tints: "" });
        }
      } else if (place > own || !el.contains(below) || isPlaced(style)) {
        const layer = layerOf(below, style);
        if (layer) found.push(layer);
      }
      if (place >= own && isOpaque(style)) break;
    }
    return found;
  };
  // The colours that styles tell, of all that is in the stack: with `paintAt`, it makes grounds that look alike equal.
  const tintsBelow = (el) =>
    stackOf(el)
      .map((below) => getComputedStyle(below).backgroundColor)
      .filter(isTinted)
      .join();
  const hash = (text) => {
    let sum = 5381;
    for (let i = 0; i < text.length; i += 1) sum = (Math.imul(sum, 33) ^ text.charCodeAt(i)) >>> 0;
    return sum.toString(36);
  };
  /** A word for each kind of paint and a number: texts of one ink, size and ground have it in common. */
  const lookOf = (el, paints) => {
    const style = getComputedStyle(el);
    const ink = [
      style.color,
      style.webkitTextFillColor,
      style.fill,
      style.fontSize,
      style.fontWeight,
      style.textShadow,
    ];
    const kinds = [...new Set(paints.map((paint) => paint.kind))].toSorted();
    return [...kinds, hash([...ink, tintsBelow(el), ...paints.map((paint) => paint.kind + paint.text)].join("|"))].join(
      " ",
    );
  };
  // What holds an element, itself first, and has such trims, up to what hides all that is below it.
  const trimmedAbove = tools.once((el) => {
    const parent = tools.parentOf(el);
    const above = !parent || isOpaque(getComputedStyle(el)) ? [] : trimmedAbove(parent);
    return trimsOf(el).length ? [el, ...above] : above;
  });
  /** What of its neighbours and of what holds it is painted behind it that the engine does not look for. */
  const strangersAt = (el, rects) => {
    const trims = trimmedAbove(el).flatMap((node) => trimsOf(node).filter((trim) => reaches(trim, node, rects)));
    return [...pseudosAt(el, rects), ...trims];
  };
  /** Whether one of the paints has a colour of its own on which `ink` would not reach the ratio. */
  const isSuspect = (paints, ink, needed) =>
    paints.some(({ tints }) => (colours(tints) || []).some((tint) => tint[3] >= LEGIBLE && ratio(tint, ink) < needed));
  return {
    colours,
    one,
    over,
    ratio,
    meets,
    isBlended,
    isTinted,
    isShown,
    isShut,
    fills,
    isPlaceholder,
    inkOf,
    plain,
    paintAt,
    stackOf,
    strangersAt,
    lookOf,
    isSuspect,
  };
};
