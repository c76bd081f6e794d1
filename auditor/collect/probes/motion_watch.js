// Watches text and carousels that change by themselves: called with `start` once, then as often as wanted.
export default (tools, options) => {
  const MAX_WATCHED = 40,
    TEXT_CHARS = 80,
    MAX_TEXTS = 5;
  const state = (globalThis.civicAuditorMotion ||= { texts: new Map(), slides: [], observer: null });
  const textIn = (el) => tools.clip(tools.textOf(el, { room: TEXT_CHARS }), TEXT_CHARS);
  // What a carousel shows: where its parts are, and which of them are seen.
  const slides = (el) =>
    [...el.querySelectorAll("*")]
      .slice(0, 120)
      .map((part) => {
        const rect = part.getBoundingClientRect();
        return `${Math.round(rect.left / 4)},${Math.round(rect.top / 4)},${part.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ? 1 : 0}`;
      })
      .join(" ");
  const carousels = globalThis.civicAuditorCarousels || [];
  if (options.start) {
    state.texts.clear();
    state.slides = carousels.map((el) => ({ el, last: slides(el), changes: 0 }));
    state.observer = new MutationObserver((records) => {
      const touched = new Set();
      for (const record of records) {
        const el = record.target instanceof Element ? record.target : record.target.parentElement;
        if (
          !el ||
          /^(SCRIPT|STYLE|HEAD|TITLE|NOSCRIPT|TEXTAREA)$/.test(el.tagName) ||
          el === document.body ||
          el === document.documentElement
        )
          continue;
        touched.add(el);
        if (state.texts.has(el) || state.texts.size >= MAX_WATCHED) continue;
        const before =
          record.type === "characterData"
            ? record.oldValue
            : [...record.removedNodes].map((node) => node.textContent).join("");
        state.texts.set(el, { texts: [tools.clip(tools.fold(before || ""), TEXT_CHARS)], changes: 0 });
      }
      for (const el of touched) {
        const entry = state.texts.get(el),
          text = textIn(el);
        if (!entry || entry.texts[entry.texts.length - 1] === text) continue;
        entry.changes += 1;
        if (entry.texts.length < MAX_TEXTS) entry.texts.push(text);
        else entry.texts[MAX_TEXTS - 1] = text;
      }
    });
    state.observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      characterDataOldValue: true,
    });
  }
  for (const entry of state.slides) {
    const now = slides(entry.el);
    if (now !== entry.last) {
      entry.changes += 1;
      entry.last = now;
    }
  }
  const changing = [...state.texts].filter(
    ([el, entry]) => entry.changes > 0 && el.isConnected && tools.isVisible(el) && textIn(el) !== "",
  );
  const most = Math.max(0, ...changing.map(([, entry]) => entry.changes));
  if (!options.stop) return { most, turned: state.slides.filter((entry) => entry.changes > 0).length };
  state.observer.disconnect();
  const innermost = changing.filter(([el]) => !changing.some(([other]) => other !== el && el.contains(other)));
  const isIn = (el, list) => list.some((other) => other.contains(el));
  const turning = state.slides.filter((entry) => entry.changes > 0 && entry.el.isConnected);
  const free = innermost.filter(
    ([el]) =>
      !isIn(
        el,
        turning.map((entry) => entry.el),
      ),
  );
  const moving = [...free.map(([el]) => el), ...turning.map((entry) => entry.el)];
  const all = document.body ? tools.fold(document.body.innerText).length : 0;
  const own = moving.reduce((sum, el) => sum + tools.fold(el.innerText || "").length, 0);
  return {
    most,
    turned: turning.length,
    other_text_chars: Math.max(0, all - own),
    changing: free.slice(0, 20).map(
      /** @returns {Artifacts.ChangingText} */ ([el, entry]) => ({
        target: tools.target(el),
        texts: entry.texts,
        changes: entry.changes,
        role: (el.closest("[role]") || el).getAttribute("role") || "",
      }),
    ),
    carousels: turning.map(
      /** @returns {Artifacts.Moving} */ ({ el }) => {
        const rect = el.getBoundingClientRect();
        return {
          kind: "carousel",
          target: tools.target(el),
          starts_by_itself: true,
          width_px: Math.round(rect.width),
          height_px: Math.round(rect.height),
          share_of_window: Math.round((rect.width * rect.height * 100) / (innerWidth * innerHeight || 1)) / 100,
        };
      },
    ),
  };
};
