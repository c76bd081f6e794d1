// Which listeners there are. Runs in the page's own world, since a world sees its own listeners only,
// with `getEventListeners` of the console (DevTools protocol, Runtime.evaluate with includeCommandLineAPI);
// it calls nothing of the page but jQuery's reader of its own list, and changes nothing.
export default () => {
  const EVENTS = new Set(
    (
      "click dblclick mousedown mouseup pointerdown pointerup touchstart touchend keydown keypress keyup " +
      "devicemotion deviceorientation paste dragstart drag dragend mouseenter mouseover pointerenter pointerover"
    ).split(" "),
  );
  const MAX_ELEMENTS = 20000,
    MAX_ITEMS = 2000,
    MAX_TEXTS = 200,
    MAX_TEXT_CHARS = 4000;
  const source = Function.prototype.toString;
  // A page's own function of that name goes before the console's: better no answer than a false one.
  if (!source.call(getEventListeners).includes("[native code]"))
    throw new Error("the page has a getEventListeners of its own");
  const textIds = new Map(),
    texts = [],
    items = [],
    delegated = [];
  let capped = false;
  const textId = (handler) => {
    const fn = typeof handler === "function" ? handler : handler && handler.handleEvent;
    if (typeof fn !== "function") return -1;
    if (textIds.has(fn)) return textIds.get(fn);
    let id = -1;
    if (texts.length < MAX_TEXTS) id = texts.push(source.call(fn).slice(0, MAX_TEXT_CHARS)) - 1;
    else capped = true;
    textIds.set(fn, id);
    return id;
  };
  const jq = window.jQuery && typeof window.jQuery._data === "function" ? window.jQuery : null;
  // jQuery listens once an element and type, and keeps the handlers in a list of its own.
  const fromJquery = (node, found) => {
    let lists = null;
    try {
      lists = jq._data(node, "events");
    } catch {
      return new Set();
    }
    const types = new Set();
    for (const type in lists || {}) {
      types.add(type);
      for (let i = 0; i < (lists[type].length || 0); i++) {
        const entry = lists[type][i],
          kind = EVENTS.has(entry.type) ? entry.type : entry.origType;
        if (!EVENTS.has(kind)) continue;
        if (!entry.selector) found.push([kind, textId(entry.handler)]);
        else if (delegated.length < MAX_ITEMS) delegated.push([String(entry.selector), kind, textId(entry.handler)]);
        else capped = true;
      }
    }
    return types;
  };
  const reactKey = (el) => {
    const keys = Object.keys(el);
    for (let i = 0; i < keys.length; i++) if (keys[i].slice(0, 13) === "__reactProps$") return keys[i];
    return "";
  };
  // React listens at its root and keeps each element's own handler in its properties.
  const REACT = [
    ["onClick", "click"],
    ["onMouseDown", "mousedown"],
    ["onPointerDown", "pointerdown"],
    ["onPaste", "paste"],
    ["onKeyDown", "keydown"],
    ["onMouseEnter", "mouseenter"],
  ];
  const fromReact = (el, found) => {
    const key = reactKey(el);
    if (!key || !el[key]) return false;
    for (const [name, type] of REACT)
      if (typeof el[key][name] === "function") found.push([type, textId(el[key][name])]);
    return true;
  };
  const listeners = (node, isElement) => {
    const found = [],
      own = getEventListeners(node),
      types = Object.keys(own);
    const isReact = isElement && fromReact(node, found);
    const known = types.length && jq ? fromJquery(node, found) : null;
    for (let i = 0; i < types.length; i++) {
      const type = types[i];
      if (!EVENTS.has(type) || (known && known.has(type))) continue;
      if (isReact && found.some((entry) => entry[0] === type)) continue; // its empty handler for old Safari
      for (let j = 0; j < own[type].length; j++) found.push([type, textId(own[type][j].listener)]);
    }
    return found;
  };
  const all = [];
  const walk = (root) => {
    const own = root.querySelectorAll("*");
    for (let i = 0; i < own.length; i++) all.push(own[i]);
    for (let i = 0; i < own.length; i++) if (own[i].shadowRoot) walk(own[i].shadowRoot);
  };
  walk(document);
  for (let i = 0; i < all.length && i < MAX_ELEMENTS; i++) {
    const found = listeners(all[i], true);
    if (!found.length) continue;
    if (items.length < MAX_ITEMS) items.push([i, found]);
    else capped = true;
  }
  if (all.length > MAX_ELEMENTS) capped = true;
  // Scripts that act on a change of the address, as a link within the page makes one.
  const hears = (target, types) => {
    const own = getEventListeners(target);
    for (let i = 0; i < types.length; i++) if (own[types[i]]) return true;
    return false;
  };
  const routes =
    hears(window, ["hashchange", "popstate"]) || (typeof navigation === "object" && hears(navigation, ["navigate"]));
  const answer = {
    routes,
    count: all.length,
    window: listeners(window, false),
    document: listeners(document, false),
    items,
    delegated,
    texts,
    capped,
  };
  return JSON.stringify(answer);
};
