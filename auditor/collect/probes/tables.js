// Tables that a reader is told of: their grid, their header cells with the number of cells each of them
// heads (the algorithm of the HTML standard, 4.9.12.2), and what shows whether they hold data.
/** @type {Probe<Artifacts.Tables>} */
export default (tools) => {
  const MAX_TABLES = 80;
  const MAX_CELLS = 1500; // a larger grid is described by its first rows, and its headers are not followed
  const MAX_SLOTS = 200000; // places in a grid that its cells may take up, with what they span
  const MAX_LISTED_HEADERS = 40;
  const MAX_STYLED = 8; // cells whose style is looked at, in the first row and in the first column
  const TEXT_CLIP_CHARS = 80;
  const ROLES_OF_HEADERS = new Set(["columnheader", "rowheader"]);
  const NAMED_PICTURE = 'img[alt]:not([alt=""]),[aria-label]:not([aria-label=""]),svg title';
  const BLOCKS =
    "table,form,ul,ol,dl,h1,h2,h3,h4,h5,h6,p + p,input,select,textarea,iframe,nav,article,section,blockquote";

  const { givenRole } = tools;
  const isHeader = (el) => (givenRole(el) ? ROLES_OF_HEADERS.has(givenRole(el)) : el.localName === "th");
  const span = (el, name, limit) => Math.min(Math.max(Number.parseInt(el.getAttribute(name), 10) || 1, 1), limit);

  const readGrid = (table) => {
    const cells = [],
      slots = [];
    const rows = [...table.rows];
    let capped = false,
      taken = 0;
    rows.forEach((row, y) => {
      slots[y] ||= [];
      let x = 0;
      for (const el of capped ? [] : row.cells) {
        while (slots[y][x]) x += 1;
        const rowspan = el.getAttribute("rowspan") === "0" ? rows.length : span(el, "rowspan", 65534);
        const cell = {
          el,
          x,
          y,
          width: span(el, "colspan", 100),
          height: Math.min(rowspan, rows.length - y),
          header: isHeader(el),
          text: tools.fold(el.textContent),
          group: row.parentElement,
          heads: 0,
        };
        for (let dy = 0; dy < cell.height; dy += 1)
          for (let dx = 0; dx < cell.width; dx += 1) (slots[y + dy] ||= [])[x + dx] ||= cell;
        cells.push(cell);
        taken += cell.width * cell.height;
        if (taken > MAX_SLOTS) break;
        x += cell.width;
      }
      if (cells.length > MAX_CELLS || taken > MAX_SLOTS) capped = true;
    });
    return { rows, cells, slots, capped, columns: slots.reduce((most, row) => Math.max(most, row.length), 0) };
  };

  const scopeOf = (cell) => {
    const scope = (cell.el.getAttribute("scope") || "").trim().toLowerCase();
    if (["row", "col", "rowgroup", "colgroup"].includes(scope)) return scope;
    return { columnheader: "col", rowheader: "row" }[givenRole(cell.el)] || "";
  };
  // "Column header" and "row header" as the standard defines them.
  const classify = ({ cells, slots, columns }) => {
    const dataRow = slots.map((row) => row.some((cell) => cell && !cell.header));
    const dataColumn = Array(columns).fill(false);
    for (const row of slots) row.forEach((cell, x) => (dataColumn[x] ||= !!cell && !cell.header));
    const any = (flags, from, count) => flags.slice(from, from + count).some(Boolean);
    for (const cell of cells) {
      if (!cell.header) continue;
      cell.scope = scopeOf(cell);
      cell.isColumn = cell.scope === "col" || (!cell.scope && !any(dataRow, cell.y, cell.height));
      cell.isRow = cell.scope === "row" || (!cell.scope && !cell.isColumn && !any(dataColumn, cell.x, cell.width));
    }
  };
  const scan = (slots, principal, x, y, dx, dy, found) => {
    let block = principal.header ? [principal] : null;
    const opaque = [];
    for (x += dx, y += dy; x >= 0 && y >= 0; x += dx, y += dy) {
      const cell = slots[y][x];
      if (!cell) continue;
      if (cell.header) {
        (block ||= []).push(cell);
        const isBlocked =
          dx === 0
            ? !cell.isColumn || opaque.some((o) => o.x === cell.x && o.width === cell.width)
            : !cell.isRow || opaque.some((o) => o.y === cell.y && o.height === cell.height);
        if (!isBlocked) found.add(cell);
      } else if (block) {
        opaque.push(...block);
        block = null;
      }
    }
  };
  const assign = (table, { cells, slots }) => {
    const byEl = new Map(cells.map((cell) => [cell.el, cell]));
    const groups = cells.filter((cell) => cell.header && /group/.test(cell.scope));
    for (const principal of cells) {
      const found = new Set();
      const ids = principal.el.getAttribute("headers");
      if (ids !== null && ids.trim()) {
        for (const named of tools.idrefs(principal.el, "headers")) {
          const cell = byEl.get(named);
          if (cell) found.add(cell);
        }
      } else {
        for (let i = 0; i < principal.width; i += 1) scan(slots, principal, principal.x + i, principal.y, 0, -1, found);
        for (let i = 0; i < principal.height; i += 1)
          scan(slots, principal, principal.x, principal.y + i, -1, 0, found);
        for (const cell of groups) {
          const within =
            cell.scope === "rowgroup"
              ? cell.group === principal.group && cell.y <= principal.y && cell.x <= principal.x
              : principal.x >= cell.x && principal.x < cell.x + cell.width && principal.y > cell.y;
          if (within) found.add(cell);
        }
      }
      found.delete(principal);
      for (const cell of found) cell.heads += 1;
    }
  };

  // A row of headers that each say they head a row, or a column of headers that each say they head a column.
  const contradicts = (cell, { cells, slots, columns }) => {
    if (cell.scope === "row" && columns > 1 && cell.height === 1) {
      const row = cells.filter((other) => other.y === cell.y);
      return (
        row.length > 1 &&
        row.every((other) => other.header) &&
        slots.length > cell.y + 1 &&
        slots[cell.y + 1].some((other) => other && !other.header)
      );
    }
    if (cell.scope === "col" && cell.width === 1) {
      const row = slots[cell.y].filter((other) => other && other !== cell);
      const column = slots.map((other) => other[cell.x]).filter((other) => other && other !== cell && other.y > 0);
      return (
        row.length > 0 &&
        row.every((other) => !other.header) &&
        column.length > 0 &&
        column.every((other) => other.header)
      );
    }
    return false;
  };
  /** @returns {Artifacts.HeaderCell} */
  const describeHeader = (cell, grid) => ({
    text: tools.clip(cell.text, TEXT_CLIP_CHARS),
    scope: cell.el.getAttribute("scope") || "",
    row: cell.y,
    column: cell.x,
    column_span: cell.width,
    heads: grid.capped ? null : cell.heads,
    contradicts: contradicts(cell, grid),
    exposed: !cell.el.closest('[aria-hidden="true"]'),
  });

  const textHost = (el) => {
    const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.data.trim()) return walker.currentNode.parentElement;
    return null;
  };
  const isBold = (el) => {
    const host = textHost(el);
    return !!host && Number(getComputedStyle(host).fontWeight) >= 600;
  };
  const CLEAR = /^(transparent|rgba\(.*, 0\))$/;
  const ground = (el, table) => {
    for (let at = el; at && at !== table; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!CLEAR.test(colour)) return colour;
    }
    return "";
  };
  // What can set a cell that names others off from them.
  const lookOf = (cell, table) => {
    const host = /** @type {Element} */ (textHost(cell.el)),
      style = getComputedStyle(host);
    const colour = host.closest("a") ? "" : style.color;
    return {
      bold: Number(style.fontWeight) >= 600,
      background: ground(host, table),
      italics: style.fontStyle !== "normal",
      capitals: style.textTransform === "uppercase" || style.fontVariantCaps !== "normal",
      size: style.fontSize,
      colour,
    };
  };
  // How all cells of a row or column look while none of the others does; "" for no difference.
  const setOff = (some, others, table) => {
    if (some.length < 2 || others.length < 2) return "";
    const looks = some.map((cell) => lookOf(cell, table)),
      rest = others.map((cell) => lookOf(cell, table));
    return (
      Object.keys(looks[0]).find(
        (key) =>
          looks[0][key] &&
          looks.every((look) => look[key] === looks[0][key]) &&
          rest.every((look) => look[key] !== looks[0][key] && (key !== "colour" || look.colour)),
      ) || ""
    );
  };
  const share = (list, test) => (list.length ? list.filter(test).length / list.length : 0);
  const round = (n) => Math.round(n * 100) / 100;
  const isNumeric = (text) =>
    text.length < 24 && /\d/.test(text) && text.replace(/[\d\s.,:%$€£¥()+\-–—/*]/g, "").length <= 3;
  const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] || 0;

  /** @returns {Artifacts.Table} */
  const describe = (table) => {
    const grid = readGrid(table);
    const { cells, rows, columns } = grid;
    const headers = cells.filter((cell) => cell.header);
    if (headers.length) {
      classify(grid);
      if (!grid.capped) assign(table, grid);
    }
    const texts = cells.filter((cell) => !cell.header).map((cell) => cell.text);
    const filled = texts.filter(Boolean);
    const first = cells.filter((cell) => cell.y === 0 && cell.text).slice(0, MAX_STYLED);
    const leading = cells.filter((cell) => cell.x === 0 && cell.y > 0 && cell.text).slice(0, MAX_STYLED);
    const rest = cells.filter((cell) => cell.x > 0 && cell.y > 0 && cell.text).slice(0, MAX_STYLED);
    const style = headers.length ? () => false : (cell) => isBold(cell.el);
    const below = cells.filter((cell) => cell.y > 0 && cell.text && textHost(cell.el)).slice(0, MAX_STYLED);
    const beside = cells.filter((cell) => cell.x > 0 && cell.text && textHost(cell.el)).slice(0, MAX_STYLED);
    const sample = cells.find((cell) => !cell.header);
    const edge = sample && Number.parseFloat(getComputedStyle(sample.el).borderTopWidth) > 0;
    return {
      target: tools.target(table),
      role: givenRole(table),
      rows: rows.filter((row) => row.cells.length).length,
      columns,
      header_count: headers.filter((cell) => cell.text || cell.el.querySelector(NAMED_PICTURE)).length,
      headers: headers.slice(0, MAX_LISTED_HEADERS).map((cell) => describeHeader(cell, grid)),
      cell_count: cells.length - headers.length,
      filled_count: filled.length,
      caption: table.caption ? tools.clip(tools.fold(table.caption.textContent), TEXT_CLIP_CHARS) : "",
      summary: tools.fold(table.getAttribute("summary") || ""),
      has_headers_attribute: cells.some((cell) => cell.el.hasAttribute("headers")),
      has_scope: cells.some((cell) => cell.el.hasAttribute("scope")),
      nested_tables: table.querySelectorAll("table").length,
      is_nested: !!table.parentElement?.closest("table"),
      is_sole_content: table.parentElement === document.body && document.body.childElementCount === 1,
      median_chars: middle(filled.map((text) => text.length)),
      longest_chars: filled.reduce((most, text) => Math.max(most, text.length), 0),
      numeric_share: round(share(filled, isNumeric)),
      block_cells: cells.filter((cell) => cell.el.querySelector(BLOCKS)).length,
      picture_cells: cells.filter((cell) => !cell.text && cell.el.querySelector("img,svg,canvas,object")).length,
      even_rows:
        rows.length > 1 && new Set(rows.filter((row) => row.cells.length).map((row) => row.cells.length)).size === 1,
      has_borders: !!edge || Number(table.getAttribute("border")) > 0,
      first_row_bold: first.length > 1 && first.every(style) && !rest.every(style),
      first_column_bold: leading.length > 1 && leading.every(style) && !rest.every(style),
      first_row_look: headers.length
        ? ""
        : first.length && rows[0].parentElement.localName === "thead"
          ? "thead"
          : setOff(first, below, table),
      first_column_look: headers.length ? "" : setOff(leading, beside, table),
      capped: grid.capped,
    };
  };
  const all = tools
    .queryAll("table")
    .filter((table) => table.rows.length && tools.isVisible(table) && tools.isExposed(table));
  return { tables: all.slice(0, MAX_TABLES).map(describe), capped: all.length > MAX_TABLES };
};
