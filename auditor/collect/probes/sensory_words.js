// Sentences that tell a person to do something with a thing named by its place, shape, size or colour, and
// the names that things on the page have.
/** @type {Probe<Artifacts.SensoryWords>} */
export default (tools) => {
  const MAX_SENTENCES = 60;
  const MAX_NAMES = 1500;
  const MAX_NAME_CHARS = 100;
  const NAMES = ["aria-label", "alt", "title", "value"];
  const SENSE =
    /\b(left|right|top|bottom|upper|lower|corner|beneath|underneath|under|next to|beside|round|circular|square|triangular|triangle|circle|star|rectangular|oval|diamond|big|large|small|green|red|blue|yellow|orange|purple|pink|gr[ae]y|black|white|colou?red|highlighted)\b/i;
  const ACT =
    /\b(click|press|select|choose|use|using|see|find|look|go to|tap|open|refer|check|push|hit|follow|enter|type|scroll|navigate|fill)\b/i;
  const SKIP = "script,style,noscript,textarea,select,code,pre,template,h1,h2,h3,h4,h5,h6,title,[aria-hidden='true'] *";
  const lengthOf = tools.once((el) => el.textContent.length);
  /** @type {Artifacts.SensorySentence[]} */
  const sentences = [];
  const seen = new Set();
  const walker = document.createTreeWalker(document.body || document, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && sentences.length < MAX_SENTENCES) {
    const node = walker.currentNode;
    if (node.data.length < 8 || !SENSE.test(node.data) || !node.parentElement || node.parentElement.closest(SKIP))
      continue;
    const block =
      node.parentElement.closest("p,li,td,dd,div,label,figcaption,blockquote,section,main,article,body,span") ||
      node.parentElement;
    const host = (block.localName === "span" && block.parentElement) || block;
    if (seen.has(host) || lengthOf(host) > 4000 || !tools.isVisible(host) || !tools.isExposed(host)) continue;
    seen.add(host);
    for (const sentence of tools.fold(host.textContent).split(/(?<=[.!?])\s+(?=\p{Lu})/u)) {
      if (sentence.length > 400 || !SENSE.test(sentence) || !ACT.test(sentence)) continue;
      const lang = (host.closest("[lang]")?.getAttribute("lang") || "").toLowerCase();
      sentences.push({
        target: tools.target(host),
        text: sentence,
        lang,
        links: [...host.querySelectorAll("a[href],b,strong,em,kbd")]
          .slice(0, 8)
          .map((el) => tools.clip(tools.fold(el.textContent), 60)),
      });
    }
  }
  const names = new Set();
  if (sentences.length) {
    for (const el of tools
      .queryAll(
        "a[href],button,input:not([type=hidden]),select,textarea,summary,iframe,img,svg,nav,aside,section,form,h1,h2,h3,h4,h5,h6,legend,th,[role]",
      )
      .slice(0, MAX_NAMES)) {
      // Names as attributes and text give them: the whole computation for each element would cost too much.
      const own =
        NAMES.map((name) => el.getAttribute(name)).find(Boolean) ||
        tools.labelsOf(el)[0]?.textContent ||
        "" ||
        (el.childElementCount < 12 ? el.textContent : "");
      const name = tools.fold(own.slice(0, 400));
      if (name && name.length < MAX_NAME_CHARS) names.add(name.toLowerCase());
    }
  }
  return { sentences, names: [...names] };
};
