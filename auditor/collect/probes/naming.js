// Where names come from, the text that assistive technology finds in a box, and the headers of a cell: for wording.js
// and field_labels.js.
export default (tools) => {
  const TEXT_CHARS = 300;
  const MAX_NODES = 3000; // of a box that are read
  // ARIA 1.2: widgets whose name may come from their content.
  const CONTENT_NAMED = new Set([
    "button",
    "checkbox",
    "gridcell",
    "link",
    "menuitem",
    "menuitemcheckbox",
    "menuitemradio",
    "option",
    "radio",
    "switch",
    "tab",
    "treeitem",
  ]);
  const SILENT = new Set([
    "SCRIPT",
    "STYLE",
    "NOSCRIPT",
    "TEMPLATE",
    "TITLE",
    "title",
    "desc",
    "metadata",
    "defs",
    "IFRAME",
    "OBJECT",
    "SELECT",
    "TEXTAREA",
  ]);

  // Text that assistive technology finds below `node`, without what stands in `omitted`.
  const spoken = (node, omitted, room = TEXT_CHARS) => {
    let text = "",
      nodes = 0;
    const walk = (child) => {
      if (text.length > room || child === omitted || (nodes += 1) > MAX_NODES) return;
      if (child.nodeType === 3) text += child.data;
      if (
        child.nodeType !== 1 ||
        SILENT.has(child.tagName) ||
        child.getAttribute("aria-hidden") === "true" ||
        child.hidden
      )
        return;
      if (child.firstElementChild && !child.checkVisibility({ visibilityProperty: false })) return;
      if (child.localName === "img") text += ` ${child.getAttribute("alt") || ""} `;
      for (const below of tools.nodesIn(child)) {
        if (text.length > room || nodes > MAX_NODES) return;
        walk(below);
      }
      if (child.localName !== "a" && child.localName !== "span" && child.localName !== "b") text += " ";
    };
    walk(node);
    return tools.clip(tools.fold(text), room);
  };

  const isHeader = (el) => el.localName === "th" || /^(row|column)header$/.test(el.getAttribute("role") || "");
  // A row's headers and where its cells begin.
  const readRow = tools.once((row) => {
    const columns = new Map(),
      headers = [];
    let at = 0;
    for (const el of row.children) {
      columns.set(el, at);
      if (isHeader(el)) headers.push(el);
      at += el.colSpan || 1;
    }
    return { columns, headers };
  });
  // A table's headers by column, each with the number of its row.
  const readTable = tools.once((table) => {
    const rows = new Map([...(table.rows || [])].map((row, number) => [row, number])),
      headers = new Map();
    for (const [row, number] of rows)
      for (const el of readRow(row).headers) {
        const first = readRow(row).columns.get(el);
        for (let column = first; column < first + (el.colSpan || 1); column += 1) {
          if (!headers.has(column)) headers.set(column, []);
          headers.get(column).push([number, el]);
        }
      }
    return { rows, headers };
  });
  // The headers of a cell one by one, as most who ask have enough of the first.
  const headersOf = function* (cell) {
    const named = tools.idrefs(cell, "headers");
    yield* named;
    const row = cell.parentElement,
      table = cell.closest("table");
    if (named.length || !row || !table) return;
    for (const el of readRow(row).headers) if (el !== cell) yield el;
    const { rows, headers } = readTable(table);
    for (const [number, el] of headers.get(readRow(row).columns.get(cell)) || []) {
      if (rows.has(row) && number >= rows.get(row)) return;
      yield el;
    }
  };

  // Whether an element gives a name to what it labels or to itself: its text, hidden or not, its label, its pictures.
  const NAMED_PICTURE = 'img[alt]:not([alt=""]),[aria-label]:not([aria-label=""]),svg title';
  const says = (el) =>
    !!(
      tools.fold(el.textContent) ||
      tools.fold(el.getAttribute("aria-label") || el.getAttribute("alt") || "") ||
      el.querySelector(NAMED_PICTURE) ||
      tools.textOf(el)
    );
  // A picture by its alt; the browser itself writes "Submit" and "Reset" where there is no value.
  const hasOwnLabel = (el) =>
    el.type === "image" ? says(el) : /^(submit|reset)$/.test(el.type) || !!tools.fold(tools.valueLabel(el));
  // What the name of an element comes from, in the order of Accessible Name and Description Computation 1.2 and HTML-AAM:
  // what comes first hides the rest.
  /** @returns {Artifacts.WordedControl["name_source"]} */
  const sourceOf = (el) => {
    if (tools.idrefs(el, "aria-labelledby").some(says)) return "aria-labelledby";
    if (tools.fold(el.getAttribute("aria-label") || "")) return "aria-label";
    if (tools.labelsOf(el).some(says)) return "label";
    if (el.localName === "input" && hasOwnLabel(el)) return "content";
    if (CONTENT_NAMED.has(tools.role(el)) && el.localName !== "input" && says(el)) return "content";
    if (tools.fold(el.getAttribute("title") || "")) return "title";
    return tools.fold(el.getAttribute("placeholder") || "") ? "placeholder" : "none";
  };
  return { CONTENT_NAMED, isHeader, sourceOf, spoken, headersOf };
};
