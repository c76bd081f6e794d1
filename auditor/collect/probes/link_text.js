// How a link in running text differs from the words around it, by computed styles. Gives a function that axe.js calls
// for links that the engine could not decide on.
export default (tools) => {
  const MAX_PARTS = 12; // elements of a link that are looked at
  const TRAITS = ["fontStyle", "fontWeight", "fontSize", "fontFamily", "textTransform", "fontVariantCaps"];
  const EDGES = ["Bottom", "Top", "Left", "Right"];

  const hasText = (el) => [...el.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const isInline = (el) =>
    getComputedStyle(el).display.startsWith("inline") || getComputedStyle(el).display === "contents";
  const hasLine = (style) =>
    style.textDecorationLine !== "none" ||
    EDGES.some(
      (edge) =>
        style[`border${edge}Style`] !== "none" &&
        parseFloat(style[`border${edge}Width`]) > 0 &&
        !style[`border${edge}Color`].endsWith(", 0)"),
    ) ||
    style.boxShadow !== "none" ||
    (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
  const hasFill = (style) => style.backgroundImage !== "none" || !/^rgba\(.*, 0\)$/.test(style.backgroundColor);
  const isClipped = (el, link) => {
    for (let node = el; node; node = tools.parentOf(node)) {
      if (tools.isClippedAway(getComputedStyle(node))) return true;
      if (node === link) return false;
    }
    return false;
  };
  const hasIcon = (el) =>
    ["::before", "::after"].some((name) => {
      const style = getComputedStyle(el, name);
      return style.content !== "none" && style.content !== "normal" && style.content !== '""'
        ? true
        : style.content === '""' && (hasFill(style) || style.maskImage !== "none");
    });

  return (link, colours) => {
    let block = tools.parentOf(link);
    while (block && isInline(block)) block = tools.parentOf(block);
    if (!block) return null;
    const parts = [link, ...link.querySelectorAll("*")].slice(0, MAX_PARTS);
    const shown = parts.filter((el) => tools.isVisible(el) && !isClipped(el, link));
    const words = shown.filter(hasText);
    const around = getComputedStyle(block);
    const styles = words.map((el) => getComputedStyle(el));
    const distinct =
      shown.some((el) => hasLine(getComputedStyle(el)) || /^(IMG|SVG|PICTURE)$/i.test(el.tagName) || hasIcon(el)) ||
      (words.length > 0 && styles.every((style) => TRAITS.some((trait) => style[trait] !== around[trait])));
    const inks = [...styles, around].map((style) => colours(style.color));
    if (inks.some((ink) => !ink || ink[0][3] < 1))
      return {
        words: words.length > 0,
        distinct,
        filled: shown.some((el) => hasFill(getComputedStyle(el))),
        contrast: null,
      };
    const lights = inks.map((ink) => tools.luminance(ink[0]));
    const ground = lights.pop();
    const ratios = lights.map((light) => (Math.max(light, ground) + 0.05) / (Math.min(light, ground) + 0.05));
    return {
      words: words.length > 0,
      distinct,
      filled: shown.some((el) => hasFill(getComputedStyle(el))),
      contrast: ratios.length ? Math.max(...ratios) : null,
    };
  };
};
