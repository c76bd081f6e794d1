// The first sign that a page offers a search of its site: seen or folded away, drawn already or to be drawn by a script that
// may have been kept back. Gives a selector, "" for none.
/** @type {Probe<string, {search_services: SearchServices}>} */
export default (tools, { search_services: services }) => {
  const WORD = "(?:search|buscar|buscador|busqueda|búsqueda|recherche|rechercher)";
  const BOX = "(?:[-_]?(?:box|bar|form|field|input|widget|container|wrapper|wrap|block|toggle|area|panel|only))*";
  const OF_SITE = "(?:(?:site|page|header|nav|menu|global|mobile|main|top)[-_]?)?";
  const NAMED = new RegExp(`^${OF_SITE}${WORD}${BOX}$`, "i"); // of an id, a class, an element: "site-search-form"
  const NAMED_IN_FRAME = new RegExp(`(?:^|[-_:])${OF_SITE}${WORD}${BOX}$`, "i"); // "gcse-search", but "job-search" too
  const ACTION = new RegExp(`(?:^|/)${WORD}(?:\\.[a-z]{2,5})?/?(?:[?#]|$)`, "i");
  const CALLED = new RegExp(
    `^(?:(?:open|show|toggle|site|our|this|the|website|abrir|mostrar|ouvrir|afficher) )*${WORD}(?: (?:this|our|the) (?:site|website)| form| menu| box)?$`,
    "i",
  );
  const CERTAIN = '[role="search"],search,input[type="search"],link[rel~="search" i][href]';
  const BUTTONS = "button,[role=button],summary,a[href^='#']";
  const BOXES = "div[id],div[class],section[id],section[class],form";
  const FRAME = new Set(["banner", "navigation", "contentinfo"]);
  const NO_BOX = new Set(["table", "tr", "td", "th", "li", "option"]); // data-search on these: what a filter looks through
  const isOfService = (el) => {
    if (!URL.canParse(el.src)) return false;
    const { hostname, href } = new URL(el.src);
    return (
      services.hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)) ||
      services.paths.some((part) => href.includes(part))
    );
  };
  const namesOf = (el) => [el.id, ...el.classList, el.localName];
  const isNamed = (el) => {
    const pattern = FRAME.has(tools.region(el)) ? NAMED_IN_FRAME : NAMED;
    return namesOf(el).some((name) => pattern.test(name));
  };
  const isNamedByService = (el) =>
    namesOf(el).some((name) => services.names.some((start) => name.toLowerCase().startsWith(start)));
  const holdsControl = (el) => !!el.querySelector("input:not([type=hidden]),button,a[href]");
  const isCalled = (el) =>
    [el.getAttribute("aria-label"), el.textContent, el.title].some((text) => CALLED.test(tools.fold(text || "")));
  // What stands in the content may search a part of it: a table, a list of offices.
  const isOutside = (el) => tools.region(el) !== "main";
  const outside = (query, test) => tools.queryAll(query).find((el) => test(el) && isOutside(el));
  const found =
    tools.queryAll(CERTAIN)[0] ||
    tools.queryAll("script[src],iframe[src]").find(isOfService) ||
    outside("form[action]", (el) => ACTION.test(el.getAttribute("action"))) ||
    outside(BOXES, (el) => isNamedByService(el) || (isNamed(el) && holdsControl(el))) ||
    outside("[data-search]", (el) => !NO_BOX.has(el.localName)) ||
    outside(BUTTONS, isCalled) ||
    outside("*", (el) => /[-:]/.test(el.localName) && isNamed(el));
  return found ? tools.selector(found) : "";
};
