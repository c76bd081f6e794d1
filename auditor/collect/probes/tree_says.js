// What the tree that assistive technology is given says against a verdict of axe-core: which judges lists by the parents
// in the markup, asks what an empty corner heads, and takes a description for a title. For axe.js: by rule, whether what it failed is contradicted.
/** @type {Probe<Record<string, (el: Met) => boolean>>} */
export default (tools, options, probes) => {
  const LISTS = new Set(["ul", "ol", "menu"]);
  const ROLES_OF_LISTS = /^(list|directory)$/;
  const NO_ROLES = /^(none|presentation|generic)$/;
  // HTML Accessibility API Mappings 1.0: elements without a role of their own; what stands in them stands in what holds them.
  const GENERIC = new Set(
    "slot,div,span,b,i,u,q,small,font,center,big,tt,nobr,bdi,bdo,data,samp,section,form,hgroup".split(","),
  );
  const NAMED_TO_MATTER = new Set(["section", "form"]); // a landmark with a name, else nothing
  const UNTOLD = new Set(["script", "style", "template", "noscript"]);
  const { sourceOf, isHeader } = probes.naming(tools);

  const isItem = (el) => (tools.givenRole(el) ? tools.givenRole(el) === "listitem" : el.localName === "li");
  const isGeneric = (el) => {
    if (tools.givenRole(el)) return NO_ROLES.test(tools.givenRole(el));
    if (NAMED_TO_MATTER.has(el.localName) && (tools.statedName(el) || el.title)) return false;
    return GENERIC.has(el.localName) || el.localName.includes("-"); // a custom element has none but what it is given
  };
  const isHidden = (node) =>
    UNTOLD.has(node.localName) || node.getAttribute("aria-hidden") === "true" || !tools.isVisible(node);
  // Whether nothing but items is right below, where elements without a role are looked through.
  const holdsOnlyItems = (list) =>
    [...tools.nodesIn(list)].every((node) => {
      if (node.nodeType === 3) return !tools.fold(node.data);
      return node.nodeType !== 1 || isItem(node) || isHidden(node) || (isGeneric(node) && holdsOnlyItems(node));
    });
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
  return {
    "empty-table-header": isIdleCorner,
    list: holdsOnlyItems,
    listitem: (el) => isHeld(el, isList),
    dlitem: (el) => isHeld(el, isTermList),
    "label-title-only": (el) => sourceOf(el) !== "title",
  };
};
