// Marks of a carousel that lead to one of its slides, where controls that take the focus lead to the next slide and to the
// previous one: these reach the same slides.
/** @type {Probe<(el: Met) => boolean>} */
export default (tools) => {
  const DOT = /(^|[\s_-])(dots?|indicators?|bullets?|pagination|pager)([\s_-]|$)/i;
  const PREVIOUS =
    /(^|[\s_-])(prev|previous|back|anterior|précédente?|zurück|vorherige[rs]?|precedente|vorige)([\s_-]|$)/i;
  const NEXT =
    /(^|[\s_-])(next|forward|siguiente|próxim[ao]|suivante?|weiter|nächste[rs]?|successiv[ao]|volgende)([\s_-]|$)/i;
  const LETTER = /\p{L}/u;
  const CAN_TAB = "a[href],button,[tabindex='0']";
  const isOffered = (el) =>
    el.tabIndex >= 0 && tools.canBeSeen(el) && !tools.closestOf(el, '[aria-hidden="true"],[inert]');
  const hasSteps = tools.once((carousel) => {
    const names = tools
      .queryAll(CAN_TAB, carousel)
      .filter(isOffered)
      .map((el) => `${tools.nameOf(el)} ${el.getAttribute("class") || ""}`);
    return [PREVIOUS, NEXT].every((way) => names.some((name) => way.test(name)));
  });
  const isMark = (el) =>
    !LETTER.test(el.textContent) &&
    ((el.dataset.slideTo ?? el.dataset.bsSlideTo) !== undefined ||
      [el, tools.parentOf(el)].some((part) => DOT.test(part?.getAttribute("class") || "")));
  return (el) => {
    if (!isMark(el)) return false;
    for (let node = tools.parentOf(el); node && node !== document.body; node = tools.parentOf(node))
      if (tools.isCarousel(node) && hasSteps(node)) return true;
    return false;
  };
};
