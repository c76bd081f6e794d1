// Text of the page in typed blocks, in the order of the rendered tree.
// The same rules, for HTML without a browser, are in auditor/text/reading/page_parts.py and page_frame.py; change both.
// What is main content and what its frame stands in one table for both: auditor/data/main_content.toml.
/** @type {Probe<Artifacts.DocumentText, {main_content: MainContent}>} */
export default (tools, { main_content: { main: marks, frame, named, limits } }) => {
  const MAX_BLOCKS = 20000;
  const MAX_GLOSSARY_CHARS = 200; // kept of the description of a term: an expansion is shorter
  const MAX_SHORT_CELL_WORDS = 12; // of a cell in a table of data without headers
  const MIN_DATA_ROWS = 3;
  const EXPANDABLE = new Set(["abbr", "acronym", "dfn"]);
  const ACRONYM = /^[A-Z]{2,7}$/;
  const SKIP = new Set([
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "canvas",
    "audio",
    "video",
    "select",
    "textarea",
    "datalist",
    "head",
    "title",
    "meta",
    "link",
    "img",
    "map",
    "progress",
    "meter",
    "input",
    "rp",
    "rt",
    "s",
    "strike",
    "del",
  ]);
  const KINDS = {
    p: "paragraph",
    li: "list_item",
    dd: "list_item",
    h1: "heading",
    h2: "heading",
    h3: "heading",
    h4: "heading",
    h5: "heading",
    h6: "heading",
    label: "label",
    legend: "label",
    button: "button",
    summary: "button",
    figcaption: "caption",
    caption: "caption",
    blockquote: "quote",
    pre: "code",
    listing: "code",
    xmp: "code",
    plaintext: "code",
    dt: "other",
    address: "other",
  };
  const ROLE_KINDS = {
    heading: "heading",
    button: "button",
    tab: "button",
    menuitem: "button",
    listitem: "list_item",
    cell: "cell",
    gridcell: "cell",
    columnheader: "cell",
    rowheader: "cell",
    blockquote: "quote",
    caption: "caption",
    paragraph: "paragraph",
  };
  const KEPT_INSIDE = new Set(["heading", "button", "label", "caption", "quote", "code", "cell"]);
  // How text inside a block is set, as bits: bold, a raised sign of a footnote, code and quotes, links, and line breaks.
  const [BOLD, RAISED, VERBATIM, LINKED, BREAK] = [1, 2, 4, 8, 16];
  const STYLES = { b: BOLD, strong: BOLD, code: VERBATIM, kbd: VERBATIM, samp: VERBATIM, tt: VERBATIM, var: VERBATIM };
  Object.assign(STYLES, { q: VERBATIM, a: LINKED });
  // What a lowered sign is glued to where it is that of a footnote, and no part of a formula.
  const BEFORE_NOTE = /[\p{L}][a-zß-ÿ]{2}$|[.,;:)”"]$/u;
  const PICTURED = { img: "alt", a: "aria-label", svg: "aria-label" };
  const MAX_PICTURED_CHARS = 200; // kept of the text for a picture: a name is shorter
  const NOTE_MARK = /^\s*[[(]?\s*(?:\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|[a-pr-v])\s*[\])]?\s*$/;
  const [SIGNS, RAISED_SIGNS] = ["0123456789abcdefghijklmnoprstuv", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛ"];
  const raised = (text) => text.replace(/[0-9a-pr-v]/g, (sign) => RAISED_SIGNS[SIGNS.indexOf(sign)]);
  const TAKEN_OVER = new Set(["list_item", "other"]);
  const anyWordOf = (expressions) => new RegExp(`\\b(?:${expressions.join("|")})\\b`);
  const FRAME_NAME = anyWordOf(named.frame);
  const LINKS_NAME = anyWordOf(named.links);
  const SITE_NAME = new RegExp(`^(?:${named.site.join("|")})$`);
  const STATE_NAME = new RegExp(`^(?:${named.states.join("|")}) `);
  const BUTTON_CLASSES = ["usa-button", "btn", "button"];

  const wordsOf = (text) => (text.match(/\S+/g) || []).length;
  const { givenRole, nodesIn } = tools;
  const hasText = (el) => !!el.textContent.trim();
  // Soft hyphens and zero-width marks stand inside words and are never seen.
  const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;
  const fold = (text) => tools.fold(text.replace(UNSEEN, ""));

  const mainRoot = () => {
    const landmark = tools
      .queryAll(`${marks.landmark},[role~="${marks.landmark}"]`)
      .find((el) => tools.isVisible(el) && hasText(el));
    if (landmark) return landmark;
    for (const name of marks.names) {
      const found = document.querySelector(`[id="${name}" i]`);
      if (found && tools.isVisible(found) && hasText(found) && !getComputedStyle(found).display.startsWith("inline"))
        return found;
    }
    const articles = tools.queryAll("article").filter((el) => tools.isVisible(el) && hasText(el));
    return articles.length === 1 ? articles[0] : document.body;
  };
  const main = document.body ? mainRoot() : null;
  const hasMain = main !== document.body;
  // The ids of what a button or tab in the same root opens.
  const openedIn = tools.once((root) => {
    const openers = [...root.querySelectorAll('[aria-controls][aria-expanded],[aria-controls][role="tab"]')];
    return new Set(openers.flatMap((el) => (el.getAttribute("aria-controls") || "").split(/\s+/)));
  });
  const pageWords = document.body ? wordsOf(document.body.textContent) : 0;
  let allowance = limits.looks_per_word * (pageWords + 100);
  const countWords = (el) => {
    if (allowance <= 0) return Infinity;
    const words = wordsOf(el.textContent);
    allowance -= words + 1;
    return words;
  };

  const nameCache = new Map();
  const meaning = (written) => {
    if (!nameCache.has(written)) {
      const name = written
        .replace(/[\s_-]+|(?<=[a-z])(?=[A-Z])/g, " ")
        .trim()
        .toLowerCase();
      nameCache.set(
        written,
        STATE_NAME.test(name)
          ? ""
          : FRAME_NAME.test(name)
            ? "frame"
            : LINKS_NAME.test(name)
              ? "links"
              : SITE_NAME.test(name)
                ? "site"
                : "",
      );
    }
    return nameCache.get(written);
  };
  const isNamed = (el, name, isInline) => {
    if (name === "frame" || (name === "site" && !hasMain))
      return countWords(el) <= Math.max(limits.frame_words, limits.frame_share * pageWords);
    if (name !== "links" || isInline) return false;
    const words = countWords(el);
    if (words <= limits.few_words || words > limits.wrapper_share * pageWords) return words <= limits.few_words;
    const links = [...el.querySelectorAll("a,button")];
    const inLinks = links.reduce((sum, link) => sum + wordsOf(link.textContent), 0);
    return limits.mostly_links * words <= inLinks && inLinks <= limits.link_words * links.length;
  };
  const isSearch = (form) =>
    (/search/i.test(form.getAttribute("action") || "") || !!form.querySelector("input[type=search]")) &&
    countWords(form) <= limits.frame_words;
  // Whether an element belongs to the page's frame and not to its content.
  const isFrame = (el, role, isSectioned, isInline) => {
    const tag = el.localName;
    if (frame.roles.includes(role) || (!role && frame.tags.includes(tag))) return true;
    if (!hasMain && !isSectioned && (frame.site_roles.includes(role) || (!role && frame.site_tags.includes(tag))))
      return true;
    if (tag === "form") return isSearch(el);
    if (named.nameless.includes(tag)) return false;
    return [el.id, ...el.classList].some((name) => name && isNamed(el, meaning(name), isInline));
  };
  // A table holds data when it has headers, a caption, or several rows of short cells; else its cells are boxes.
  const isData = (table) => {
    const role = givenRole(table);
    if (role === "presentation" || role === "none") return false;
    if (["table", "grid", "treegrid"].includes(role)) return true;
    if (table.querySelector("table")) return false;
    if (table.caption && hasText(table.caption)) return true;
    let rows = 0,
      isShort = true;
    for (const row of table.rows) {
      const cells = [...row.cells];
      if (cells.some((cell) => cell.localName === "th" && hasText(cell))) return true;
      rows += cells.length > 1 ? 1 : 0;
      isShort = isShort && cells.every((cell) => wordsOf(cell.textContent) <= MAX_SHORT_CELL_WORDS);
    }
    return isShort && rows >= MIN_DATA_ROWS;
  };

  /** @type {Artifacts.TextBlock[]} */
  const blocks = [];
  let capped = false;
  let buffer = []; // [text, language, its style]
  let expansions = [];
  let terms = [];
  let pictured = [];

  // Where each part stands in the folded text, in characters (not in units of UTF-16); one pass, as a block may have
  // thousands of parts.
  const placed = (parts) => {
    let end = 0,
      isApart = false; // white space stands before the next word
    return parts.map(([part, , style]) => {
      const solid = fold(part),
        bare = part.replace(UNSEEN, "");
      if (!solid) {
        isApart ||= bare !== "";
        return { style, start: end, end };
      }
      if (end && (isApart || /^\s/.test(bare))) end += 1;
      const start = end;
      end += [...solid].length;
      isApart = /\s$/.test(bare);
      return { style, start, end };
    });
  };
  // Where in the folded text the parts stand that are set so.
  const spansOf = (places, set) =>
    places.filter(({ style, start, end }) => style & set && end > start).map(({ start, end }) => [start, end]);
  // Where in the folded text a line begins behind a line break.
  const lineStarts = (places) => {
    const ends = places.filter(({ style, end }) => style & BREAK && end).map(({ end }) => end);
    return [...new Set(ends)].map((end) => end + 1).filter((start) => start < places.at(-1).end);
  };
  const flush = (context) => {
    const text = fold(buffer.map(([part]) => part).join(""));
    const parts = buffer.filter(([part]) => part.trim());
    const langs = new Set(parts.map(([, lang]) => lang));
    const places = buffer.some(([, , style]) => style & (VERBATIM | LINKED | BREAK)) ? placed(buffer) : [];
    const verbatim = spansOf(places, VERBATIM);
    const links = spansOf(places, LINKED);
    const breaks = lineStarts(places);
    buffer = [];
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    if (blocks.length >= MAX_BLOCKS) {
      capped = true;
      return;
    }
    if (context.el.localName === "dt" || context.el.parentElement?.localName === "dt") terms.push(text);
    else if (terms.length) {
      expansions.push(...terms.map((term) => [term, text.slice(0, MAX_GLOSSARY_CHARS)]));
      terms = [];
    }
    blocks.push({
      kind: context.kind,
      text,
      selector: tools.selector(context.el),
      lang: langs.size === 1 ? [...langs][0] : context.lang,
      in_main: context.inMain,
      is_shown: context.isShown,
      expansions,
      is_bold: parts.every(([, , style]) => style & BOLD),
      verbatim,
      part: context.part,
      breaks,
      links,
      pictured,
    });
    expansions = [];
    pictured = [];
  };
  const isButton = (el) => el.localName === "a" && BUTTON_CLASSES.some((name) => el.classList.contains(name));
  const ownKind = (el, role) => {
    const native = role === "presentation" || role === "none" ? "" : KINDS[el.localName];
    return (isButton(el) ? "button" : ROLE_KINDS[role]) || native || "paragraph";
  };
  const kindOf = (el, role, outer) => {
    if (KEPT_INSIDE.has(outer.kind) && outer.kind !== "quote") return outer.kind;
    if (outer.kind === "quote") return ownKind(el, role) === "heading" ? "heading" : "quote";
    if (el.localName === "td" || el.localName === "th")
      return outer.isData || ROLE_KINDS[role] === "cell" ? "cell" : "paragraph";
    const own = ownKind(el, role);
    return own === "paragraph" && TAKEN_OVER.has(outer.kind) ? outer.kind : own;
  };
  // Whether text in the element is shown at first; null if it is never seen.
  const isShown = (el, style, outer, context) => {
    const isHidden = style.display === "none" || (context.isShown && style.visibility !== "visible");
    if (isHidden) return openedIn(el.getRootNode()).has(el.id) || givenRole(el) === "tabpanel" ? false : null;
    if (tools.isClippedAway(style)) return null;
    return context.isShown && !(outer.localName === "details" && !outer.open && el.localName !== "summary");
  };
  // A button made of an input shows its value.
  const addInput = (el, context) => {
    if (!["submit", "button", "reset"].includes(el.type) || !el.getAttribute("value") || !tools.isVisible(el)) return;
    flush(context);
    buffer.push([el.value, context.lang, 0]);
    flush({ ...context, el, kind: "button" });
  };
  const styleOf = (el) => {
    const before = el.previousSibling;
    const isGlued = el.localName === "sub" && before?.nodeType === 3 && BEFORE_NOTE.test(before.textContent || "");
    const isNote = el.localName === "sup" || givenRole(el) === "doc-noteref" || isGlued;
    return (STYLES[el.localName] || 0) | (isNote && NOTE_MARK.test(el.textContent) ? RAISED : 0);
  };
  // Keep the text that stands for a picture, or the name given to a link, where it is of several words.
  const keepPictured = (el) => {
    const name = PICTURED[el.localName];
    const text = name ? (el.getAttribute(name) || "").trim() : "";
    if (text.includes(" ")) pictured.push(text.slice(0, MAX_PICTURED_CHARS));
  };
  const walk = (el, context, lang, outerStyle) => {
    let lastBreak = false;
    const style = outerStyle | styleOf(el);
    for (const node of nodesIn(el)) {
      if (node.nodeType === 3) {
        buffer.push([style & RAISED ? raised(node.data) : node.data, lang, style]);
        if (node.data.trim()) lastBreak = false;
        continue;
      }
      if (node.nodeType !== 1) continue;
      if (node.localName === "br") {
        if (lastBreak) flush(context);
        buffer.push([" ", lang, style | BREAK]);
        lastBreak = true;
        continue;
      }
      if (node.localName === "input") addInput(node, context);
      keepPictured(node);
      if (SKIP.has(node.localName)) continue;
      const css = getComputedStyle(node);
      const shown = isShown(node, css, el, context);
      if (shown === null) continue;
      lastBreak = false;
      visit(node, css, shown, context, lang, style);
    }
  };
  /** Whether an element's title may be the name that its capitals stand for: it begins alike, and is longer. */
  const spellsOut = (short, title) =>
    title.length > short.length && title[0].toUpperCase() === short[0] && ACRONYM.test(short);
  let parts = 0; // panels and details met so far
  const isPart = (el, role) =>
    el.localName === "details" || role === "tabpanel" || openedIn(el.getRootNode()).has(el.id);
  const visit = (el, css, shown, outer, outerLang, style) => {
    const role = givenRole(el);
    const lang = (el.getAttribute("lang") || outerLang).trim();
    const isInline = css.display.startsWith("inline") || css.display === "contents";
    const inMain = el === main || (outer.inMain && !isFrame(el, role, outer.isSectioned, isInline));
    if (isInline && !KINDS[el.localName] && !ROLE_KINDS[role] && !isButton(el) && inMain === outer.inMain) {
      const long = fold(el.getAttribute("title") || "");
      const short = long && fold(el.textContent);
      if (long && (EXPANDABLE.has(el.localName) || spellsOut(short, long))) expansions.push([short, long]);
      walk(el, outer, lang, style);
      return;
    }
    flush(outer);
    const context = {
      el,
      lang,
      inMain,
      kind: kindOf(el, role, outer),
      isShown: shown,
      isSectioned: outer.isSectioned || frame.sectioning.includes(el.localName),
      isData: el.localName === "table" ? isData(el) : outer.isData,
      part: isPart(el, role) ? (parts += 1) : outer.part,
    };
    walk(el, context, lang, style);
    flush(context);
    if (el.localName === "dl") terms = [];
  };
  const lang = document.documentElement.getAttribute("lang") || "";
  if (document.body) {
    const outer = {
      el: document.body,
      kind: "paragraph",
      lang,
      inMain: !hasMain,
      isShown: true,
      isSectioned: false,
      isData: false,
      part: 0,
    };
    const own = (document.body.getAttribute("lang") || lang).trim();
    walk(document.body, { ...outer, lang: own }, own, 0);
    flush({ ...outer, lang: own });
  }
  return { title: tools.fold(document.title), lang, blocks, capped };
};
