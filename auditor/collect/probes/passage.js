// What stands before the main content, and what leads past it (WCAG 2.4.1).
/** @type {Probe<Artifacts.Passage>} */
export default (tools) => {
  const MIN_CONTENT_CHARS = 60; // of running text outside menus: where the main content has begun for certain
  const MAX_TEXTS = 3000; // text nodes looked at before giving up
  const MIN_LINKS_IN_BLOCK = 3; // links; fewer, not marked as a menu, are as soon passed as skipped
  const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip)$/i; // what a menu does not lead to
  const ASIDE = new Set(["navigation", "banner", "complementary", "contentinfo", "search"]);
  const SHOWN =
    "img,svg,canvas,video,audio,iframe,object,embed,math,input:not([type=hidden]),select,textarea,button,meter,progress,a[href]";
  const regionOf = new WeakMap();
  const region = (el) => {
    if (!el || el === document.body) return "";
    if (!regionOf.has(el)) regionOf.set(el, tools.landmark(el) || region(tools.parentOf(el)));
    return regionOf.get(el);
  };
  const lengthsIn = tools.once((block) => ({
    links: [...block.querySelectorAll("a")].reduce((sum, link) => sum + tools.fold(link.textContent).length, 0),
    own: tools.fold(block.textContent.slice(0, 3000)).length,
  }));
  const isMainText = (node) => {
    const el = node.parentElement;
    if (ASIDE.has(region(el)) || el.closest("a,button,script,style,noscript,li li,option,label")) return false;
    const block = el.closest("p,td,li,dd,div,section,article,main,center,blockquote,body");
    if (!block) return false;
    const { own, links } = lengthsIn(block);
    return (
      own >= MIN_CONTENT_CHARS &&
      links < own / 2 &&
      node.data.trim().length >= MIN_CONTENT_CHARS / 3 &&
      tools.isVisible(el) &&
      tools.isExposed(el)
    );
  };
  let main = null;
  if (document.body) {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let n = 0; n < MAX_TEXTS && walker.nextNode(); n += 1) {
      if (walker.currentNode.data.trim().length < MIN_CONTENT_CHARS / 3 || !isMainText(walker.currentNode)) continue;
      main = walker.currentNode.parentElement;
      break;
    }
  }
  // A list of files, or of links with more text than links, is content; a menu is neither.
  const isFile = (link) => URL.canParse(link.href) && FILE.test(new URL(link.href).pathname);
  const isContentList = (list) => {
    if (ASIDE.has(region(list)) || tools.parentOf(list)?.closest("ul,ol,dl,table")) return false;
    const links = [...list.querySelectorAll("a[href]")];
    if (links.length < MIN_LINKS_IN_BLOCK || !tools.isVisible(list) || !tools.isExposed(list)) return false;
    const { own, links: linked } = lengthsIn(list);
    return links.filter(isFile).length > links.length / 2 || (own >= MIN_CONTENT_CHARS && linked < own / 2);
  };
  const list = tools.queryAll("ul,ol,dl,table").find(isContentList);
  if (list && (!main || tools.precedes(list, main))) main = list;
  const before = (el) => !main || (tools.precedes(el, main) && !el.contains(main));
  const isLink = (el) => tools.isExposed(el) && el.checkVisibility();
  const leading = tools
    .queryAll("a[href],button,summary,input:not([type=hidden]),select,[tabindex='0']")
    .filter((el) => before(el) && isLink(el));
  const lastLeading = leading.findLast((el) => el.getRootNode() === document);
  const regionsBefore = new Set();
  for (const el of document.querySelectorAll("nav,aside,header,search,[role]")) {
    const role = tools.landmark(el);
    if (ASIDE.has(role) && before(el) && tools.isVisible(el) && el.textContent.trim()) regionsBefore.add(role);
  }

  const leadsPast = (link) => {
    const end = tools.goalOf(link);
    if (!end || end === document.body || ASIDE.has(region(end)) || end.contains(link) || !tools.precedes(link, end))
      return false;
    if (!main || end.contains(main) || tools.precedes(main, end)) return true;
    return !lastLeading || !tools.precedes(end, lastLeading); // nothing to press between where it leads and the content
  };
  const skipLinks = [...document.querySelectorAll('a[href^="#"]')].filter(
    (el) =>
      (el.getAttribute("href") || "").length > 1 &&
      el.tabIndex >= 0 &&
      before(el) &&
      isLink(el) &&
      tools.name(el) &&
      leadsPast(el),
  );
  // A header may hold the menus and, after them, the heading of the page: H69 asks only that it begins the content. Where no
  // running text tells the content, links behind it are the content's own, and the footer comes after all of it.
  const endsBlock = (el) => {
    if (region(el) !== "banner" || !before(el)) return false;
    const after = leading.filter((control) => tools.precedes(el, control));
    const inMenus = after.map(region).some((role) => ASIDE.has(role) && (main || role !== "contentinfo"));
    return !inMenus && (!main || after.length < MIN_LINKS_IN_BLOCK);
  };
  const headings = tools.queryAll("h1,h2,h3,h4,h5,h6,[role=heading]").filter((el) => {
    const role = (el.getAttribute("role") || "").trim();
    const isHeading = (!role || role === "heading") && tools.isExposed(el) && tools.name(el);
    return isHeading && (!ASIDE.has(region(el)) || endsBlock(el));
  });
  const landmarks = tools
    .queryAll("main,[role=main]")
    .filter((el) => tools.landmark(el) === "main" && tools.isExposed(el));
  const mains = landmarks.filter((el) => el.textContent.trim() || el.querySelector("img,iframe,svg,video,input"));
  const holdsNothing = (el) =>
    !el.shadowRoot &&
    !tools.textOf(el, { shown: true, room: 1 }) &&
    ![...el.querySelectorAll("*")].some((part) => part.shadowRoot || (part.matches(SHOWN) && tools.isVisible(part)));
  const scripted = leading.filter((el) =>
    el.matches(
      "button,summary,[onclick],[aria-expanded],[aria-controls],[role=button],[role=link],a[href='#'],a[href^='javascript:']",
    ),
  );
  const links = leading.filter((el) => el.localName === "a");
  const marked = links.filter((el) => ASIDE.has(region(el)));
  const block = marked.length ? marked : links;
  return {
    links_before: block.length,
    links_in_view: block.filter(tools.canBeSeen).length,
    controls_before: leading.length,
    regions_before: [...regionsBefore].toSorted(),
    content: main ? tools.clip(tools.fold(main.textContent), 80) : "",
    content_target: main ? tools.target(main) : null,
    skip_links: skipLinks.length,
    headings: headings.length,
    mains: mains.length,
    empty_mains: landmarks.every((el) => holdsNothing(el) && el.checkVisibility()) ? landmarks.length : 0,
    scripted_before: scripted.length,
  };
};
