// What moves by itself, timed refreshes, and hints that text may change.
/** @type {Probe<Pick<Artifacts.Motion, "moving" | "refreshes" | "capped" | "other_text_chars"> & { hints: object }>} */
export default (tools) => {
  const MAX_MOVING = 20;
  const MIN_SIDE_PX = 8; // smaller than a letter: nobody is drawn to it
  const LONG_S = 5; // WCAG 2.2 SC 2.2.2
  const MAX_SCRIPT_BYTES = 60000; // a page's own small scripts; libraries mention timers without using them
  const BUSY = /spin(ner)?\b|spinner|load(er|ing)|progress|skeleton|placeholder|shimmer|throbber|busy/i;
  const CAROUSEL =
    '[aria-roledescription="carousel" i],[data-ride="carousel"],[data-bs-ride="carousel"],.carousel,.slick-slider,.swiper,.swiper-container,.owl-carousel,.flexslider,.splide,.glide,.bx-wrapper,.orbit,[class*="slideshow" i],[class*="ticker" i],[class*="marquee" i]';

  const visibleBox = (el) => {
    if (!tools.isVisible(el)) return null;
    const rect = el.getBoundingClientRect();
    if (rect.width < MIN_SIDE_PX || rect.height < MIN_SIDE_PX) return null;
    if (
      rect.right + scrollX <= 0 ||
      rect.bottom + scrollY <= 0 ||
      rect.left >= Math.max(innerWidth, document.documentElement.scrollWidth)
    )
      return null;
    return rect;
  };
  const isBusySign = (el) => {
    for (let node = el, steps = 0; node && steps < 3; node = tools.parentOf(node), steps++) {
      if (["progressbar", "status"].includes(node.getAttribute("role")) || node.getAttribute("aria-busy") === "true")
        return true;
      if (BUSY.test(`${node.id} ${node.getAttribute("class") || ""} ${node.getAttribute("aria-label") || ""}`))
        return true;
    }
    return /^\s*(loading|please wait|chargement|cargando)/i.test(el.textContent.slice(0, 40));
  };
  const handlesReducedMotion = () => {
    for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
      let rules;
      try {
        rules = sheet.cssRules;
      } catch {
        continue;
      } // another site's sheet
      for (const rule of /** @type {Iterable<any>} */ (rules))
        if (rule.media && /prefers-reduced-motion/.test(rule.media.mediaText)) return true;
    }
    return false;
  };
  let reduced = null;
  const facts = (kind, el, rect, more) =>
    movers.push(el) && {
      kind,
      target: tools.target(el),
      is_busy_sign: isBusySign(el),
      handles_reduced_motion: (reduced ??= handlesReducedMotion()),
      width_px: tools.round(rect.width),
      height_px: tools.round(rect.height),
      share_of_window: tools.round((rect.width * rect.height * 100) / (innerWidth * innerHeight || 1)) / 100,
      ...more,
    };
  const METADATA = new Set(["offset", "computedOffset", "easing", "composite"]);
  const changed = (effect) => {
    const frames = effect.getKeyframes(),
      names = new Set();
    for (const frame of frames) for (const name of Object.keys(frame)) if (!METADATA.has(name)) names.add(name);
    return [...names].filter((name) => new Set(frames.map((frame) => frame[name])).size > 1);
  };
  // The engine has stopped endless animations at their start; the style still says whether they ran.
  const startsByItself = (animation) => {
    if (animation.playState === "running") return true;
    if (!(animation instanceof CSSAnimation)) return null;
    const { target, pseudoElement } = /** @type {KeyframeEffect} */ (animation.effect);
    const style = getComputedStyle(/** @type {Element} */ (target), pseudoElement);
    const at = style.animationName.split(", ").indexOf(animation.animationName);
    const states = style.animationPlayState.split(", ");
    return at >= 0 && states[at % states.length] === "running";
  };

  const moving = [],
    movers = [],
    seen = new Set();
  let capped = false;
  for (const animation of document.getAnimations()) {
    const effect = /** @type {KeyframeEffect | null} */ (animation.effect),
      el = effect && effect.target;
    if (!el || seen.has(el) || !el.isConnected || animation instanceof CSSTransition) continue;
    const endMs = Number(effect.getComputedTiming().endTime);
    if (endMs !== Infinity && endMs <= LONG_S * 1000) continue;
    if (animation.timeline && !(animation.timeline instanceof DocumentTimeline)) continue; // driven by scrolling
    const properties = changed(effect);
    const rect = properties.length ? visibleBox(el) : null;
    if (!rect) continue;
    seen.add(el);
    if (moving.length >= MAX_MOVING) {
      capped = true;
      break;
    }
    const starts = startsByItself(animation);
    if (starts === false) continue;
    moving.push(
      facts("animation", el, rect, {
        duration_s: endMs === Infinity ? null : tools.round(endMs / 1000),
        properties: properties.slice(0, 8),
        starts_by_itself: starts,
      }),
    );
  }
  for (const el of tools.queryAll("video")) {
    const rect = el.paused && !el.autoplay ? null : visibleBox(el);
    if (!rect || (el.error && !el.duration)) continue;
    const lasts = el.loop ? null : Number.isFinite(el.duration) ? tools.round(el.duration) : null;
    if (lasts !== null && lasts <= LONG_S) continue;
    moving.push(
      facts("video", el, rect, {
        duration_s: lasts,
        has_controls: el.controls,
        starts_by_itself: el.loop || Number.isFinite(el.duration) ? el.autoplay || !el.paused : null,
      }),
    );
  }

  // HTML: shared declarative refresh steps. The first that is valid counts.
  /** @type {Artifacts.Refresh[]} */
  const refreshes = [];
  for (const el of document.querySelectorAll('meta[http-equiv="refresh" i]')) {
    const match = /^[\t\n\f\r ]*(\d+|(?=\.))[\d.]*(?:[\t\n\f\r ;,]([\s\S]*))?$/.exec(el.getAttribute("content") || "");
    if (!match || refreshes.length) continue;
    refreshes.push({
      delay_s: Math.min(Number(match[1] || 0), 1e9),
      url: tools.clip((match[2] || "").replace(/^[\s;,]*(url\s*=)?\s*/i, ""), 300),
      target: tools.target(el),
    });
  }

  let usesTimers = false;
  const scripts = [];
  const sizes = new Map(
    /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource")).map((entry) => [
      entry.name,
      entry.decodedBodySize,
    ]),
  );
  for (const el of document.scripts) {
    if (el.src) {
      const size = sizes.get(el.src) || 0;
      if (el.src.startsWith(location.origin + "/") && size > 0 && size <= MAX_SCRIPT_BYTES && scripts.length < 8)
        scripts.push(el.src);
    } else if (/\bsetInterval\s*\(/.test(el.textContent)) usesTimers = true;
  }
  const carousels = tools.queryAll(CAROUSEL).filter((el) => {
    const rect = el.parentElement && !el.parentElement.closest(CAROUSEL) ? visibleBox(el) : null;
    return rect && rect.width >= 100 && rect.height >= 20;
  });
  globalThis.civicAuditorCarousels = carousels.slice(0, 5);
  // What moves is in the way of reading only where there is something else to read.
  const textChars = (el) => tools.fold(el.innerText || "").length;
  const otherText =
    moving.length && document.body
      ? Math.max(0, textChars(document.body) - movers.reduce((sum, el) => sum + textChars(el), 0))
      : 0;
  return {
    moving,
    refreshes,
    capped,
    other_text_chars: otherText,
    hints: { usesTimers, scripts, carousels: Math.min(carousels.length, 5) },
  };
};
