// What can stand behind a text where axe-core could not say, by computed styles alone: no picture is needed for an
// icon beside the text, a line under it, a gradient whose every colour is known, or a box that the text runs out of.
// Gives functions that axe.js calls. `axe` is given where the engine's tree of the document is there: in a frame styles
// alone are read.
export default (tools, { axe, ground }) => {
  const LINE_EM = 0.15; // a stripe that thin underlines text, it is not behind it
  const LINE_MIN_PX = 2;
  const WHITE = [255, 255, 255, 1]; // the canvas
  const GRAPHICS = new Set(["IMG", "CANVAS", "OBJECT", "EMBED", "IFRAME", "VIDEO", "SVG"]);
  const READABLE = new Set(["image", "layer", "graphic"]); // kinds of paint that are read here
  const { colours, over, meets, isBlended } = ground;

  // Splits at commas that are in no bracket.
  const split = (text) => text.split(/,(?![^(]*(?:\([^()]*\)[^()]*)*\))/).map((part) => part.trim());
  const axisRepeats = (value, axis) => {
    if (value === "repeat-x") return axis === 0;
    if (value === "repeat-y") return axis === 1;
    const parts = value.split(" ");
    return (parts[axis] || parts[0]) !== "no-repeat";
  };
  const length = (text, whole) => {
    if (/^-?[\d.]+px$/.test(text)) return parseFloat(text);
    if (/^-?[\d.]+%$/.test(text)) return (parseFloat(text) * whole) / 100;
    return null;
  };
  const offset = (text, free) => {
    const fromEnd = /^(?:right|bottom) (-?[\d.]+)px$|^calc\(100% - (-?[\d.]+)px\)$/.exec(text);
    if (fromEnd) return free - parseFloat(fromEnd[1] || fromEnd[2]);
    return length(text, free);
  };
  // How far one axis of a background layer reaches in its area, as [from, to]; unknown means all of it.
  const reach = (layer, axis, area) => {
    const sizes = layer.size.split(" ");
    const size = length(sizes[axis] || "auto", area);
    if (size === null || axisRepeats(layer.repeat, axis)) return { from: 0, to: area, size };
    const from = offset(layer.position[axis], area - size);
    return from === null ? { from: 0, to: area, size } : { from, to: from + size, size };
  };
  const layersOf = (style) => {
    const lists = [
      style.backgroundSize,
      style.backgroundRepeat,
      style.backgroundPositionX,
      style.backgroundPositionY,
    ].map(split);
    const at = (list, i) => list[i % list.length];
    return split(style.backgroundImage).map((image, i) => ({
      image,
      size: at(lists[0], i),
      repeat: at(lists[1], i),
      position: [at(lists[2], i), at(lists[3], i)],
    }));
  };
  const isBehind = (layer, el, glyphs, fontPx) => {
    const rects = el.getClientRects();
    if (!rects.length) return true;
    const box = rects[0];
    const [x, y] = [reach(layer, 0, box.width), reach(layer, 1, box.height)];
    const line = Math.max(LINE_MIN_PX, LINE_EM * fontPx);
    if ([x, y].some((axis, i) => axis.size !== null && axis.size <= line && !axisRepeats(layer.repeat, i)))
      return false;
    if (rects.length > 1) return true;
    const painted = { left: box.left + x.from, right: box.left + x.to, top: box.top + y.from, bottom: box.top + y.to };
    return glyphs.some((rect) => meets(painted, rect));
  };
  // Colours of an element's background images that reach the text, topmost first; null when one is unknown.
  const imagesBehind = (el, style, glyphs, fontPx) => {
    const found = [];
    if (style.backgroundImage === "none") return found;
    for (const layer of layersOf(style)) {
      if (layer.image === "none" || !isBehind(layer, el, glyphs, fontPx)) continue;
      const stops = layer.image.includes("gradient(") && !layer.image.includes("url(") ? colours(layer.image) : null;
      if (!stops) return null;
      const fills =
        ["auto", "auto auto", "cover", "100%", "100% 100%"].includes(layer.size) ||
        (axisRepeats(layer.repeat, 0) && axisRepeats(layer.repeat, 1));
      found.push({ colours: stops, maybe: !fills });
    }
    return found;
  };
  const covers = (el, style, glyphs) => {
    if (style.display === "inline" || el === document.documentElement) return true;
    const box = el.getBoundingClientRect();
    return glyphs.every(
      (rect) =>
        rect.left >= box.left - 1 &&
        rect.right <= box.right + 1 &&
        rect.top >= box.top - 1 &&
        rect.bottom <= box.bottom + 1,
    );
  };
  // Text whose own colour is not simply what the style says.
  const isPainted = (style) =>
    style.textShadow !== "none" || parseFloat(style.webkitTextStrokeWidth) > 0 || style.backgroundClip.includes("text");

  // Layers from the text down to the first that hides all below it; null when one can't be known.
  const layersBelow = (el, stack, glyphs, fontPx) => {
    const layers = [];
    for (const below of stack) {
      if (GRAPHICS.has(below.tagName.toUpperCase())) return null;
      const style = getComputedStyle(below);
      if (isBlended(style)) return null;
      const images = imagesBehind(below, style, glyphs, fontPx);
      const plain = colours(style.backgroundColor);
      if (!images || !plain) return null;
      const whole = covers(below, style, glyphs);
      for (const image of images) layers.push({ ...image, maybe: image.maybe || !whole });
      if (plain[0][3] > 0) layers.push({ colours: plain, maybe: !whole });
      if (layers.some((layer) => !layer.maybe && layer.colours.every((colour) => colour[3] === 1))) break;
    }
    return layers;
  };
  // Least and greatest channel values that the layers can show together.
  const extremes = (layers) => {
    let low = WHITE,
      high = WHITE;
    for (const layer of layers.toReversed()) {
      const shown = layer.colours.flatMap((colour) => [over(colour, low), over(colour, high)]);
      if (layer.maybe) shown.push(low, high);
      const of = (pick) => [0, 1, 2].map((i) => pick(...shown.map((colour) => colour[i])));
      [low, high] = [of(Math.min), of(Math.max)];
    }
    return [low, high];
  };
  const glyphRects = (el, fontPx) =>
    (axe ? axe.commons.dom.getVisibleChildTextRects(el) : [...el.getClientRects()]).map((rect) => {
      const spare = Math.max(0, (rect.height - fontPx) / 2);
      return { left: rect.left, right: rect.right, top: rect.top + spare, bottom: rect.bottom - spare };
    });

  const hex = (colour) => `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
  // Least and greatest contrast that the text of `el` can have, and the pair of colours if there is one ("" if not); null
  // when styles don't tell.
  const contrast = (el, found) => {
    const style = getComputedStyle(el);
    const ink = ground.inkOf(el);
    if (!ink || ink[3] < 1 || !(el instanceof HTMLElement) || !found.every(({ kind }) => READABLE.has(kind)))
      return null;
    const fontPx = parseFloat(style.fontSize);
    const glyphs = glyphRects(el, fontPx);
    // Without the engine's tree what holds the text is known, and whether the doubt came from a picture of one of those.
    const isHeld = found.some(({ kind }) => kind === "image");
    const stack = axe ? axe.commons.color.getBackgroundStack(el) : isHeld && ground.stackOf(el);
    if (!stack || !glyphs.length) return null;
    const layers = layersBelow(el, stack, glyphs, fontPx);
    if (!layers) return null;
    const text = tools.luminance(ink.slice(0, 3));
    const ends = extremes(layers);
    const pair = `${ends[0]}` === `${ends[1]}` ? `${hex(ink.slice(0, 3))} on ${hex(ends[0].slice(0, 3))}` : "";
    const [low, high] = ends.map(tools.luminance);
    const ratio = (other) => (Math.max(text, other) + 0.05) / (Math.min(text, other) + 0.05);
    const ratios = [ratio(low), ratio(high)];
    const least = text >= low && text <= high ? 1 : Math.min(...ratios);
    return { range: [least, Math.max(...ratios)], pair };
  };
  // What is painted where its letters are (ground.paintAt), with what its own style does to them.
  const paints = (el) => {
    const style = getComputedStyle(el);
    const found = ground.paintAt(el, glyphRects(el, parseFloat(style.fontSize)));
    if (isPainted(style)) {
      const text = style.textShadow + style.webkitTextStroke + style.backgroundClip;
      found.push({ kind: "lettering", text, tints: "" });
    }
    return found;
  };
  const strangers = (el) =>
    ground.strangersAt(el, [el.getBoundingClientRect()]).length
      ? ground.strangersAt(el, glyphRects(el, parseFloat(getComputedStyle(el).fontSize)))
      : [];
  const hasStrangers = (el) => strangers(el).length > 0;
  // Whether something that the engine doesn't look for may take the contrast of a text away.
  const isSuspect = (el, needed) => {
    const ink = ground.inkOf(el);
    if (!ink || ink[3] === 0) return false;
    const below = ground.isPlaceholder(el) && ground.plain(el);
    if (below && ground.ratio(over(ink, below[0]), below[0]) < needed) return true; // the engine reads what will be typed
    return ground.isSuspect(strangers(el), ink, needed);
  };
  // A single character that stands for a picture: no letter or digit, or not part of its control's name.
  const isSign = (el) => {
    const text = tools.fold(el.textContent);
    if ([...text].length !== 1) return false;
    if (!/[\p{L}\p{N}]/u.test(text)) return true;
    const control = el.closest("a,button,summary,[role=button],[role=link],[role=tab]");
    const node = control && axe && axe.utils.getNodeFromTree(control);
    if (!node || !(control.hasAttribute("aria-label") || control.hasAttribute("aria-labelledby"))) return false;
    return !axe.commons.text
      .accessibleTextVirtual(node)
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .includes(text.toLowerCase());
  };
  return { contrast, paints, hasStrangers, isSuspect, isSign };
};
