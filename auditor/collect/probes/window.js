// A window that takes the rest of the page away, and the control that closes it without agreeing to anything.
// options.step: "look" returns { found } (null: no window); "press" presses the control of that look.
// options.words: data/window_words.toml.
export default (tools, options) => {
  const MAX_INSIDE = 1000; // elements of a window that are told apart from the rest
  const MAX_TEXT = 300;
  const HIDDEN_SHARE = 0.5; // of the page's text outside of the window, taken away by inert or aria-hidden
  const NAME_CHARS = 60; // a longer name is no button's
  const state = (globalThis.civicAuditorWindow ||= { control: null });

  if (options.step === "press") {
    state.control?.click();
    return {};
  }
  // -- the window --------------------------------------------------------------------------------
  // What is not rendered gives all its text as `innerText`: a closed panel takes nothing away.
  const lettersOf = (el) => (el.checkVisibility() ? tools.fold(el.innerText || "").length : 0);
  const isShown = (el) =>
    tools.isVisible(el) && el.getBoundingClientRect().width > 1 && el.getBoundingClientRect().height > 1;
  const CONTROL = 'a,button,[role="button"]';
  const AWAY = '[inert],[aria-hidden="true"]';
  // What lies in the middle of its part of the screen: a menu that waits beside the page does not.
  const isOnTop = (el) => {
    const rect = el.getBoundingClientRect();
    const x = (Math.max(rect.left, 0) + Math.min(rect.right, innerWidth)) / 2,
      y = (Math.max(rect.top, 0) + Math.min(rect.bottom, innerHeight)) / 2;
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot && hit !== el) {
      const deeper = hit.shadowRoot.elementFromPoint(x, y);
      if (!deeper || deeper === hit) break;
      hit = deeper;
    }
    for (; hit; hit = tools.parentOf(hit)) if (hit === el) return true;
    return false;
  };
  const isAway = (el) => !!el.closest(AWAY);
  const dialogs = tools.queryAll('dialog,[role="dialog"],[role="alertdialog"],[aria-modal="true"]');
  // A window that is called none is known by lying over the page while the rest is taken away; a control is no window.
  const overlays = document.querySelector(AWAY)
    ? [...document.body.children].filter(
        (el) => !dialogs.includes(el) && !el.matches(CONTROL) && /fixed|absolute/.test(getComputedStyle(el).position),
      )
    : [];
  const candidates = [...overlays, ...dialogs].filter(
    (el) => isShown(el) && !isAway(el) && (el.matches("dialog:modal") || isOnTop(el)),
  );
  // Most of what is not in the window is taken away from people who don't see the page.
  const takesAway = (el) => {
    const all = lettersOf(document.body);
    const own = lettersOf(el);
    if (all <= own) return false;
    let away = 0;
    for (const other of document.querySelectorAll(AWAY))
      if (!other.parentElement?.closest(AWAY) && !other.contains(el)) away += lettersOf(other);
    return away >= HIDDEN_SHARE * (all - own);
  };
  const kindOf = (el) => {
    if (el.matches("dialog:modal")) return "dialog";
    if (takesAway(el)) return "inert";
    return dialogs.includes(el) && el.getAttribute("aria-modal") === "true" ? "modal" : "";
  };
  // -- its control -------------------------------------------------------------------------------
  const words = Object.fromEntries(Object.entries(options.words).map(([name, list]) => [name, new Set(list)]));
  const lowName = (el) => tools.nameOf(el).toLowerCase();
  const bare = (name) =>
    name
      .replace(/[.!…’]+$/u, "")
      .replace(/’/g, "'")
      .trim();
  const wordsOf = (text) => text.split(/[\s,;:.!–—-]+/u).filter(Boolean);
  const agrees = (list) => list.some((word) => words.agree.has(word));
  const refuses = (name) => {
    if (words.refuse.has(name)) return true;
    for (const start of words.refuse_start)
      if (name === start || name.startsWith(`${start} `))
        return wordsOf(name.slice(start.length)).every((word) => words.tail.has(word));
    const [first, ...rest] = wordsOf(name);
    return words.no.has(first) && !agrees(rest);
  };
  // A link that leads away and a button that sends a form are no way to close a window.
  const onlyCloses = (el) => {
    if (el.disabled) return false;
    if (el.localName === "a")
      return (
        el.getAttribute("role") === "button" && (!el.hasAttribute("href") || el.getAttribute("href").startsWith("#"))
      );
    return (
      !el.form || el.type === "button" || (el.form.method === "dialog" && !el.formAction.startsWith("javascript:"))
    );
  };
  const controlOf = (win) => {
    const all = tools.queryAll('button,[role="button"],input[type="button"],input[type="submit"]', win).filter(isShown);
    const usable = all.filter((el) => onlyCloses(el) && lowName(el).length <= NAME_CHARS);
    const pick = (test) => usable.find((el) => test(bare(lowName(el))));
    const only = all.length === 1 ? (name) => words.noted.has(name) : () => false;
    return pick(refuses) || pick((name) => words.close.has(name)) || pick(only) || null;
  };
  state.control = null;
  for (const el of candidates.toReversed()) {
    const kind = kindOf(el); // the one opened last stands last and lies on top
    if (!kind) continue;
    state.control = controlOf(el);
    const inside = [el, ...tools.queryAll("*", el)].slice(0, MAX_INSIDE);
    return {
      found: {
        kind,
        target: tools.target(el),
        text: tools.clip(tools.fold(el.innerText || ""), MAX_TEXT),
        inside: inside.map(tools.selector),
      },
      control: state.control && tools.clip(tools.fold(state.control.innerText || lowName(state.control)), NAME_CHARS),
    };
  }
  return { found: null, control: null };
};
