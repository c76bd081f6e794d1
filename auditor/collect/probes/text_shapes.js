// Text with the look of structure: lines that begin with a typed marker, and short lines set off from the
// text that follows as a heading would be. Both only where no list and no heading is.
/** @type {Probe<Artifacts.TextShapes>} */
export default (tools) => {
  const MAX_LISTED = 100;
  const MAX_STYLED = 600; // elements whose style is looked at
  const MAX_HEADING_CHARS = 90;
  const BOLD = 600; // CSS font-weight from which a face is called bold
  const LARGER = 1.15; // times the size of the following text; less is not seen as larger
  /** @type {[string, RegExp][]} */
  const MARKERS = [
    ["bullet", /^\s*([•·▪▫◦‣●○■□►▶➢➤➔✓✔✦❖⁃∙])\s*/],
    ["dash", /^\s*([-–—*])\s+/],
    ["number", /^\s*(\d{1,2})[.)]\s+/],
    ["letter", /^\s*([a-zA-Z])[.)]\s+/],
  ];
  const NOT_TYPED =
    'li,dl,pre,code,samp,textarea,script,style,noscript,select,button,option,svg,nav,[role="list"],[role="listitem"],[role="navigation"],[contenteditable="true"],[aria-hidden="true"]';
  const isBlock = (el) => !/^(inline|contents|none|ruby)/.test(getComputedStyle(el).display);
  const blockOf = (node) => {
    let el = node.parentElement;
    while (el && el !== document.body && !isBlock(el)) el = el.parentElement;
    return el;
  };
  // Whether nothing stands before the node on its line.
  const startsLine = (node, block) => {
    for (let at = node; at !== block; at = at.parentNode) {
      for (let before = at.previousSibling; before; before = before.previousSibling) {
        if (before.nodeName === "BR") return true;
        if (
          before.nodeType === 3
            ? before.data.trim()
            : before.nodeType === 1 && (before.textContent.trim() || before.querySelector("img,input"))
        ) {
          return before.nodeType === 1 && isBlock(before);
        }
      }
    }
    return true;
  };
  const lineText = (node, block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    walker.currentNode = node;
    let text = node.data;
    while (text.length < 400 && walker.nextNode() && walker.currentNode.nodeName !== "BR")
      if (walker.currentNode.nodeType === 3) text += walker.currentNode.data;
    return tools.fold(text);
  };

  const lines = [];
  const walker = document.createTreeWalker(document.body || document, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const match = MARKERS.find(([, pattern]) => pattern.test(node.data + " "));
    if (!match || node.parentElement?.closest(NOT_TYPED)) continue;
    const block = blockOf(node);
    if (!block || !startsLine(node, block) || !tools.isVisible(block)) continue;
    const text = lineText(node, block);
    if (text.length < 3 || /^[h]\d/i.test(block.localName)) continue;
    lines.push({ node, block, kind: match[0], marker: (match[1].exec(node.data + " ") || [])[1], text });
    if (lines.length >= 2000) break;
  }
  const order = (marker) => (/^\d+$/.test(marker) ? Number(marker) : marker.toLowerCase().charCodeAt(0));
  const continues = (a, b) => {
    if (a.kind !== b.kind || ((a.kind === "number" || a.kind === "letter") && order(b.marker) !== order(a.marker) + 1))
      return false;
    if (a.block === b.block) return true;
    let next = a.block.nextElementSibling;
    while (next && next !== b.block && !next.textContent.trim()) next = next.nextElementSibling;
    return next === b.block;
  };
  const runs = [];
  for (const line of lines) {
    const run = runs[runs.length - 1];
    if (run && continues(run[run.length - 1], line)) run.push(line);
    else runs.push([line]);
  }
  const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] || 0;
  const lists = runs
    .filter((run) => run.length > 1)
    .slice(0, MAX_LISTED)
    .map(
      /** @returns {Artifacts.TypedList} */ (run) => ({
        target: tools.target(run[0].block),
        kind: run[0].kind,
        count: run.length,
        markers: run.slice(0, 4).map((line) => line.marker),
        made_of: run[0].block === run[1].block ? "lines" : "blocks",
        first_text: tools.clip(run[0].text, 80),
        median_chars: middle(run.map((line) => line.text.length)),
      }),
    );

  const NOT_HEADING =
    'a,button,label,legend,summary,th,caption,figcaption,figure,dt,dd,li,blockquote,address,fieldset,pre,code,h1,h2,h3,h4,h5,h6,[role="heading"],[role="button"],[role="tab"],[role="tabpanel"] > [role],[role="alert"],[role="status"],[role="presentation"] > [role],[aria-hidden="true"],svg,time';
  const HOLDS_MORE =
    "p,div,ul,ol,dl,table,form,input,select,textarea,button,img,svg,iframe,video,h1,h2,h3,h4,h5,h6,hr,section,article,br,time,[role]";
  const NO_MAIN = new Set(["navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "form"]);
  const WORD = /[\p{L}\p{N}]/u;
  const ENDS_SENTENCE = /[.,;:!…]["'”’)\]]*$/;
  const isTitleText = (text) =>
    text.length >= 3 && text.length <= MAX_HEADING_CHARS && /\p{L}{2}/u.test(text) && !ENDS_SENTENCE.test(text);
  const textsIn = (el) => {
    const found = [],
      inner = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    while (inner.nextNode() && found.length < 12) if (inner.currentNode.data.trim()) found.push(inner.currentNode);
    return found;
  };
  const look = (nodes) => {
    const styles = nodes.map((node) => getComputedStyle(node.parentElement));
    return {
      bold: styles.every((style) => Number(style.fontWeight) >= BOLD),
      size: Math.min(...styles.map((style) => Number.parseFloat(style.fontSize))),
    };
  };
  const isRead = (el) => el.textContent.trim() && tools.isVisible(el);
  const nearestRead = {
    nextElementSibling: tools.nearest("nextElementSibling", isRead),
    previousElementSibling: tools.nearest("previousElementSibling", isRead),
  };
  const lengthOf = tools.once((el) => tools.fold(el.textContent).length);
  const neighbour = (el, way) => {
    for (let at = el, climbs = 0; at && at !== document.body && climbs < 2; at = at.parentElement, climbs += 1) {
      const next = nearestRead[way](at);
      if (next) return next;
      // A wrapper of this text alone is climbed out of; where more stands in it, nothing follows.
      if (
        !at.parentElement ||
        at.parentElement.childNodes.length > 5 ||
        tools.fold(at.parentElement.textContent) !== tools.fold(el.textContent)
      )
        return null;
    }
    return null;
  };
  /** @type {Artifacts.LookHeading[]} */
  const headings = [];
  let styled = 0,
    capped = false;
  const add = (el, nodes, text, next, nextNodes, followingChars, madeOf) => {
    if (styled >= MAX_STYLED) {
      capped = true;
      return;
    }
    styled += 1;
    const own = look(nodes),
      other = look(nextNodes.slice(0, 3));
    const ratio = Math.round((own.size / other.size) * 100) / 100;
    if (!(own.bold && !other.bold) && ratio < LARGER) return;
    if (headings.length >= MAX_LISTED || !tools.isVisible(el) || NO_MAIN.has(tools.region(el)) || !tools.isExposed(el))
      return;
    const before = neighbour(el, "previousElementSibling");
    headings.push({
      target: tools.target(el),
      text,
      bold: own.bold,
      following_bold: other.bold,
      size_ratio: ratio,
      follows: next ? next.localName : "",
      following_chars: followingChars,
      made_of: madeOf,
      centred: getComputedStyle(el).textAlign === "center",
      all_link: nodes.every((node) => node.parentElement.closest("a") || !WORD.test(node.data)), // bars may part links
      under_heading: !!before && /^h[1-6]$/.test(before.localName) && madeOf === "block",
    });
  };
  const holdsHeading = tools.once((el) => !!el.querySelector("h1,h2,h3,h4,h5,h6,[role=heading]"));
  const heads = (next) =>
    next && !/^(h[1-6]|button|form|input|img|svg|hr)$/.test(next.localName) && !holdsHeading(next);
  for (const el of document.querySelectorAll("p,div,center")) {
    // Children first: the text of a wrapper around the whole page would be put together for nothing.
    if (el.childElementCount > 4 || !el.firstChild || [...el.children].some((child) => child.matches(HOLDS_MORE)))
      continue;
    const text = tools.fold(el.textContent.slice(0, 400));
    if (!isTitleText(text) || el.querySelector(HOLDS_MORE) || el.closest(NOT_HEADING)) continue;
    const next = neighbour(el, "nextElementSibling");
    if (!heads(next)) continue;
    const nextNodes = textsIn(next);
    if (nextNodes.length) add(el, textsIn(el), text, next, nextNodes, lengthOf(next), "block");
  }
  for (const el of document.querySelectorAll(
    "p > b:first-child,p > strong:first-child,div > b:first-child,div > strong:first-child,td > b:first-child,td > strong:first-child",
  )) {
    const end =
      el.nextSibling && el.nextSibling.nodeType === 3 && !el.nextSibling.data.trim()
        ? el.nextSibling.nextSibling
        : el.nextSibling;
    if (!end || end.nodeName !== "BR" || el.previousSibling?.textContent?.trim()) continue;
    const text = tools.fold(el.textContent);
    if (!isTitleText(text) || el.querySelector("br,img") || el.closest(NOT_HEADING)) continue;
    const rest = textsIn(el.parentElement).filter((node) => !el.contains(node));
    if (rest.length)
      add(
        el,
        textsIn(el),
        text,
        null,
        rest,
        tools.fold((el.parentElement || el).textContent).length - text.length,
        "line",
      );
  }
  return {
    lists,
    headings,
    real_headings: document.querySelectorAll("h1,h2,h3,h4,h5,h6,[role=heading]").length,
    real_lists: document.querySelectorAll("ul,ol,dl").length,
    capped,
  };
};
