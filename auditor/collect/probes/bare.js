// What a document holds when it holds next to nothing: told of error pages and empty documents, before anything is audited
// (auditor/collect/stand_ins.py judges). A function expression; world.js holds it.
export default () => {
  const MAX_CHARS = 2000; // more text than any error page of a server has
  const MAX_ELEMENTS = 300; // more than any error page has: what is larger is a page
  const NO_CONTENT = "script,style,template,noscript,link,meta,title,base";
  const SHOWN = "img,svg,canvas,video,audio,iframe,frame,object,embed,math";
  const FIELDS = "input:not([type=hidden]),select,textarea,button,[contenteditable],[role=button],[role=textbox]";
  // No footer: products sign there.
  const FRAMEWORK = "nav,header,aside,[role=navigation],[role=banner],[role=search]";
  const DOT_PX = 1; // a picture no larger counts visits
  const isPicture = (el) => {
    if (!el.checkVisibility()) return false;
    const { width, height } = el.getBoundingClientRect();
    const isWaiting = el instanceof HTMLImageElement && !el.complete;
    return isWaiting || width > DOT_PX || height > DOT_PX;
  };
  // A background, or content that a style makes.
  const isPainted = (el) =>
    getComputedStyle(el).backgroundImage !== "none" ||
    ["::before", "::after"].some((part) => !/^(none|normal|"\s*")$/.test(getComputedStyle(el, part).content));
  const body = document.body;
  const elements = body ? [...body.querySelectorAll("*")].filter((el) => !el.closest(NO_CONTENT)) : [];
  const isLarge = elements.length > MAX_ELEMENTS;
  const fold = (text) => text.replace(/\s+/g, " ").trim().slice(0, MAX_CHARS);
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let text = "";
    while (text.length < MAX_CHARS && walker.nextNode())
      if (!walker.currentNode.parentElement?.closest(NO_CONTENT)) text += ` ${walker.currentNode.nodeValue}`;
    return text;
  };
  return {
    title: fold(document.title),
    heading: fold(document.querySelector("h1")?.textContent || ""),
    text: body ? fold(texts(body)) : "",
    is_page:
      isLarge ||
      body instanceof HTMLFrameSetElement ||
      elements.some((el) => el.shadowRoot || el.localName.includes("-") || el.matches(FRAMEWORK)),
    links: document.querySelectorAll("a[href]").length,
    pictures: isLarge ? 0 : elements.filter((el) => el.matches(SHOWN) && isPicture(el)).length,
    fields: isLarge ? 0 : elements.filter((el) => el.matches(FIELDS)).length,
    is_painted: !isLarge && !!body && [document.documentElement, body, ...elements].some(isPainted),
  };
};
