// How focus shows: compares what is drawn of an element with and without it. Steps: judge (by computed
// styles, for stops whose outline did not tell; also what could not be seen), picture (gives focus to one element or takes it away),
// pixels (what the pictures said), aim and watch (focus once more, to see what a suspicion was worth).
export default (tools, options, probes) => {
  const walk = globalThis.civicAuditorWalk;
  const MAX_COMPONENTS = 16; // components whose styles are compared
  const MAX_COMPARED = 100; // further elements of components at which nothing showed, of a page
  const CURRENT_CLASS = /(^|[\s_-])(active|current|selected)([\s_-]|$)/i;
  const MAX_INSIDE = 12; // elements inside a focused one that are compared
  const MAX_AROUND = 4; // ancestors that are compared: `:focus-within`, and classes that scripts set
  const WCAG_CONTRAST = 3; // WCAG 2.2 SC 1.4.11
  const PROPERTIES = [
    "outlineStyle",
    "outlineWidth",
    "outlineColor",
    "outlineOffset",
    "boxShadow",
    "backgroundColor",
    "backgroundImage",
    "backgroundPosition",
    "backgroundSize",
    "color",
    "borderTopColor",
    "borderRightColor",
    "borderBottomColor",
    "borderLeftColor",
    "borderTopWidth",
    "borderRightWidth",
    "borderBottomWidth",
    "borderLeftWidth",
    "borderTopStyle",
    "borderBottomStyle",
    "borderLeftStyle",
    "textDecorationLine",
    "textDecorationColor",
    "textDecorationThickness",
    "textUnderlineOffset",
    "fontWeight",
    "fontStyle",
    "fontSize",
    "transform",
    "translate",
    "scale",
    "filter",
    "opacity",
    "visibility",
    "display",
    "fill",
    "stroke",
    "width",
    "height",
    "top",
    "left",
    "textShadow",
    "clipPath",
    "content",
  ];
  const OUTLINE = new Set(["outlineStyle", "outlineWidth", "outlineColor", "outlineOffset"]);

  const around = (el) => {
    const list = [
      [el, ""],
      [el, "::before"],
      [el, "::after"],
    ];
    for (const child of [...el.querySelectorAll("*")].slice(0, MAX_INSIDE)) list.push([child, ""]);
    if (el.firstElementChild) list.push([el.firstElementChild, "::before"], [el.firstElementChild, "::after"]);
    for (const next of [el.nextElementSibling, el.previousElementSibling, ...tools.labelsOf(el)])
      if (next) list.push([next, ""], [next, "::before"], [next, "::after"]);
    for (
      let node = tools.parentOf(el), n = 0;
      node && node !== document.body && n < MAX_AROUND;
      node = tools.parentOf(node), n += 1
    )
      list.push([node, ""], [node, "::after"], [node, "::before"]);
    return list;
  };
  const look = (parts) =>
    parts.map(([el, pseudo]) => {
      const style = getComputedStyle(el, pseudo || undefined);
      if (pseudo && (style.content === "none" || style.content === "normal")) return null;
      if (!pseudo && style.display === "none") return null;
      return PROPERTIES.map((name) => style[name]);
    });
  const drawsOutline = (values) =>
    values[0] !== "none" && (values[0] === "auto" || parseFloat(values[1]) > 0) && walk.alpha(values[2]) > 0;
  const shadows = (value) =>
    value !== "none" &&
    (value.match(/rgba?\([^)]*\)|#[0-9a-f]+|color\([^)]*\)/gi) || ["solid"]).some((colour) => walk.alpha(colour) > 0);
  // Names of the properties that make a difference to the eye.
  const difference = (rest, focused) => {
    if (!rest && !focused) return [];
    if (!rest || !focused) return ["content"];
    const names = PROPERTIES.filter((name, i) => rest[i] !== focused[i]);
    const value = (values, name) => values[PROPERTIES.indexOf(name)];
    return names.filter((name) => {
      if (OUTLINE.has(name)) return drawsOutline(rest) || drawsOutline(focused);
      if (name === "boxShadow") return shadows(value(rest, name)) || shadows(value(focused, name));
      const border = /^border(Top|Right|Bottom|Left)Color$/.exec(name);
      if (border) return parseFloat(value(focused, `border${border[1]}Width`)) > 0;
      if (name === "backgroundColor") return walk.alpha(value(rest, name)) > 0 || walk.alpha(value(focused, name)) > 0;
      if (
        /^border.*Style$|^textDecoration(Color|Thickness)$|^textUnderlineOffset$|^background(Position|Size)$/.test(name)
      ) {
        if (name.startsWith("text")) return value(focused, "textDecorationLine") !== "none";
        if (name.startsWith("background")) return value(focused, "backgroundImage") !== "none";
        return names.includes(name.replace("Style", "Width"));
      }
      return true;
    });
  };
  const giveFocus = (el, preventScroll) => el.focus({ preventScroll, focusVisible: true });
  const takeFocus = () => {
    const el = walk.active();
    if (!walk.isNowhere(el)) el.blur();
  };

  // ---- contrast of an outline with what it lies on ----
  const ground = probes.ground(tools);
  const EDGE_PX = 3; // about the width of an outline
  // The plain colour that an element stands on, or null where a layer of its own may lie between the two.
  const plainAt = (el) => {
    const found = ground.plain(el);
    if (!found) return null;
    for (let node = el; node && node !== found[1]; node = tools.parentOf(node))
      if (/^(absolute|fixed)$/.test(getComputedStyle(node).position)) return null;
    return found[0];
  };
  const outlineContrast = (stop) => {
    const line = stop.line;
    const colour = ground.one(line.color);
    if (line.style === "auto" || !colour || colour[3] < 1) return null;
    const outer = plainAt(tools.parentOf(stop.el)),
      inner = plainAt(stop.el);
    if (!outer || !inner) return null;
    const { left, top, right, bottom } = stop.el.getBoundingClientRect();
    const outlined = { left: left - EDGE_PX, top: top - EDGE_PX, right: right + EDGE_PX, bottom: bottom + EDGE_PX };
    if (ground.paintAt(stop.el, [outlined], { beside: true }).length) return null;
    return Math.max(ground.ratio(colour, outer), ground.ratio(colour, inner));
  };

  const judge = () => {
    const suspects = probes.walk_try(tools, { step: "suspects" });
    walk.ended = walk.isOver = true; // what follows is not written down
    return { suspects, undecided: styles(), hidden: hidden() };
  };
  // The one of a row of links that stands for where one is.
  const isCurrent = (el) => {
    if (el.closest('[aria-current]:not([aria-current="false"]),[aria-selected="true"]')) return true;
    if (el.localName === "a" && el.href && !el.hash && el.href === location.href.split("#")[0]) return true;
    return [el, el.parentElement].some((part) => part && CURRENT_CLASS.test(part.getAttribute("class") || ""));
  };
  // What focus changes of an element and around it; null where it does not take the focus.
  const changesOf = (stop) => {
    takeFocus();
    walk.finishMotion();
    const parts = around(stop.el);
    const rest = look(parts);
    giveFocus(stop.el, true);
    if (walk.active() !== stop.el) return null;
    walk.finishMotion();
    const focused = look(parts);
    // An ancestor's size follows its content; that alone is no sign.
    return [...new Set(parts.flatMap((_, i) => difference(rest[i], focused[i])))];
  };
  const styles = () => {
    const groups = new Map();
    for (const stop of walk.stops) {
      const el = stop.el;
      if (!stop.line || walk.isFrame(el) || !el.isConnected || !["shown", "stand-in"].includes(stop.seen)) continue;
      if (walk.isDrawn(stop.line) && JSON.stringify(stop.line) !== JSON.stringify(stop.rest))
        stop.indicator = "outline";
      else if (walk.hasCaret(el)) stop.indicator = "caret";
      const key = tools.path(el);
      const contrastNow =
        stop.indicator === "outline" && stop.line.style !== "auto"
          ? groups.has(key)
            ? null
            : outlineContrast(stop)
          : null;
      if (contrastNow !== null && contrastNow < WCAG_CONTRAST) stop.contrast = contrastNow;
      else if (stop.indicator) continue;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(stop);
    }
    const undecided = [];
    let left = MAX_COMPARED;
    for (const [path, stops] of [...groups].slice(0, MAX_COMPONENTS)) {
      const first = stops[0];
      const changed = changesOf(first);
      if (!changed) continue;
      first.changed = changed;
      if (first.contrast !== undefined) {
        if (changed.some((name) => !OUTLINE.has(name))) first.contrast = undefined;
        continue;
      }
      if (changed.length) {
        for (const stop of stops) [stop.indicator, stop.like] = ["style", first.number];
        continue;
      }
      // That nothing shows is said of none that was not looked at: the current one of a row often has the look of focus.
      const plain = [first];
      for (const stop of stops.slice(1, 1 + left)) {
        stop.changed = changesOf(stop) || [];
        stop.indicator = stop.changed.length ? "style" : "unchecked";
        if (!stop.changed.length) plain.push(stop);
      }
      left -= Math.min(left, stops.length - 1);
      for (const alike of [plain.filter((stop) => !isCurrent(stop.el)), plain.filter((stop) => isCurrent(stop.el))]) {
        for (const stop of alike) stop.like = alike[0].number;
        if (alike.length) undecided.push({ number: alike[0].number, path, alike: alike.length });
      }
    }
    takeFocus();
    return undecided;
  };
  // Gives focus to a stop (or takes it away) and says which part of the document to take a picture of.
  const picture = () => {
    const { el } = walk.stops[options.number];
    const MARGIN_PX = 6;
    if (options.focus) {
      walk.mutations = 0;
      walk.observer = new MutationObserver((records) => (walk.mutations += records.length));
      walk.observer.observe(document, { subtree: true, childList: true, attributes: true });
      giveFocus(el, false);
    } else takeFocus();
    walk.finishMotion();
    if (walk.observer && !options.focus) {
      walk.mutations += walk.observer.takeRecords().length;
      walk.observer.disconnect();
    }
    const found = walk.sight(el);
    const rect = found.rect || el.getBoundingClientRect();
    const left = Math.max(rect.left - MARGIN_PX, 0),
      top = Math.max(rect.top - MARGIN_PX, 0);
    const right = Math.min(rect.right + MARGIN_PX, innerWidth),
      bottom = Math.min(rect.bottom + MARGIN_PX, innerHeight);
    return {
      has_focus: walk.active() === el,
      reacts: walk.mutations > 0,
      box: [left + scrollX, top + scrollY, Math.max(right - left, 1), Math.max(bottom - top, 1)],
      window: [scrollX, scrollY, innerWidth, innerHeight],
    };
  };
  // What the pictures said of one stop, and so of those like it.
  const pixels = () => {
    for (const stop of walk.stops) if (stop.like === options.number) stop.indicator = options.indicator;
    return {};
  };
  const aim = () => {
    takeFocus();
    walk.heard = walk.navigations.length;
    walk.aimed = walk.stops[options.number].el;
    giveFocus(walk.aimed, false);
    return {};
  };
  const watch = () => {
    const stop = walk.stops[options.number];
    const now = walk.active();
    const hasFocus = now === stop.el;
    if (hasFocus) walk.measure(stop);
    // Tried slowly, what scripts do late shows as well; a stop that only Tab leads on from stays open.
    stop.kept = hasFocus && stop.kept === false ? null : hasFocus;
    return {
      has_focus: hasFocus,
      is_nowhere: walk.isNowhere(now),
      is_inside: !hasFocus && !walk.isNowhere(now) && walk.holds(stop.el, now),
      navigated: walk.navigations.slice(walk.heard).map(([, url]) => url),
      seen: stop.seen,
      moved_to: hasFocus || walk.isNowhere(now) ? null : tools.target(now),
    };
  };
  // Stops to look at once more: not seen by the eye, or hidden from assistive technology.
  const hidden = () => {
    const byPath = new Map();
    const isUnseen = (stop) => walk.HIDDEN.has(stop.seen) || stop.seen === "covered";
    const isUnsaid = (stop) => !!stop.el.closest('[aria-hidden="true"]');
    for (const stop of [...walk.stops.filter(isUnseen), ...walk.stops.filter(isUnsaid)]) {
      if (stop.el.isConnected && !byPath.has(tools.path(stop.el))) byPath.set(tools.path(stop.el), stop.number);
    }
    return [...byPath.values()];
  };
  return { judge, picture, pixels, aim, watch }[options.step]();
};
