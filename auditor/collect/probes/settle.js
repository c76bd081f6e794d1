// Waits until the document has loaded, its fonts are there, its finite animations are over and its
// DOM has been still for a while; then stops endless animations at their start, so that two visits
// see the same picture. Asynchronous; always returns within options.limit_ms.
export default async (options) => {
  const started = performance.now();
  const left = () => options.limit_ms - (performance.now() - started);
  const within = (promise) =>
    Promise.race([
      promise.then(
        () => true,
        () => true,
      ),
      new Promise((done) => setTimeout(() => done(false), Math.max(0, left()))),
    ]);
  const late = [];
  if (
    document.readyState !== "complete" &&
    !(await within(new Promise((done) => addEventListener("load", done, { once: true }))))
  )
    late.push({ what: "document" });
  if (document.fonts && document.fonts.status !== "loaded" && !(await within(document.fonts.ready)))
    late.push({ what: "fonts" });

  let lastChange = performance.now();
  let lastName = ""; // of the element that changed last
  const observer = new MutationObserver((records) => {
    lastChange = performance.now();
    lastName = records[records.length - 1].target.localName || "";
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const isFinite = (animation) => animation.effect && animation.effect.getComputedTiming().endTime !== Infinity;
  // What follows the scrolling (`animation-timeline`) stands still as long as nobody scrolls.
  const running = () =>
    document
      .getAnimations()
      .filter(({ playState, timeline }) => playState === "running" && timeline === document.timeline);
  let isStill = false;
  while (left() > 0) {
    const quietFor = performance.now() - lastChange;
    const moving = running().some(isFinite);
    if (quietFor >= options.quiet_ms && !moving) {
      isStill = true;
      break;
    }
    // oxlint-disable-next-line no-await-in-loop -- it looks again and again until the page is still
    await new Promise((done) =>
      setTimeout(done, Math.min(left(), moving ? 50 : Math.max(options.quiet_ms - quietFor, 10))),
    );
  }
  observer.disconnect();
  if (!isStill) late.push({ what: "content", name: lastName });
  for (const animation of running()) {
    if (isFinite(animation)) animation.finish();
    else {
      animation.pause();
      animation.currentTime = 0;
    }
  }
  // From now on count changes, so that it can be told whether the page held still while it was looked at.
  if (globalThis.civicAuditorWatch) globalThis.civicAuditorWatch.disconnect();
  globalThis.civicAuditorChanges = 0;
  globalThis.civicAuditorWatch = new MutationObserver((records) => (globalThis.civicAuditorChanges += records.length));
  globalThis.civicAuditorWatch.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  return { settled: late.length === 0, why: late };
};
