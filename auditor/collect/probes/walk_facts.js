// What the walk amounts to: its stops, jumps against the visual order, what it never reached, and the
// candidates for trying a key. Changes nothing; the recorder (walk.js) must have run.
/** @type {Probe<Omit<Artifacts.KeyboardWalk, "complete"> & { skip_links: any[]; toggles: any[] }>} */
export default (tools, options, probes) => {
  const walk = globalThis.civicAuditorWalk;
  const MAX_UNREACHED = 40; // of one kind
  const MAX_SCANNED = 5000; // elements whose cursor is asked for
  const MIN_SIDE_PX = 8; // smaller things are no targets
  const NAME_CHARS = 80;
  const COMPOSITES =
    '[role="tablist"],[role="menubar"],[role="menu"],[role="radiogroup"],[role="listbox"],[role="tree"],[role="grid"],[role="treegrid"],[role="toolbar"]';
  const ITEM_ROLES = new Set([
    "tab",
    "menuitem",
    "menuitemradio",
    "menuitemcheckbox",
    "radio",
    "option",
    "treeitem",
    "gridcell",
  ]);
  const SIMPLE_ROLES = new Set([
    "button",
    "link",
    "checkbox",
    "switch",
    "combobox",
    "searchbox",
    "textbox",
    "slider",
    "spinbutton",
  ]);
  const NATIVE =
    "a[href],area,button,input,select,textarea,summary,label,option,iframe,object,embed,video,audio,[contenteditable]";
  const IDLE_HANDLER =
    /^\s*(javascript:)?\s*(return\s*(true|false)?\s*;?|void\(?0\)?;?|(event|e)\.(stopPropagation|preventDefault)\(\);?|(ga|gtag|_gaq\.push|dataLayer\.push|_paq\.push|fbq|utag\.link|console\.\w+|track\w*)\([^;]*\);?|\s)*$/i;

  const { roleOf } = tools;
  const shortName = (el) => tools.clip(tools.nameOf(el), NAME_CHARS);
  const main = [...document.querySelectorAll("main,[role=main]")].find((el) => tools.isVisible(el)) || null;
  const GROUPS = "form,fieldset,ul,ol,table,menu,nav,[role=toolbar],[role=menubar],[role=tablist]";
  const ranks = new Map(tools.inOrder(walk.stops.map((stop) => stop.el)).map((el, rank) => [el, rank]));

  const isSuspect = (stop) =>
    walk.HIDDEN.has(stop.seen) ||
    stop.seen === "covered" ||
    stop.indicator === "pixels-equal" ||
    stop.contrast !== undefined ||
    stop.el.tabIndex > 0;
  const stops = () =>
    walk.stops.map(
      /** @returns {Artifacts.WalkStop} */ (stop) => {
        const el = stop.el;
        const group = el.tabIndex > 0 && el.closest(GROUPS);
        return {
          selector: tools.selector(el),
          role: roleOf(el),
          name: shortName(el),
          box_css_px: stop.rect ? stop.rect.map(tools.round) : null,
          seen: stop.seen || "unknown",
          indicator: stop.indicator || "unchecked",
          changed: stop.changed || [],
          alike:
            stop.indicator === "pixels-equal" ? walk.stops.filter((other) => other.like === stop.number).length - 1 : 0,
          is_first_alike: stop.like === undefined || stop.like === stop.number,
          outline_contrast: stop.contrast ?? null,
          tabindex: el.tabIndex,
          document_rank: ranks.get(el),
          group: group ? tools.selector(group) : "",
          in_main: !!main && main.contains(el),
          is_guard: isGuard(el),
          kept_focus: stop.kept === undefined ? null : stop.kept,
          cover: stop.cover && stop.cover.isConnected ? tools.target(stop.cover) : null,
          target: isSuspect(stop) && el.isConnected ? tools.target(el) : null,
        };
      },
    );
  // Empty elements that scripts set around a dialog to catch the focus and send it back.
  const isGuard = (el) =>
    !el.matches(NATIVE) && !el.getAttribute("role") && !shortName(el) && !el.querySelector("img,svg,canvas,video");

  // ---- jumps ----
  const childHolding = (outer, el) => {
    let node = el;
    while (node && node.parentElement !== outer) node = node.parentElement;
    return node;
  };
  // The box of the container's child that an element stands in; its own where that child has none (floats).
  const boxIn = (outer, el) => {
    const rect = childHolding(outer, el).getBoundingClientRect();
    return rect.width && rect.height ? rect : el.getBoundingClientRect();
  };
  // Where two stops of a container stand; where they stood when they had the focus, if one has no box any more: a menu
  // that opened for the focus has closed again.
  const boxesOf = (outer, pair) => {
    const now = pair.map((stop) => boxIn(outer, stop.el));
    if (now.every((rect) => rect.width || rect.height)) return now;
    return pair.every((stop) => stop.rect) ? pair.map((stop) => new DOMRect(...stop.rect)) : null;
  };
  const isBefore = (first, second, isRtl) => {
    if (second.bottom <= first.top + 1) return "upwards";
    const overlap = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
    if (overlap < Math.min(first.height, second.height) / 2) return "";
    return (isRtl ? second.left >= first.right - 1 : second.right <= first.left + 1) ? "backwards" : "";
  };
  // Runs of stops in one container that all go against the reading direction.
  const reversals = () => {
    /** @type {Artifacts.Reversal[]} */
    const found = [];
    let run = null;
    const close = () => {
      if (run && run.steps >= 2)
        found.push({ target: tools.target(run.outer), stops: run.steps + 1, direction: run.direction });
      run = null;
    };
    for (let i = 1; i < walk.stops.length; i += 1) {
      const [a, b] = [walk.stops[i - 1].el, walk.stops[i].el];
      const isPlain =
        a.isConnected &&
        b.isConnected &&
        a.tabIndex === 0 &&
        b.tabIndex === 0 &&
        walk.stops[i].seen === "shown" &&
        walk.stops[i - 1].seen === "shown" &&
        !a.contains(b);
      let outer = isPlain ? a.parentElement : null;
      while (outer && !outer.contains(b)) outer = outer.parentElement;
      if (!outer) {
        close();
        continue;
      }
      const boxes = boxesOf(outer, [walk.stops[i - 1], walk.stops[i]]);
      const direction = boxes ? isBefore(boxes[0], boxes[1], getComputedStyle(outer).direction === "rtl") : "";
      if (run && run.outer === outer && direction === run.direction) run.steps += 1;
      else {
        close();
        if (direction) run = { outer, direction, steps: 1 };
      }
    }
    close();
    return found;
  };

  // ---- what Tab never reached ----
  const isReached = (el) => walk.at.has(el);
  const aroundStops = new Set(); // all that a stop stands in
  for (const stop of walk.stops)
    for (let node = stop.el; node && !aroundStops.has(node); node = tools.parentOf(node)) aroundStops.add(node);
  const reachedAround = (el) => {
    for (let node = el; node; node = tools.parentOf(node)) if (isReached(node)) return true;
    return aroundStops.has(el);
  };
  const holdsFocusable = tools.once((el) =>
    [...el.querySelectorAll(walk.FOCUSABLE)].some((inner) => inner.tabIndex >= 0),
  );
  const isOffered = (el) => {
    if (
      !tools.isVisible(el) ||
      el.closest('[aria-hidden="true"],[inert],[aria-disabled="true"],label,fieldset:disabled') ||
      el.matches(":disabled")
    )
      return false;
    const rect = el.getBoundingClientRect();
    if (
      rect.width < MIN_SIDE_PX ||
      rect.height < MIN_SIDE_PX ||
      rect.right + scrollX <= 0 ||
      rect.bottom + scrollY <= 0 ||
      rect.left >= document.documentElement.scrollWidth
    )
      return false;
    const style = getComputedStyle(el);
    return style.pointerEvents !== "none" && Number(style.opacity) > 0 && !tools.isClippedAway(style);
  };
  const isServed = tools.once(
    (composite) =>
      aroundStops.has(composite) ||
      composite.hasAttribute("aria-activedescendant") ||
      tools.isNamedIn(composite, "aria-controls", "aria-owns"),
  );
  const isReachedByStep = probes.slide_steps(tools);
  const unreached = () => {
    /** @type {Artifacts.Unreached[]} */
    const found = [];
    const seen = new Set();
    const counts = {};
    const add = (el, how, isSure) => {
      if (isReachedByStep(el)) return;
      if (seen.has(el) || [...seen].some((other) => other.contains(el))) return;
      counts[how] = (counts[how] || 0) + 1;
      if (counts[how] > MAX_UNREACHED) return;
      seen.add(el);
      found.push({ target: tools.target(el), how, role: roleOf(el), name: shortName(el), is_sure: isSure });
    };
    for (const el of tools.queryAll("[role]")) {
      const role = roleOf(el);
      if (
        !(SIMPLE_ROLES.has(role) || ITEM_ROLES.has(role)) ||
        el.matches(NATIVE) ||
        !isOffered(el) ||
        reachedAround(el)
      )
        continue;
      const composite = el.parentElement && el.parentElement.closest(COMPOSITES);
      if (composite) {
        if (isServed(composite) || holdsFocusable(composite) || seen.has(composite)) continue;
        const isSure = ["tablist", "menubar", "radiogroup"].includes(roleOf(composite)) && ITEM_ROLES.has(role);
        if (isSure) add(composite, "role", !composite.querySelector("[tabindex]"));
      } else if (SIMPLE_ROLES.has(role) && !holdsFocusable(el)) add(el, "role", !el.hasAttribute("tabindex"));
    }
    for (const el of tools.queryAll("[onclick]")) {
      if (
        el.matches(NATIVE) ||
        el.matches("html,body,form") ||
        IDLE_HANDLER.test(el.getAttribute("onclick") || "") ||
        !isOffered(el) ||
        reachedAround(el) ||
        holdsFocusable(el)
      )
        continue;
      add(el, "onclick", !el.hasAttribute("tabindex"));
    }
    for (const el of pointed())
      if (
        isOffered(el) &&
        !reachedAround(el) &&
        !holdsFocusable(el) &&
        (tools.fold(el.textContent) || el.matches("img,svg") || el.querySelector("img,svg"))
      )
        add(el, "cursor", false);
    return { found, capped: Object.values(counts).some((count) => count > MAX_UNREACHED) };
  };
  // Elements that set the hand cursor themselves.
  const pointed = () => {
    const list = [];
    let left = MAX_SCANNED;
    const scan = (el) => {
      for (const child of el.children) {
        if ((left -= 1) < 0) return;
        if (child.matches(`${NATIVE},[tabindex],script,style,noscript,template`) || walk.at.has(child)) continue;
        if (getComputedStyle(child).cursor === "pointer") list.push(child);
        else if (child.localName !== "svg") scan(child);
      }
    };
    if (document.body && getComputedStyle(document.body).cursor !== "pointer") scan(document.body);
    return list;
  };

  const missed = unreached();
  const visited = new Set(walk.stops.map((stop) => stop.el));
  return {
    stops: stops(),
    reversals: reversals(),
    unreached: missed.found,
    capped: missed.capped,
    stops_before_main:
      main && walk.stops.some((stop) => main.contains(stop.el))
        ? walk.stops.findIndex((stop) => main.contains(stop.el))
        : null,
    skip_links: probes.walk_try(tools, { step: "skip_links" }),
    toggles: probes.walk_try(tools, { step: "toggles" }),
    left_over: walk.tabbables().filter((el) => !visited.has(el)).length,
  };
};
