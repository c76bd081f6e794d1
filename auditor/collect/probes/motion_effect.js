// What motion of the device does to the page. With `move` the page is told of one motion or tilt, by an event of
// our own; else what can be seen is compared with the look before. With `heard` (what the probe `listening` found)
// it also names the controls that could do the same, or switch the motion off.
export default (tools, options) => {
  const MAX_FIELDS = 200,
    MAX_PARTS = 300,
    STEP_PX = 4,
    TEXT_CHARS = 80,
    MAX_NAMES = 10;
  const GRAVITY = 9.81; // m/s², of a device that lies flat
  const state = (globalThis.civicAuditorTilt ||= { last: null });
  if (options.move) {
    const { kind, alpha, beta, gamma, x, y, z } = options.move;
    if (typeof DeviceOrientationEvent !== "function" || typeof DeviceMotionEvent !== "function") return { told: false };
    const rotationRate = { alpha, beta, gamma },
      acceleration = { x, y, z };
    if (kind === "deviceorientation") dispatchEvent(new DeviceOrientationEvent(kind, rotationRate));
    else
      dispatchEvent(
        new DeviceMotionEvent(kind, {
          acceleration,
          accelerationIncludingGravity: { x, y, z: z + GRAVITY },
          rotationRate,
          interval: 16,
        }),
      );
    return { told: true };
  }
  const fields = () =>
    tools
      .queryAll("input,select,textarea,progress,meter")
      .slice(0, MAX_FIELDS)
      .filter(tools.isVisible)
      .map((el) => `${el.value} ${el.checked}`);
  const parts = () =>
    [...document.body.querySelectorAll("*")].slice(0, MAX_PARTS).map((el) => {
      const rect = el.getBoundingClientRect();
      return (
        [rect.left + scrollX, rect.top + scrollY, rect.width, rect.height].map((n) => Math.round(n / STEP_PX)) +
        (el.currentSrc || "") +
        tools.isVisible(el)
      );
    });
  const seen = document.body
    ? {
        text: tools.fold(document.body.innerText),
        fields: fields().join("\n"),
        places: parts().join("\n"),
        scroll: [scrollX, scrollY].map(Math.round).join(),
      }
    : {};
  const changed = state.last ? Object.keys(seen).filter((key) => seen[key] !== state.last[key]) : [];
  const figures = (options.figures || []).map((figure) => new RegExp(`(^|[^\\d.])${figure}(?!\\d)`));
  const prints =
    changed.includes("text") && figures.some((figure) => figure.test(seen.text) && !figure.test(state.last.text));
  state.last = seen;
  if (!options.heard) return { changed, prints };

  // What works by itself, and whatever a script listens to. A script may read a field whenever it likes. A link
  // within a sentence leads on; one that stands alone may lead to a page of settings.
  const WORKS =
    'a[href],input:not([type=hidden],[type=button]),select,textarea,summary,iframe,object,embed,audio[controls],video[controls],[contenteditable=""],[contenteditable=true],button[popovertarget],button[commandfor],form button:not([type=button]),[form]:not([type=button])';
  const lengthOf = tools.once((el) => tools.fold(el.textContent).length);
  const isInSentence = (el) => {
    const block = el.matches("a") && el.closest("p,li,dd,td,blockquote");
    return !!block && lengthOf(block) > 2 * lengthOf(el);
  };
  const all = tools.queryAll("*");
  const works = new Set(tools.queryAll(WORKS).filter((el) => !isInSentence(el)));
  for (const index of options.heard.indexes) if (all[index]) works.add(all[index]);
  for (const selector of options.heard.selectors) {
    try {
      for (const el of tools.queryAll(selector)) works.add(el);
    } catch {
      continue;
    } // a library's own selector language
  }
  const usable = [...works].filter((el) => !el.matches(":disabled,[aria-disabled=true]") && tools.isVisible(el));
  const called = (el) => tools.clip(tools.nameOf(el), TEXT_CHARS) || el.localName;
  const draws = tools.queryAll("canvas").some(tools.isVisible);
  return { changed, controls: usable.slice(0, MAX_NAMES).map(called), control_count: usable.length, draws };
};
