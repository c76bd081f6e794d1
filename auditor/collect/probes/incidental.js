// Texts that WCAG 1.4.3 asks no contrast of, or may not: part of an inactive control, of a logo; and texts on a picture
// that is not there, of which nobody knows how they look on it. Gives functions that axe.js calls.
export default (tools) => {
  const INACTIVE = ':disabled,[aria-disabled="true"],[inert]';
  const OFF_CLASS = /^(?:[\w-]*[-_])?disabled$/i;
  const OFF_STEPS = 3; // elements around a text that may say so
  const LOGO = /(?:^|[-_])(?:logo(?:type|text)?|wordmark|brand)(?:$|[-_])/i;
  const LOGO_STEPS = 4;
  const PICTURE = 'img,svg,[role="img"]';
  const MARK = /logo|wordmark|emblem|escudo|coat.?of.?arms|(?<![a-z])(?:seal|crest)(?![a-z])/i;
  const FRONT_PAGE = /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/)?(?:index\.\w+)?$/i; // in any language of the site
  const MAX_NAME_CHARS = 80; // of an organisation, with what it calls itself below
  const FIRST_ERROR = 400; // HTTP status
  const CONTROL = "a[href],button,input,select,textarea,summary,[tabindex]";

  const isOff = (el) => !!el && (el.matches(INACTIVE) || !!el.closest('[aria-disabled="true"],[inert]'));
  // Whether it works no more than it looks: nothing in it takes a click or the focus.
  const isDead = (el) =>
    [el, ...el.querySelectorAll(CONTROL)].every(
      (part) =>
        !part.matches(CONTROL) ||
        part.matches(":disabled") ||
        (part.tabIndex < 0 && (!part.hasAttribute("href") || getComputedStyle(part).pointerEvents === "none")) ||
        part.getAttribute("href") === "",
    );
  const controlsTold = tools.once((root) => {
    const told = new Map(); // id -> the controls that it names
    for (const el of root.querySelectorAll("[aria-labelledby]"))
      for (const id of (el.getAttribute("aria-labelledby") || "").split(/\s+/))
        told.set(id, [...(told.get(id) || []), el]);
    return told;
  });
  const namesInactive = (el) => {
    const label = el.closest("label");
    if (label && isOff(label.control)) return true;
    const named = el.closest("[id]");
    const controls = (named && controlsTold(el.getRootNode()).get(named.id)) || [];
    return controls.length > 0 && controls.every(isOff);
  };
  const isInactive = (el) => {
    if (el.closest(INACTIVE) || namesInactive(el)) return true;
    let node = el;
    for (let i = 0; node && i < OFF_STEPS; i += 1, node = tools.parentOf(node))
      if ([...node.classList].some((name) => OFF_CLASS.test(name))) return isDead(node) && isControlLike(node);
    return false;
  };
  // What is called off and is text alone may be off or not: only what has a control's tag, role or place counts.
  const isControlLike = (el) =>
    !!el.closest("a,button,label,[role=button],[role=link],[role=tab],[role=menuitem],[role=option]") ||
    !!el.querySelector("a,button,[role=button],[role=link]") ||
    !!el.closest("nav,[role=navigation],[class*=paginat]");
  const isHome = (link) =>
    link.matches("[rel~=home]") || (link.origin === location.origin && FRONT_PAGE.test(link.pathname) && !link.hash);
  // An emblem: a picture that is called so, or is all that a link to the front page shows.
  const isMark = (el) => {
    const picture = el.matches(PICTURE) ? el : tools.fold(el.textContent) ? null : el.querySelector(PICTURE);
    if (!picture) return false;
    const link = picture.closest("a[href]");
    const said = ["id", "class", "alt", "src", "aria-label"].map((name) => picture.getAttribute(name) || "");
    return MARK.test(said.join(" ")) || (!!link && isHome(link));
  };
  // The name beside the emblem at the top of a page: in one link to the front page, or next to each other.
  const isNameByMark = (el) => {
    const link = el.closest("a[href]");
    if (tools.region(el) !== "banner" || el.closest("ul,ol,form,button") || (link && !isHome(link))) return false;
    const isShort = (node) => tools.fold(node.textContent).length <= MAX_NAME_CHARS;
    let node = el;
    for (let i = 0; node && i < LOGO_STEPS && isShort(node); i += 1, node = tools.parentOf(node))
      if ([node.previousElementSibling, node.nextElementSibling].some((other) => other && isMark(other))) return true;
    return false;
  };
  const isLogo = (el) => isCalledLogo(el) || isNameByMark(el);
  const isCalledLogo = (el) => {
    let node = el;
    for (let i = 0; node && i < LOGO_STEPS; i += 1, node = tools.parentOf(node)) {
      if ([...node.classList, node.id].some((name) => LOGO.test(name))) return true;
      if (node.localName === "a") return false;
    }
    return false;
  };
  const isMissing = (el) =>
    (el.localName === "img" && el.complete && !el.naturalWidth && !!el.getAttribute("src")) ||
    (el.localName === "video" && el.readyState === 0 && !el.poster);
  const missingIn = tools.once((/** @type {Document} */ _document) => tools.queryAll("img,video").filter(isMissing));
  const isOnMissing = (el) => {
    const box = el.getBoundingClientRect();
    return missingIn(document).some((other) => {
      const at = other.getBoundingClientRect();
      return (
        at.left <= box.left + 1 && at.right >= box.right - 1 && at.top <= box.top + 1 && at.bottom >= box.bottom - 1
      );
    });
  };
  // Whether a style's picture was asked for in vain, as far as the browser tells.
  const isRefused = (image) =>
    [...image.matchAll(/url\("([^"]+)"\)/g)].some(([, url]) =>
      performance
        .getEntriesByName(url)
        .some((entry) => /** @type {PerformanceResourceTiming} */ (entry).responseStatus >= FIRST_ERROR),
    );
  const isUnloaded = (el, paints) =>
    paints.some(({ kind, text }) => (kind === "graphic" ? isOnMissing(el) : kind === "image" && isRefused(text)));
  /** @returns {"" | "inactive" | "logo" | "unloaded"} */
  const kindOf = (el, paints) => {
    if (isInactive(el)) return "inactive";
    if (isUnloaded(el, paints)) return "unloaded";
    return isLogo(el) ? "logo" : "";
  };
  return { kindOf, isLogo };
};
