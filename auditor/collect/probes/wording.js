// What links, headings and buttons are called, for the eye and for assistive technology.
/** @type {Probe<Artifacts.Wording>} */
export default (tools, options, probes) => {
  const MAX_LINKS = 1500;
  const MAX_HEADINGS = 300;
  const MAX_CONTROLS = 300;
  const TEXT_CHARS = 300;
  const SHORT_NAME_CHARS = 45; // a name that says nothing is short
  const BOX_CHARS = 600; // a box with more text than this is no paragraph and no card
  const LINK_ROLES = new Set(["link", "doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref"]);
  const BLOCK_LEVEL = /^(block|list-item|flow-root|flex|grid|table.*)$/;
  const BLOCK_CONTAINER = /^(block|list-item|inline-block|flow-root|table-cell|table-caption)$/;
  const ADDRESS = /^(https?:|www\.)/i;
  const { CONTENT_NAMED, sourceOf, spoken, headersOf } = probes.naming(tools);
  const isSpecimen = probes.specimens(tools);
  let capped = false;
  const take = (list, limit) => {
    if (list.length > limit) capped = true;
    return list.slice(0, limit);
  };
  const displays = new WeakMap();
  const display = (el) => {
    if (!displays.has(el)) displays.set(el, getComputedStyle(el).display);
    return displays.get(el);
  };
  const isBlock = (el) => BLOCK_LEVEL.test(display(el));
  const lengths = new WeakMap();
  const lengthOf = (el) => {
    if (!lengths.has(el)) lengths.set(el, el.textContent.length);
    return lengths.get(el);
  };
  const isBare = (el) =>
    !el.firstElementChild && !el.shadowRoot && !el.hasAttribute("aria-label") && !el.hasAttribute("aria-labelledby");
  const unspaced = (/** @type {string} */ text) => text.replace(/\s+/g, "");
  // The engine's name, which joins words of several boxes ("Readmore") where a browser keeps them apart; an element with
  // text and nothing else is named by it.
  const called = (el) => {
    const name = (isBare(el) && tools.fold(el.textContent)) || tools.name(el);
    if (el.getElementsByTagName("*").length < 2) return name;
    const apart = tools.textOf(el, { shown: true });
    return unspaced(apart) === unspaced(name) ? apart : name;
  };

  // What ACT calls the block of a link: [the box it stands in, or where that is large the first node
  // of its line of inline content; the text around the link].
  const blockOf = (el) => {
    let box = tools.parentOf(el);
    while (box && box !== document.body && !BLOCK_CONTAINER.test(display(box))) box = tools.parentOf(box);
    if (box && box !== document.body && lengthOf(box) <= BOX_CHARS) return [box, spoken(box, el, BOX_CHARS)];
    let top = el;
    while (top.parentElement && !isBlock(top) && !isBlock(top.parentElement)) top = top.parentElement;
    if (isBlock(top)) return [top, top === el ? "" : spoken(top, el)];
    const ends = (node) => node.nodeType === 1 && (isBlock(node) || node.localName === "hr");
    let first = top,
      text = spoken(top, el);
    for (let node = top.previousSibling; node && !ends(node) && text.length < TEXT_CHARS; node = node.previousSibling) {
      if (node.nodeType === 8) continue;
      first = node;
      text = `${spokenNode(node)} ${text}`;
    }
    for (let node = top.nextSibling; node && !ends(node) && text.length < TEXT_CHARS; node = node.nextSibling)
      text += ` ${spokenNode(node)}`;
    return [first, text];
  };
  const spokenNode = (node) => (node.nodeType === 3 ? node.data : node.nodeType === 1 ? spoken(node, null) : "");
  const isListItem = (el) => {
    const role = el.getAttribute("role");
    if (role) return role === "listitem";
    if (el.localName !== "li") return false;
    const list = tools.parentOf(el)?.getAttribute("role");
    return !list || list === "list" || list === "directory";
  };
  const contexts = new Map(); // key of the elements that make a context -> its number
  const numbers = new WeakMap();
  let lastNumber = 0;
  const numberOf = (node) => numbers.get(node) || (numbers.set(node, ++lastNumber), lastNumber);
  const breaksIn = tools.once((box) => [...box.querySelectorAll("br")]);
  // The line of a block that a link stands in: what follows a `br` is beside nothing before it.
  const lineOf = (el, block) => (block.nodeType === 1 && tools.lastBefore(breaksIn(block), el)) || block;
  const contextOf = (el, name) => {
    const [block, blockText] = blockOf(el);
    const parts = [lineOf(el, block)],
      texts = new Set([tools.fold(blockText)]);
    const add = (text) => texts.add(tools.fold(text));
    const addHeaders = (up) => {
      let chars = [...texts].join(" ").length;
      for (const header of headersOf(up)) {
        if (chars > 3 * TEXT_CHARS) return; // more is not kept
        const text = tools.fold(spoken(header, null));
        if (!texts.has(text)) chars += text.length;
        add(text);
      }
    };
    let cell = null;
    for (let up = tools.parentOf(el); up && up !== document.body; up = tools.parentOf(up)) {
      if (isListItem(up)) {
        parts.push(up);
        add(spoken(up, el));
      } else if (
        !cell &&
        /^(td|th)$/.test(up.localName) &&
        !/^(presentation|none)$/.test((up.closest("table") || up).getAttribute("role") || "")
      ) {
        cell = up;
        parts.push(up);
        add(spoken(up, el));
        addHeaders(up);
      }
    }
    for (const extra of tools.idrefs(el, "aria-describedby")) add(spoken(extra, null));
    const title = tools.fold(el.getAttribute("title") || "");
    if (title !== name) add(title);
    const key = parts.map(numberOf).join(",");
    if (!contexts.has(key)) contexts.set(key, contexts.size);
    return { context: tools.clip(tools.fold([...texts].join(" ")), 2 * TEXT_CHARS), context_id: contexts.get(key) };
  };
  const HEADINGS = 'h1,h2,h3,h4,h5,h6,[role="heading"]';
  // The heading of the smallest box with one, unless the box is large.
  const cardHeading = (el) => {
    for (
      let up = tools.parentOf(el);
      up && up !== document.body && up.localName !== "main" && lengthOf(up) <= BOX_CHARS;
      up = tools.parentOf(up)
    ) {
      const heading = up.matches(HEADINGS) ? up : up.querySelector(HEADINGS);
      if (heading && !el.contains(heading)) return tools.clip(tools.fold(heading.textContent), TEXT_CHARS);
    }
    return "";
  };

  const links = () => {
    const found = [],
      byName = new Map();
    for (const el of take(
      tools.queryAll('a[href],area[href],[role="link"],[role="doc-noteref"],[role="doc-backlink"]'),
      MAX_LINKS,
    )) {
      if (!LINK_ROLES.has(tools.role(el)) || !tools.isExposed(el)) continue;
      const name = tools.clip(called(el), TEXT_CHARS);
      if (!name) continue;
      const href =
        typeof el.href === "string" ? el.href : el.href ? new URL(el.href.baseVal, document.baseURI).href : "";
      found.push({ el, name, href });
      const key = name.toLowerCase();
      byName.set(key, (byName.get(key) || new Set()).add(href));
    }
    return found.map(
      /** @returns {Artifacts.WordedLink} */ ({ el, name, href }) => {
        const fact = { target: { selector: "" }, name, href, leads_nowhere: tools.leadsNowhere(el) };
        if (name.length > SHORT_NAME_CHARS && !ADDRESS.test(name) && byName.get(name.toLowerCase()).size === 1)
          return { ...fact, target: { selector: tools.selector(el) } };
        return {
          ...fact,
          target: tools.target(el),
          download: el.hasAttribute("download"),
          only_image: !tools.fold(el.textContent) && !!el.querySelector("img,svg,[role=img]"),
          visible: tools.isVisible(el),
          ...contextOf(el, name),
          heading: cardHeading(el),
          specimen: isSpecimen(el, name),
        };
      },
    );
  };

  const headings = () =>
    take(tools.queryAll(HEADINGS), MAX_HEADINGS).flatMap(
      /** @returns {Artifacts.WordedHeading[]} */ (el) => {
        if (tools.role(el) !== "heading" || !tools.isExposed(el)) return [];
        const name = tools.clip(called(el), TEXT_CHARS);
        if (!name) return [];
        return [
          {
            target: tools.target(el),
            level: Number(el.getAttribute("aria-level")) || Number(el.tagName[1]) || 2,
            name,
            visible: tools.canBeSeen(el),
            specimen: isSpecimen(el, name),
          },
        ];
      },
    );

  const controls = () => {
    /** @type {Artifacts.WordedControl[]} */
    const found = [];
    const query =
      'button,summary,input[type="submit"],input[type="button"],input[type="reset"],[role="button"],[aria-label],[aria-labelledby]';
    for (const el of tools.queryAll(query)) {
      const role = tools.role(el);
      const isLabelled = el.hasAttribute("aria-label") || el.hasAttribute("aria-labelledby");
      const isField = isLabelled && tools.labelsOf(el).length && el.localName !== "button" && tools.isVisible(el);
      if (!(CONTENT_NAMED.has(role) || el.localName === "summary" || isField) || !tools.isExposed(el)) continue;
      const name = tools.clip(called(el), TEXT_CHARS);
      if (!name || (!isLabelled && name.length > SHORT_NAME_CHARS)) continue;
      const text = isField
        ? tools.labelsOf(el).map(tools.seenText).filter(Boolean).join("\n")
        : el.localName === "input"
          ? tools.valueLabel(el)
          : tools.seenText(el);
      if (!text && name.length > SHORT_NAME_CHARS) continue;
      if (found.length >= MAX_CONTROLS) {
        capped = true;
        break;
      }
      const specimen = isSpecimen(el, name);
      found.push({
        target: tools.target(el),
        role: role || el.localName,
        name,
        name_source: sourceOf(el),
        text,
        specimen,
      });
    }
    return found;
  };
  return { links: links(), headings: headings(), controls: controls(), capped };
};
