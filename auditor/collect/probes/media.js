// Images and players.
(tools) => {
  const MAX_IMAGES = 2000;
  const round = (n) => Math.round(n * 10) / 10;
  const all = tools.queryAll('img,svg,[role="img"],input[type="image"]').filter(tools.isVisible);
  const images = all.slice(0, MAX_IMAGES).map((el) => {
    const rect = el.getBoundingClientRect();
    return {
      src: tools.clip(el.currentSrc || el.getAttribute("src") || "", 2000),
      alt: el.hasAttribute("alt") ? el.getAttribute("alt") : el.getAttribute("aria-label"),
      width_px: round(rect.width),
      height_px: round(rect.height),
      selector: tools.selector(el),
    };
  });
  const players = tools.queryAll("video,audio").map((el) => ({
    kind: el.localName,
    src: tools.clip(el.currentSrc || el.getAttribute("src") || "", 2000),
    tracks: [...el.querySelectorAll("track")].map((track) => track.kind),
    autoplay: el.autoplay,
    controls: el.controls,
    muted: el.muted || el.defaultMuted,
    selector: tools.selector(el),
  }));
  return { images, players, capped: all.length > MAX_IMAGES };
}
