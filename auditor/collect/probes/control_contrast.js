// Contrast of what shows where a field is and of icons that are a control's only content, by computed styles.
// What can't be told so (pictures behind, masks over unknown ground, several layers) is left out and counted.
/** @type {Probe<Artifacts.ControlContrast>} */
export default (tools, options, probes) => {
  const MAX_CONTROLS = 400;
  const MIN_SIDE_PX = 8; // smaller ones are parked or only there for a script
  const MAX_ICON_PX = 64; // larger drawings are pictures or logos
  const MAX_SIBLINGS = 300; // elements beside a field that may lie over it
  const WRAPPERS = 3; // elements around a field that may draw its box
  const NEEDED = 3; // WCAG 2.2 SC 1.4.11
  const TEXT_TYPES = new Set([
    "text",
    "search",
    "email",
    "url",
    "tel",
    "password",
    "number",
    "date",
    "time",
    "month",
    "week",
    "datetime-local",
  ]);
  const BUTTONS = 'button,summary,[role="button"],[role="switch"],[role="tab"],a[href]';
  const SHAPES = "path,circle,rect,polygon,ellipse,line,polyline,use,text";
  const EDGES = ["Top", "Right", "Bottom", "Left"];
  const {
    colours,
    one,
    over,
    ratio,
    isBlended,
    isShown: paintsSomething,
    plain: ground,
    paintAt,
  } = probes.ground(tools, {
    axe: globalThis.axe,
  });

  const shown = (colour, under) => (colour[3] === 1 ? colour.slice(0, 3) : over(colour, under));
  // Shadows and outlines are boundaries too: the greatest ratio among their colours.
  const shadowRatio = (style, outside) => {
    const tints = style.boxShadow === "none" ? [] : colours(style.boxShadow) || [[0, 0, 0, 1]];
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
      tints.push(one(style.outlineColor) || [0, 0, 0, 1]);
    return Math.max(1, ...tints.map((tint) => ratio(shown(tint, outside), outside)));
  };
  // Greatest contrast of a box's borders, fill and shadow with what is beside them.
  const boundary = (style, outside) => {
    const fill = one(style.backgroundColor);
    if (!fill) return null;
    const inside = shown(fill, outside);
    let border = 1,
      edges = 0;
    for (const edge of EDGES) {
      const colour = one(style[`border${edge}Color`]);
      if (
        style[`border${edge}Style`] === "none" ||
        parseFloat(style[`border${edge}Width`]) < 0.5 ||
        (colour && colour[3] === 0)
      )
        continue;
      if (!colour) return null;
      edges += 1;
      border = Math.max(border, ratio(shown(colour, inside), outside), ratio(shown(colour, inside), inside));
    }
    return { border, edges, fill: ratio(inside, outside), shadow: shadowRatio(style, outside) };
  };
  const greatest = (found) => Math.max(found.border, found.fill, found.shadow);
  const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  // Whether a pseudo element of it is there.
  const paintsBeside = (el) => ["::before", "::after"].some((name) => paintsSomething(getComputedStyle(el, name)));

  // Whether something around or over a field draws its box: a wrapper, a sibling laid over it, a pseudo element.
  const isDrawnByOthers = (el, box) => {
    let wrapper = tools.parentOf(el);
    for (let i = 0; wrapper && i < WRAPPERS; i += 1, wrapper = tools.parentOf(wrapper)) {
      const around = wrapper.getBoundingClientRect();
      if (around.height > 3 * box.height || around.width > 2 * box.width + 200) return false;
      const style = getComputedStyle(wrapper);
      const outside = ground(tools.parentOf(wrapper));
      if (!outside || style.backgroundImage !== "none") return true;
      const found = boundary(style, outside[0]);
      if (!found || greatest(found) >= NEEDED) return true;
      if (paintsBeside(wrapper)) return true;
      if (wrapper.childElementCount > MAX_SIBLINGS) return true;
      for (const other of wrapper.children) {
        if (other === el || other.contains(el)) continue;
        const position = getComputedStyle(other).position;
        if ((position === "absolute" || position === "fixed") && overlaps(other.getBoundingClientRect(), box))
          return true;
      }
    }
    return false;
  };
  // A button that touches the field shows where it ends.
  const buttonsIn = tools.once((near) =>
    [...near.querySelectorAll("button,input[type=submit],input[type=button],input[type=image],[role=button]")].map(
      (button) => ({ button, at: button.getBoundingClientRect() }),
    ),
  );
  const hasNeighbour = (el, box) => {
    const near = tools.parentOf(tools.parentOf(el) || el) || el;
    return buttonsIn(near).some(({ button, at }) => {
      const gap = Math.max(at.left - box.right, box.left - at.right, 0);
      return button !== el && at.width > 0 && gap <= 4 && at.top < box.bottom && box.top < at.bottom;
    });
  };
  const isPlainNative = (el, style) => {
    if (el.type === "checkbox" || el.type === "radio") return style.appearance !== "none";
    return ["inset", "solid"].includes(style.borderTopStyle) && style.borderTopColor === "rgb(118, 118, 118)";
  };
  const isInactive = (el) => el.matches(":disabled") || el.closest('[aria-disabled="true"],[inert]') || el.readOnly;
  const isShown = (el, style, box) =>
    box.width >= MIN_SIDE_PX &&
    box.height >= MIN_SIDE_PX &&
    box.right + scrollX > 0 &&
    box.bottom + scrollY > 0 &&
    tools.isVisible(el) &&
    !tools.isClippedAway(style) &&
    style.clipPath === "none";
  // Anything that is painted between the control and the ground its colours were measured on makes them unsure.
  const isSureGround = (el) => paintAt(el, [el.getBoundingClientRect()], { beside: true }).length === 0;
  /** @type {Artifacts.FaintControl[]} */
  const items = [];
  let clear = 0,
    unknown = 0;
  const add = (el, kind, found, extra) => {
    const best = kind === "icon" ? found.icon : greatest(found);
    if (best >= NEEDED) clear += 1;
    else if (!isSureGround(el)) unknown += 1;
    else items.push({ target: tools.target(el), kind, ratio: best, ...extra });
  };

  const lookAtField = (el) => {
    const style = getComputedStyle(el);
    const isBox = el.type === "checkbox" || el.type === "radio";
    if (!(isBox || TEXT_TYPES.has(el.type) || el.localName === "textarea") || isInactive(el)) return;
    const box = el.getBoundingClientRect();
    if (!isShown(el, style, box) || (isBox && el.checked)) return;
    if (isPlainNative(el, style)) {
      clear += 1;
      return;
    }
    const outside = ground(tools.parentOf(el));
    const found = outside && !isBlended(style) && style.backgroundImage === "none" ? boundary(style, outside[0]) : null;
    if (!found || paintsBeside(el)) unknown += 1;
    else if (greatest(found) < NEEDED && isDrawnByOthers(el, box)) unknown += 1;
    else
      add(el, isBox ? "box" : "field", found, {
        edges: found.edges,
        filled: found.fill > 1.02,
        neighbour: hasNeighbour(el, box),
      });
  };

  // Colours of the shapes of an icon; null when they can't be told.
  const tintsOf = (svg) => {
    const shapes = [...svg.querySelectorAll(SHAPES)].slice(0, 24);
    const tints = [];
    for (const shape of shapes) {
      if (shape.closest("defs,clipPath,mask,symbol")) continue;
      if (shape.localName === "use" || isBlended(getComputedStyle(shape))) return null;
      const style = getComputedStyle(shape);
      for (const [name, share] of [
        ["fill", style.fillOpacity],
        ["stroke", style.strokeOpacity],
      ]) {
        if (style[name] === "none" || parseFloat(share) === 0) continue;
        const colour = one(style[name]);
        if (!colour || parseFloat(share) < 1) return null;
        if (colour[3] > 0) tints.push(colour);
      }
    }
    return tints.length ? tints : null;
  };
  const lookAtIcon = (el) => {
    const svgs = el.getElementsByTagName("svg");
    if (svgs.length !== 1 || isInactive(el) || tools.fold(el.innerText || "")) return;
    if (el.querySelector("img,picture,canvas,video")) return;
    const box = svgs[0].getBoundingClientRect();
    const style = getComputedStyle(el);
    if (
      !isShown(el, style, el.getBoundingClientRect()) ||
      box.width < MIN_SIDE_PX ||
      box.width > MAX_ICON_PX ||
      box.height > MAX_ICON_PX
    )
      return;
    const tints = tintsOf(svgs[0]);
    const under = ground(svgs[0].parentElement);
    if (!tints || !under || isBlended(getComputedStyle(svgs[0]))) {
      unknown += 1;
      return;
    }
    // A coloured disc under a white sign is part of the drawing: the lightest against the darkest counts too.
    const parts = tints.map((tint) => shown(tint, under[0]));
    const icon = Math.max(...parts.map((part) => ratio(part, under[0])), ...parts.map((part) => ratio(part, parts[0])));
    add(el, "icon", { icon }, { link: el.localName === "a" });
  };

  // A select shows a text and a sign of its own, as a button does: it needs no box.
  const fields = tools.queryAll('input:not([type="hidden"]),textarea');
  const buttons = tools.queryAll(BUTTONS).filter((el) => el.getElementsByTagName("svg").length);
  for (const el of fields.slice(0, MAX_CONTROLS)) lookAtField(el);
  for (const el of buttons.slice(0, MAX_CONTROLS)) lookAtIcon(el);
  return { faint: items, clear, unknown, capped: fields.length > MAX_CONTROLS || buttons.length > MAX_CONTROLS };
};
