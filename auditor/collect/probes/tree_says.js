// What the tree that assistive technology is given says against a verdict of axe-core: which judges lists by the parents
// in the markup, asks what an empty corner heads, and takes a description for a title. For axe.js: by rule, whether what it failed is
// contradicted; a text where it is a question.
/** @type {Probe<Record<string, (el: Met) => boolean | string>>} */
export default (tools, options, probes) => {
  const LISTS = new Set(["ul", "ol", "menu"]);
  const ROLES_OF_LISTS = /^(list|directory)$/;
  const NO_ROLES = /^(none|presentation|generic)$/;
  // HTML Accessibility API Mappings 1.0: elements without a role of their own; what stands in them stands in what holds them.
  const GENERIC = new Set(
    "slot,div,span,b,i,u,q,small,font,center,big,tt,nobr,bdi,bdo,data,samp,section,form,hgroup".split(","),
  );
  const NAMED_TO_MATTER = new Set(["section", "form"]); // a landmark with a name, else nothing
  // Told as nothing, whatever their style: br and wbr break lines, the others hold no content of the page.
  const UNTOLD = new Set(["script", "style", "template", "noscript", "link", "meta", "br", "wbr"]);
  const PARAGRAPH = "p"; // the parser makes an empty one of a stray end tag
  const CONTENT = "img,svg,canvas,video,audio,iframe,object,embed,input,select,textarea,button,math,slot";
  const { sourceOf, isHeader } = probes.naming(tools);

  const isItem = (el) => (tools.givenRole(el) ? tools.givenRole(el) === "listitem" : el.localName === "li");
  const isGeneric = (el) => {
    if (tools.givenRole(el)) return NO_ROLES.test(tools.givenRole(el));
    if (NAMED_TO_MATTER.has(el.localName) && (tools.statedName(el) || el.title)) return false;
    return GENERIC.has(el.localName) || el.localName.includes("-"); // a custom element has none but what it is given
  };
  const isVoid = (el) =>
    !tools.fold(el.textContent) && !el.shadowRoot && !el.querySelector(CONTENT) && !el.matches("[role],[tabindex]");
  const isHidden = (node) =>
    UNTOLD.has(node.localName) ||
    (node.localName === PARAGRAPH && isVoid(node)) ||
    node.getAttribute("aria-hidden") === "true" ||
    !tools.isVisible(node);
  // Whether nothing but items is right below, where elements without a role are looked through.
  const holdsOnly = (list, isAllowed) =>
    [...tools.nodesIn(list)].every((node) => {
      if (node.nodeType === 3) return !tools.fold(node.data);
      return (
        node.nodeType !== 1 || isAllowed(node) || isHidden(node) || (isGeneric(node) && holdsOnly(node, isAllowed))
      );
    });
  // A list right in a list: both are told with their items whole, and what belongs to what is not.
  const isListOfItems = (el) => LISTS.has(el.localName) && !tools.givenRole(el) && holdsOnly(el, isItemOrList);
  const isItemOrList = (el) => isItem(el) || isListOfItems(el);
  const NESTED =
    "A list stands right in this list and in none of its items. Check whether people can tell what it belongs to";
  const judgeList = (list) => holdsOnly(list, isItem) || (holdsOnly(list, isItemOrList) && NESTED);
  // Terms and definitions alone are told, and each definition after a term, whatever without a role is around them.
  const isTerm = (el) => (el.localName === "dt" || el.localName === "dd") && !tools.givenRole(el);
  const judgeTerms = (list) => {
    const names = [...list.querySelectorAll("dt,dd")]
      .filter((el) => el.closest("dl") === list)
      .map((el) => el.localName);
    return names[0] === "dt" && names.at(-1) === "dd" && holdsOnly(list, isTerm);
  };
  const isHeld = (el, isHolder) => {
    let up = tools.parentOf(el);
    while (up && !isHolder(up) && isGeneric(up)) up = tools.parentOf(up);
    return !!up && isHolder(up);
  };
  // In a list that its author made something else ("tablist", "none") a `li` is told as no item at all.
  const isList = (el) => LISTS.has(el.localName) || ROLES_OF_LISTS.test(tools.givenRole(el));
  const isTermList = (el) => el.localName === "dl";
  // The empty corner above a column of row headers has no cell to head.
  const isIdleCorner = (cell) => {
    const [first, ...below] = cell.closest("table")?.rows || [];
    let covered = (cell.rowSpan || 1) - 1; // rows that the cell above reaches into
    return (
      cell.parentElement === first &&
      cell.cellIndex === 0 &&
      below.every((row) => {
        if (covered-- > 0) return true;
        covered = (row.cells[0]?.rowSpan || 1) - 1;
        return !row.cells.length || isHeader(row.cells[0]);
      })
    );
  };
  const NO_CONTENT = "The main part of the page is empty. Check whether its content is missing";
  // Where there is nothing to head, a missing heading is not the fault.
  const holdsContent = (main) =>
    tools.queryAll(CONTENT, main).some((el) => el.localName === "slot" || tools.isVisible(el)) ||
    [...main.querySelectorAll("*")].some((el) => el.shadowRoot);
  const isMainVoid = () => {
    const mains = tools.queryAll("main,[role=main]");
    return mains.length > 0 && mains.every((main) => !tools.fold(main.innerText || "") && !holdsContent(main));
  };
  return {
    "empty-table-header": isIdleCorner,
    list: judgeList,
    "definition-list": judgeTerms,
    "page-has-heading-one": () => isMainVoid() && NO_CONTENT,
    listitem: (el) => isHeld(el, isList),
    dlitem: (el) => isHeld(el, isTermList),
    "label-title-only": (el) => sourceOf(el) !== "title",
  };
};
