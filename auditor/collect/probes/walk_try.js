// Trying keys on the walked page. Steps: skip_links, plain_ways (those that need no trial), arrive (where one leads), suspects (who may hold
// the focus), place (where focus is now), help (what is said about leaving), toggles, state...
export default (tools, options) => {
  const walk = globalThis.civicAuditorWalk;
  const SKIP_STOPS = 3; // a same-page link among the first stops is a way past what is repeated
  const SKIP_NAME =
    /\b(skip|jump|go|straight)\b.{0,20}\b(to|past|over)?\b.{0,20}\b(main|content|navigation|nav|menu|body)|\b(saltar|ir|pasar|omitir)\b.{0,25}\b(contenido|principal|navegaci[oó]n)|\b(aller|acc[eé]der|passer)\b.{0,25}\b(contenu|navigation)/i;
  const DIALOG = 'dialog,[role="dialog"],[role="alertdialog"],[aria-modal="true"]';
  const HELP_CHARS = 4000;
  const LEAVE_NAME = /help|how|keyboard|shortcut|exit|leave|next|ayuda|teclado|salir/i;
  const NATIVE = "a[href],button,summary,input,select,textarea";
  const MAX_TOGGLES = 6;
  const NAME_CHARS = 80;

  const shortName = (el) => tools.clip(tools.nameOf(el), NAME_CHARS);
  const isSamePage = (el) =>
    el.localName === "a" &&
    el.hasAttribute("href") &&
    el.getAttribute("href").startsWith("#") &&
    el.getAttribute("href").length > 1;
  const { goalOf } = tools;
  const skipLinks = () =>
    walk.stops
      .slice(0, SKIP_STOPS)
      .filter(
        ({ el }) =>
          el.isConnected &&
          isSamePage(el) &&
          (SKIP_NAME.test(shortName(el)) || SKIP_NAME.test(el.getAttribute("href").replace(/[-_#]/g, " "))),
      )
      .map(({ el, number, seen }) => ({
        number,
        name: shortName(el),
        href: tools.clip(el.getAttribute("href"), NAME_CHARS),
        seen: seen || "unknown",
        has_target: !!goalOf(el),
        target: tools.target(el),
      }));
  const isBehind = (el, goal, precedes) => walk.holds(goal, el) || precedes(goal, el);
  const putAddressBack = () => {
    if (location.href !== walk.address) history.replaceState(history.state, "", walk.address);
  };
  // Links that arrive for certain, so that none needs to be followed: the goal is shown, Tab went through the page in its
  // order and undisturbed, and no script stands in the way. The rest is the browser's doing (HTML, "scroll to the fragment").
  const plainWays = () => {
    if (
      !walk.ended ||
      walk.moves.length ||
      walk.later.length ||
      walk.lost.length ||
      tools.queryAll("[tabindex]").some((el) => el.tabIndex > 0)
    )
      return { numbers: [] };
    return { numbers: options.numbers.filter((number) => isPlainWay(walk.stops[number].el)) };
  };
  const isPlainWay = (link) => {
    const goal = goalOf(link);
    const isOpen = () => goalOf(link) === goal && tools.isVisible(goal) && !goal.closest("[inert]");
    const isServed = () => {
      const precedes = tools.orderNow(); // a press of the link may change it
      return (
        walk.stops.some(({ el }) => el.isConnected && isBehind(el, goal, precedes)) ||
        !walk.tabbables().some((el) => isBehind(el, goal, precedes))
      );
    };
    if (!goal || link.target || link.pathname + link.search !== location.pathname + location.search) return false;
    return isOpen() && isServed() && isLeftAlone(link, goal) && isOpen() && isServed();
  };
  // Asks the page's scripts with a press of Enter that ends with us: whether they leave the way to the browser, or give
  // the focus to the goal themselves. The page is not drawn meanwhile.
  const isLeftAlone = (link, goal) => {
    const key = { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true, composed: true };
    const [left, top, length, focused] = [scrollX, scrollY, history.length, walk.active()];
    let isFree = false;
    const end = (event) => {
      isFree = !event.defaultPrevented;
      event.preventDefault();
    };
    addEventListener("click", end);
    if (["keydown", "keypress"].every((type) => link.dispatchEvent(new KeyboardEvent(type, key)))) link.click();
    removeEventListener("click", end);
    const now = walk.active();
    const isThere = now !== link && walk.holds(goal, now);
    const isStill =
      now === focused &&
      scrollX === left &&
      scrollY === top &&
      location.href === walk.address &&
      history.length === length;
    if (now !== focused && now) now.blur();
    scrollTo({ left, top, behavior: "instant" });
    putAddressBack();
    return isThere || (isFree && isStill);
  };
  // After Enter and Tab: whether focus is now in or behind what the link names. Puts the address back.
  const arrive = () => {
    const link = walk.stops[options.number].el;
    putAddressBack();
    const goal = goalOf(link);
    const now = walk.active();
    const isOnward = (el) => isBehind(el, goal, tools.precedes);
    // Where nothing behind the goal takes the focus, Tab goes round to the top: what is there is to be read.
    if (goal && tools.isVisible(goal) && !walk.tabbables().some(isOnward)) return { arrived: true, is_nowhere: false };
    if (walk.isNowhere(now)) return { arrived: false, is_nowhere: true };
    if (now === link) return { arrived: !!goal && walk.holds(goal, link), is_nowhere: false }; // it stands in what it leads to
    const isPast = goal ? isOnward(now) : walk.stops.findIndex((stop) => stop.el === now) > options.number + 1;
    return { arrived: isPast, is_nowhere: false };
  };

  // ---- traps ----
  // Stops that may be held: those that scripts gave focus to, and those seen again and again.
  const suspects = () => {
    const list = new Set();
    for (const [, el] of walk.moves) list.add(el);
    for (const el of walk.later) list.add(el);
    if (!walk.ended && walk.current) list.add(walk.current.el);
    return {
      numbers: [...list]
        .map((el) => walk.at.get(el))
        .filter((stop) => stop && stop.el.isConnected)
        .map((stop) => stop.number),
      moves: walk.moves.filter(([from]) => from.el.isConnected).map(([from]) => from.number),
      lost: walk.lost.map((stop) => stop.number),
      navigations: walk.navigations.filter(([stop]) => stop).map(([stop]) => stop.number),
    };
  };
  const place = () => {
    const now = walk.active();
    const stop = walk.at.get(now);
    if (!stop && !walk.isNowhere(now)) walk.reach(now);
    const dialog = walk.isNowhere(now) ? null : now.closest(DIALOG);
    return {
      number: walk.isNowhere(now) ? -1 : walk.at.get(now).number,
      is_frame: !!walk.isFrame(now),
      in_dialog: !!dialog,
      has_way_out:
        !!dialog && dialog.querySelector("button,[role=button],a[href],input[type=submit],input[type=button]") !== null,
    };
  };
  const help = () => {
    const held = options.numbers.map((number) => walk.stops[number].el);
    const said = document.body.innerText.length <= HELP_CHARS ? document.body : held[0].parentElement || held[0];
    const described = held.flatMap((el) => tools.idrefs(el, "aria-describedby")).map((el) => tools.textOf(el));
    const titles = held.map((el) => `${el.getAttribute("title") || ""} ${el.getAttribute("aria-label") || ""}`);
    const link = held.find((el) => isPlainLink(el) && LEAVE_NAME.test(shortName(el)));
    return {
      text: tools.clip(tools.fold([said.innerText, ...described, ...titles].join(" ")), HELP_CHARS),
      link: link ? shortName(link) : "",
    };
  };
  const isPlainLink = (el) => el.localName === "a" && (el.getAttribute("href") || "").startsWith("#");
  const held = () => ({ targets: options.numbers.map((number) => tools.target(walk.stops[number].el)) });
  const describe = () => {
    const { el } = walk.stops[options.number];
    return {
      target: tools.target(el),
      name: shortName(el),
      is_guard: !shortName(el) && !el.matches(NATIVE) && !el.querySelector("img,svg"),
    };
  };

  // ---- show and hide by key ----
  const controlled = (el) => tools.idrefs(el, "aria-controls");
  const isOpen = (el) => tools.isVisible(el) && el.getBoundingClientRect().height > 1;
  const isToggle = (el) =>
    el.hasAttribute("aria-expanded") || (el.getAttribute("role") === "button" && controlled(el).length > 0);
  // What is known to show or hide, and nothing else: it names what on this page it opens, and that is as open as it says;
  // or it opens a dialog of the page. By its words nobody can tell what a control does.
  const isKnown = (el) => {
    const parts = controlled(el),
      expanded = el.getAttribute("aria-expanded");
    if (!parts.length || el.closest("form,[contenteditable]") || el.querySelector(NATIVE)) return false;
    if (expanded === "true" || expanded === "false")
      return parts.every((part) => isOpen(part) === (expanded === "true"));
    return (
      el.getAttribute("aria-haspopup") === "dialog" && parts.every((part) => part.matches(DIALOG) && !isOpen(part))
    );
  };
  const toggles = () => {
    const kinds = new Map();
    for (const { el, number, seen } of walk.stops) {
      if (
        !el.isConnected ||
        el.matches(NATIVE) ||
        el.closest("a[href],button,label,summary") ||
        !isToggle(el) ||
        seen !== "shown"
      )
        continue;
      const tried = isKnown(el),
        kind = `${tried} ${tools.path(el)}`;
      if (!kinds.has(kind)) kinds.set(kind, { number, target: tools.target(el), tried });
    }
    return [...kinds.values()].toSorted((a, b) => b.tried - a.tried).slice(0, MAX_TOGGLES);
  };
  const state = () => {
    const { el } = walk.stops[options.number];
    const rect = el.getBoundingClientRect();
    const x = rect.left + rect.width / 2,
      y = rect.top + rect.height / 2;
    const hit = el.getRootNode().elementFromPoint(x, y);
    const marks = ["aria-expanded", "aria-pressed", "aria-selected", "class"].map((name) => el.getAttribute(name));
    const shown = controlled(el).map(isOpen);
    return { marks: JSON.stringify([marks.slice(0, 3), shown]), x, y, is_hit: !!hit && walk.holds(el, hit) };
  };
  return {
    skip_links: skipLinks,
    plain_ways: plainWays,
    arrive,
    suspects,
    place,
    help,
    held,
    describe,
    toggles,
    state,
  }[options.step]();
};
