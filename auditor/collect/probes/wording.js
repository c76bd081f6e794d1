// What links, headings, fields and buttons are called, for the eye and for assistive technology.
/** @type {Probe<Artifacts.Wording>} */
export default (tools) => {
  const MAX_LINKS = 1500;
  const MAX_HEADINGS = 300;
  const MAX_FIELDS = 300;
  const MAX_CONTROLS = 300;
  const TEXT_CHARS = 300;
  const SHORT_NAME_CHARS = 45; // a name that says nothing is short
  const MAX_NODES = 3000; // of a box that are read for the text around a link
  const BOX_CHARS = 600; // a box with more text than this is no paragraph and no card
  const LINK_ROLES = new Set(["link", "doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref"]);
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
  const CONTROLS =
    'a[href],button,summary,input:not([type="hidden"]),select,textarea,[role="button"],[role="link"],[role="checkbox"],[role="radio"],[role="switch"],[role="textbox"],[role="combobox"]';
  const FIELDS =
    'input:not([type="hidden"]):not([type="submit"]):not([type="button"]):not([type="reset"]):not([type="image"]),select,textarea,[role="textbox"],[role="searchbox"],[role="combobox"],[role="listbox"],[role="spinbutton"],[role="slider"],[role="checkbox"],[role="radio"],[role="switch"]';
  const BLOCK_LEVEL = /^(block|list-item|flow-root|flex|grid|table.*)$/;
  const BLOCK_CONTAINER = /^(block|list-item|inline-block|flow-root|table-cell|table-caption)$/;
  const ICON_FONT = /icon|symbol|awesome|glyph|dashicons/i;
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
  const ADDRESS = /^(https?:|www\.)/i;
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
  const children = (el) => {
    if (el.shadowRoot) return el.shadowRoot.childNodes;
    const assigned = el.localName === "slot" ? el.assignedNodes() : [];
    return assigned.length ? assigned : el.childNodes;
  };
  const isBare = (el) =>
    !el.firstElementChild && !el.shadowRoot && !el.hasAttribute("aria-label") && !el.hasAttribute("aria-labelledby");
  // The engine's name; an element with text and nothing else is named by it.
  const nameOf = (el) => (isBare(el) && tools.fold(el.textContent)) || tools.name(el);

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
      for (const below of children(child)) {
        if (text.length > room || nodes > MAX_NODES) return;
        walk(below);
      }
      if (child.localName !== "a" && child.localName !== "span" && child.localName !== "b") text += " ";
    };
    walk(node);
    return tools.clip(tools.fold(text), room);
  };

  // What ACT calls the block of a link: [the box it stands in, or where that is large the first node
  // of its line of inline content; the text around the link].
  const blockOf = (el) => {
    let box = el.parentElement;
    while (box && box !== document.body && !BLOCK_CONTAINER.test(display(box))) box = box.parentElement;
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
    const list = el.parentElement && el.parentElement.getAttribute("role");
    return !list || list === "list" || list === "directory";
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
    const named = (cell.getAttribute("headers") || "")
      .split(/\s+/)
      .map((id) => id && document.getElementById(id))
      .filter(Boolean);
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
  const described = (el) =>
    (el.getAttribute("aria-describedby") || "")
      .split(/\s+/)
      .map((id) => id && document.getElementById(id))
      .filter(Boolean);
  const contexts = new Map(); // key of the elements that make a context -> its number
  const numbers = new WeakMap();
  let lastNumber = 0;
  const numberOf = (node) => numbers.get(node) || (numbers.set(node, ++lastNumber), lastNumber);
  const contextOf = (el, name) => {
    const [block, blockText] = blockOf(el);
    const parts = [block],
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
    for (const extra of described(el)) add(spoken(extra, null));
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
      const name = tools.clip(nameOf(el), TEXT_CHARS);
      if (!name) continue;
      const href =
        typeof el.href === "string" ? el.href : el.href ? new URL(el.href.baseVal, document.baseURI).href : "";
      found.push({ el, name, href });
      const key = name.toLowerCase();
      byName.set(key, (byName.get(key) || new Set()).add(href));
    }
    return found.map(
      /** @returns {Artifacts.WordedLink} */ ({ el, name, href }) => {
        const fact = { target: { selector: "" }, name, href };
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
        };
      },
    );
  };

  const headings = () =>
    take(tools.queryAll(HEADINGS), MAX_HEADINGS).flatMap(
      /** @returns {Artifacts.WordedHeading[]} */ (el) => {
        if (tools.role(el) !== "heading" || !tools.isExposed(el)) return [];
        const name = tools.clip(nameOf(el), TEXT_CHARS);
        if (!name) return [];
        return [
          {
            target: tools.target(el),
            level: Number(el.getAttribute("aria-level")) || Number(el.tagName[1]) || 2,
            name,
            visible: canBeSeen(el),
          },
        ];
      },
    );

  const canBeSeen = (el) => {
    if (!tools.isVisible(el)) return false;
    for (let up = el, steps = 0; up && steps < 3; up = tools.parentOf(up), steps++)
      if (tools.isClippedAway(getComputedStyle(up))) return false;
    const rect = el.getBoundingClientRect();
    return rect.width > 1 && rect.height > 1 && rect.right + scrollX > 0 && rect.bottom + scrollY > 0;
  };
  // ACT's visible inner text: what the eye reads in `el`, blocks apart from one another.
  const seen = (el) => {
    const walk = (node) => {
      if (node.nodeType === 3) return node.data.replace(/\s+/g, " ");
      if (node.nodeType !== 1 || SILENT.has(node.tagName)) return "";
      if (node.localName === "br") return "\n";
      const style = getComputedStyle(node);
      if (
        style.display === "none" ||
        style.opacity === "0" ||
        tools.isClippedAway(style) ||
        ICON_FONT.test(style.fontFamily.split(",")[0])
      )
        return "";
      let text = "";
      for (const below of children(node))
        if (below.nodeType !== 3 || (style.visibility === "visible" && parseFloat(style.fontSize) > 0))
          text += walk(below);
      if (style.display === "contents") return text;
      if (style.display.startsWith("table")) return ` ${text} `;
      return style.display.startsWith("inline") ? text : `\n${text}\n`;
    };
    if (!canBeSeen(el)) return "";
    const lines = walk(el).split("\n").map(tools.fold).filter(Boolean);
    return tools.clip(lines.join("\n"), TEXT_CHARS);
  };
  const named = (el) =>
    (el.getAttribute("aria-labelledby") || "")
      .split(/\s+/)
      .map((id) => id && el.getRootNode().getElementById?.(id))
      .filter(Boolean);
  /** @returns {Artifacts.WordedControl["name_source"]} */
  const sourceOf = (el) => {
    if (named(el).some((other) => tools.fold(other.textContent))) return "aria-labelledby";
    if (tools.fold(el.getAttribute("aria-label") || "")) return "aria-label";
    if (tools.labelsOf(el).some((label) => tools.fold(label.textContent))) return "label";
    if (/^(submit|button|reset|image)$/.test(el.type || "") && el.localName === "input") return "content";
    if (CONTENT_NAMED.has(tools.role(el)) && el.localName !== "input" && tools.fold(el.textContent)) return "content";
    if (tools.fold(el.getAttribute("title") || "")) return "title";
    return tools.fold(el.getAttribute("placeholder") || "") ? "placeholder" : "none";
  };

  const place = (label, field) => {
    const a = label.getBoundingClientRect(),
      b = field.getBoundingClientRect();
    const dx = Math.max(a.left - b.right, b.left - a.right, 0),
      dy = Math.max(a.top - b.bottom, b.top - a.bottom, 0);
    const gap = tools.round(Math.hypot(dx, dy));
    if (label.contains(field)) return { gap: 0, side: "around" };
    if (dy > 0 || (!dx && Math.abs(a.top - b.top) >= Math.min(a.height, b.height)))
      return { gap, side: a.top < b.top ? "above" : "below" };
    return { gap, side: a.left < b.left ? "left" : "right" };
  };
  const stands = (controls, label, field) => {
    const a = label.getBoundingClientRect(),
      b = field.getBoundingClientRect();
    const x0 = (a.left + a.right) / 2,
      y0 = (a.top + a.bottom) / 2,
      x1 = (b.left + b.right) / 2,
      y1 = (b.top + b.bottom) / 2;
    const left = Math.min(x0, x1),
      right = Math.max(x0, x1),
      top = Math.min(y0, y1),
      bottom = Math.max(y0, y1);
    return controls.some(({ el, rect }) => {
      if (el === field || el.contains(field) || field.contains(el) || label.contains(el) || el.contains(label))
        return false;
      const x = (rect.left + rect.right) / 2,
        y = (rect.top + rect.bottom) / 2;
      return rect.width > 1 && x >= left - 1 && x <= right + 1 && y >= top - 1 && y <= bottom + 1;
    });
  };
  const groupsOf = (el, before) => {
    const groups = [];
    for (let up = tools.parentOf(el); up && up !== document.body; up = tools.parentOf(up)) {
      const role = up.getAttribute("role") || "";
      if (
        up.localName === "fieldset" ||
        /^(group|radiogroup|dialog|region|form)$/.test(role) ||
        up.localName === "dialog"
      )
        groups.push(tools.name(up));
      else if (/^(td|th)$/.test(up.localName))
        groups.push(...[...headersOf(up)].map((header) => spoken(header, null, 80)));
      else if (up.localName === "tr" && up.cells.length) groups.push(spoken(up.cells[0], null, 80));
    }
    groups.push(before ? tools.clip(tools.fold(before.textContent), 80) : "");
    return groups.filter(Boolean);
  };
  const nearText = (el, fields) => {
    for (
      let up = tools.parentOf(el), steps = 0;
      up && steps < 4 && up !== document.body;
      up = tools.parentOf(up), steps++
    ) {
      if (fields.some((other) => other !== el && up.contains(other))) return "";
      const text = seen(up);
      const buttons = [...up.querySelectorAll("button,[role=button],a[href]")].map(seen).join(" ");
      if (text.replace(/\s+/g, "").length > buttons.replace(/\s+/g, "").length) return text;
    }
    return "";
  };
  const holdsButton = tools.once(
    (box) => !!box.querySelector("button,input[type=submit],input[type=image],[role=button]"),
  );
  const fields = () => {
    const found = take(tools.queryAll(FIELDS).filter(canBeTyped), MAX_FIELDS);
    if (!found.length) return [];
    const controls = tools
      .queryAll(CONTROLS)
      .slice(0, MAX_LINKS)
      .map((el) => ({ el, rect: el.getBoundingClientRect() }));
    const holdsOne = tools.once((box) => found.filter((other) => box.contains(other)).length === 1);
    const forms = [...document.forms];
    const marks = tools.inOrder(tools.queryAll(HEADINGS).filter(canBeSeen));
    return found.map(
      /** @returns {Artifacts.WordedField} */ (el) => {
        const labels = named(el).length ? named(el) : tools.labelsOf(el);
        const shown = labels.filter((label) => canBeSeen(label));
        const isParked = !canBeSeen(el); // a box that a design has moved out of view, its label drawn as one
        const places = shown.filter((one) => seen(one)).map((one) => ({ label: one, ...place(one, el) }));
        const where = places.reduce(
          (best, one) => (one.gap < best.gap ? one : best),
          places[0] || { label: null, gap: null, side: "" },
        );
        const label = where.label;
        const before = tools.lastBefore(marks, el);
        const form = el.form || el.closest("form");
        const box = form || tools.parentOf(el);
        return {
          target: tools.target(el),
          kind: el.localName === "input" ? el.type : el.getAttribute("role") || el.localName,
          name: tools.clip(tools.name(el), TEXT_CHARS),
          name_source: sourceOf(el),
          label: tools.clip(tools.fold(shown.map(seen).join(" ")), TEXT_CHARS),
          label_gap_px: isParked ? null : where.gap,
          label_side: isParked ? "" : where.side,
          control_between: !isParked && !!label && where.side !== "around" && stands(controls, label, el),
          placeholder: el.getAttribute("placeholder") || "",
          near_text: label ? "" : nearText(el, found),
          groups: groupsOf(el, before),
          form: form ? forms.indexOf(form) : -1,
          has_button_beside: !!box && holdsOne(box) && holdsButton(box),
        };
      },
    );
  };
  // A check box that a design has made invisible under its label is still a field.
  const canBeTyped = (el) => tools.isVisible(el) && tools.isExposed(el) && !el.disabled;

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
      const name = tools.clip(nameOf(el), TEXT_CHARS);
      if (!name || (!isLabelled && name.length > SHORT_NAME_CHARS)) continue;
      const text = isField
        ? tools.labelsOf(el).map(seen).filter(Boolean).join("\n")
        : el.localName === "input"
          ? el.value
          : seen(el);
      if (!text && name.length > SHORT_NAME_CHARS) continue;
      if (found.length >= MAX_CONTROLS) {
        capped = true;
        break;
      }
      found.push({ target: tools.target(el), role: role || el.localName, name, name_source: sourceOf(el), text });
    }
    return found;
  };
  return { links: links(), headings: headings(), fields: fields(), controls: controls(), capped };
};
