// Texts of the page by the language they inherit: shown text in blocks, accessible names, the title.
/** @type {Probe<Artifacts.LanguageParts>} */
export default (tools) => {
  const MAX_TEXTS = 300,
    MAX_TEXT_CHARS = 240,
    MAX_USUAL_CHARS = 100; // of the page's own language
  const MAX_UNUSUAL = 60,
    MIN_UNUSUAL_WORDS = 6; // texts that may be in another language
  const FREQUENT_WORDS = 40,
    MAX_FREQUENT_CHARS = 5; // the page's own small words: "the", "de la", "und"
  const MAX_PARTS = 150,
    MAX_PART_CHARS = 1500; // of elements with a language of their own
  const MAX_LINKS = 60,
    MAX_LINK_CHARS = 32,
    MAX_LINK_WORDS = 4;
  const MIN_CHARS = 2;
  const SKIP = new Set([
    "SCRIPT",
    "STYLE",
    "NOSCRIPT",
    "TEMPLATE",
    "IFRAME",
    "OBJECT",
    "CANVAS",
    "AUDIO",
    "VIDEO",
    "HEAD",
    "SELECT",
    "TEXTAREA",
    "DATALIST",
    "MATH",
    "math",
    "INPUT",
  ]);
  const INLINE = new Set([
    "A",
    "ABBR",
    "ACRONYM",
    "B",
    "BDI",
    "BDO",
    "BIG",
    "CITE",
    "DEL",
    "DFN",
    "EM",
    "FONT",
    "I",
    "INS",
    "LABEL",
    "MARK",
    "NOBR",
    "Q",
    "S",
    "SMALL",
    "SPAN",
    "STRIKE",
    "STRONG",
    "SUB",
    "SUP",
    "TIME",
    "TT",
    "U",
    "WBR",
  ]);
  const VERBATIM = new Set(["CODE", "KBD", "SAMP", "VAR", "PRE"]);
  const NAMED =
    'img[alt],area[alt],svg,[role="img"],[aria-label],[aria-labelledby],input[type="image"],input[type="submit"],input[type="button"],input[type="reset"]';
  const LINKS = 'a[href],button,[role="link"],[role="button"],[role="menuitem"]';
  // Names of languages in letters of English (auditor/data/languages.toml); the others have letters of their own.
  const PLAIN_NAME =
    /^(en )?(english|espanol|castellano|francais|deutsch|italiano|portugues|nederlands|svenska|norsk|dansk|suomi|suomeksi|polski|po polsku|hrvatski|bosanski|magyar|romana|shqip|eesti|eesti keel|euskara|galego|cymraeg|gaeilge|malti|tieng viet|kreyol|kreyol ayisyen|ayisyen|tagalog|filipino|wikang filipino|bahasa indonesia|bahasa melayu|kiswahili|soomaali|af soomaali|af-soomaali|soomaaliga|afaan oromo|afaan oromoo|hmoob|lus hmoob|gagana samoa|norsk nynorsk|srpski|o'zbekcha)$/i;
  const XML_NS = "http://www.w3.org/XML/1998/namespace";
  const isXml = document.contentType === "application/xhtml+xml";

  const langOf = (el) => (isXml && el.getAttributeNS(XML_NS, "lang")) || el.getAttribute("lang");
  const visible = new WeakMap();
  const isShown = (el) => {
    // What has no box of its own may still show its children.
    if (!visible.has(el))
      visible.set(
        el,
        tools.isVisible(el) ||
          (getComputedStyle(el).display === "contents" && !!tools.parentOf(el) && isShown(tools.parentOf(el))),
      );
    return visible.get(el);
  };
  const texts = [],
    parts = [];
  let capped = false,
    isFull = false;
  // `part`: the element whose language is inherited; the root has none of its own.
  const root = { lang: langOf(document.documentElement) || "", buffer: "", el: null };
  let block = { el: document.body, verbatim: false };
  const flush = () => {
    const text = tools.fold(root.buffer);
    root.buffer = "";
    if (text.length < MIN_CHARS) return;
    if (texts.length >= MAX_TEXTS) capped = isFull = true;
    else
      texts.push({ el: block.el, text: tools.clip(text, MAX_TEXT_CHARS), is_name: false, is_verbatim: block.verbatim });
  };
  const add = (part, text) => {
    if (part === root || part.buffer.length < MAX_PART_CHARS) part.buffer += text;
  };
  const children = tools.nodesIn;
  const enter = (el, outer) => {
    const lang = el === document.body || el.parentNode ? langOf(el) : null;
    if (lang === null) return outer;
    const part = { lang, outer_lang: outer.lang, buffer: "", el };
    if (parts.length < MAX_PARTS) parts.push(part);
    else capped = true;
    return part;
  };
  const holdsLang = new Set(); // all that an element with a language stands in
  for (const el of tools.queryAll("[lang]"))
    for (let node = tools.parentOf(el); node && !holdsLang.has(node); node = tools.parentOf(node)) holdsLang.add(node);
  const walk = (el, part, verbatim) => {
    for (const node of children(el)) {
      if (node.nodeType === 3) {
        if (root.buffer.length > 4 * MAX_TEXT_CHARS && part === root) continue;
        if (/\S/.test(node.data) && (!node.parentElement || isShown(node.parentElement))) add(part, node.data);
        else add(part, " ");
        continue;
      }
      if (node.nodeType !== 1 || SKIP.has(node.tagName)) continue;
      // Once there is text enough of the page's language, only elements with another one matter.
      if (isFull && part === root && !node.hasAttribute("lang") && !node.shadowRoot && !holdsLang.has(node)) continue;
      if (node.firstElementChild && !isShown(node) && getComputedStyle(node).visibility === "visible") continue;
      const inner = enter(node, part);
      const isVerbatim =
        verbatim ||
        VERBATIM.has(node.tagName) ||
        node.getAttribute("translate") === "no" ||
        node.classList.contains("notranslate");
      if (INLINE.has(node.tagName)) {
        walk(node, inner, isVerbatim);
        if (inner !== part) add(part, " ");
        continue;
      }
      add(inner, " ");
      flush();
      const outerBlock = block;
      block = { el: node, verbatim: isVerbatim };
      walk(node, inner, isVerbatim);
      add(inner, " ");
      flush();
      block = outerBlock;
    }
  };
  const partOf = new Map();
  const partAt = (el) => {
    for (let node = el; node && node !== document.documentElement; node = tools.parentOf(node))
      if (partOf.has(node)) return partOf.get(node);
    return root;
  };
  // The language of the text itself, which may stand in an element of its own.
  const textLang = (el) => {
    let only = el;
    while (
      only.children.length === 1 &&
      tools.fold(only.textContent) === tools.fold(only.children[0].textContent) &&
      langOf(only.children[0]) === null
    )
      only = only.children[0];
    const inside = only.children.length
      ? [...only.children].find((child) => langOf(child) !== null && tools.fold(child.textContent))
      : null;
    if (inside) return langOf(inside);
    return partAt(only).lang;
  };
  const saidOf = (el) => {
    const written = tools.valueLabel(el);
    if (written) return isShown(el) ? written : "";
    return tools.isExposed(el) ? tools.name(el) : "";
  };
  const addNames = () => {
    for (const el of tools.queryAll(NAMED)) {
      // An svg's own title is met on the walk; a name that repeats the shown text adds nothing.
      if (el.localName === "svg" && !el.hasAttribute("aria-label") && !el.hasAttribute("aria-labelledby")) continue;
      if (isFull && partAt(el) === root) continue;
      const text = tools.fold(saidOf(el));
      if (text.length < MIN_CHARS || text === tools.fold(el.textContent)) continue;
      const part = partAt(el);
      if (part !== root) add(part, " " + text + " ");
      else if (texts.length < MAX_TEXTS)
        texts.push({ el, text: tools.clip(text, MAX_TEXT_CHARS), is_name: true, is_verbatim: false });
      else capped = true;
    }
  };
  /** @returns {Artifacts.ShortLink[]} */
  const collectLinks = () => {
    /** @type {Map<string, Artifacts.ShortLink>} */
    const found = new Map();
    for (const el of tools.queryAll(LINKS)) {
      if (el.textContent.length > 4 * MAX_LINK_CHARS) continue;
      const text = tools.fold(el.textContent),
        bare = text.replace(/^[\s()[\]|/·•:–»›-]+|[\s()[\]|/·•:–»›-]+$/g, "");
      if (!el.hasAttribute("hreflang") && !/[\u0100-\uffff]|[\u00c0-\u00ff]/.test(bare) && !PLAIN_NAME.test(bare))
        continue;
      if (text.length < MIN_CHARS || text.length > MAX_LINK_CHARS || text.split(" ").length > MAX_LINK_WORDS) continue;
      const lang = textLang(el);
      const key = lang + " " + text;
      if (found.has(key) || !isShown(el)) continue;
      if (found.size >= MAX_LINKS) {
        capped = true;
        break;
      }
      found.set(key, { text, lang, hreflang: el.getAttribute("hreflang") || "", target: tools.target(el) });
    }
    return [...found.values()];
  };
  // Texts without any of the page's own small words may be in another language; only those need a place.
  const place = () => {
    const counts = new Map(),
      wordsOf = new Map();
    for (const item of texts) {
      const words = item.text.toLowerCase().match(/[\p{L}\p{M}]+/gu) || [];
      wordsOf.set(item, words);
      for (const word of words) if (word.length <= MAX_FREQUENT_CHARS) counts.set(word, (counts.get(word) || 0) + 1);
    }
    const frequent = new Set(
      [...counts]
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, FREQUENT_WORDS)
        .filter(([, count]) => count > 1)
        .map(([word]) => word),
    );
    let placed = 0;
    return texts.map(
      /** @returns {Artifacts.LanguageText} */ (item) => {
        const words = wordsOf.get(item);
        const known = words.filter((word) => frequent.has(word)).length;
        const isOwnScript = !/[\u0370-\u1dff\u2e80-\ud7ff\uf900-\uffdc]{2}/.test(item.text);
        const isUnusual =
          !isOwnScript || (words.length >= MIN_UNUSUAL_WORDS && known * MIN_UNUSUAL_WORDS < words.length);
        const target = isUnusual && placed++ < MAX_UNUSUAL ? tools.target(item.el) : null;
        return {
          text: tools.clip(item.text, target ? MAX_TEXT_CHARS : MAX_USUAL_CHARS),
          target,
          is_name: item.is_name,
          is_verbatim: item.is_verbatim,
        };
      },
    );
  };
  if (document.body && document.documentElement.localName === "html") {
    walk(document.documentElement, root, false);
    flush();
  }
  for (const part of parts) partOf.set(part.el, part);
  addNames();
  const links = collectLinks();
  return {
    lang: root.lang,
    title: tools.clip(tools.fold(document.title), MAX_TEXT_CHARS),
    root: root.lang ? tools.target(document.documentElement) : null,
    texts: place(),
    parts: parts
      .filter((part) => tools.fold(part.buffer))
      .map(
        /** @returns {Artifacts.LanguagePart} */ (part) => ({
          lang: part.lang,
          outer_lang: part.outer_lang,
          text: tools.clip(tools.fold(part.buffer), MAX_PART_CHARS),
          target: tools.target(part.el),
        }),
      ),
    links,
    capped,
  };
};
