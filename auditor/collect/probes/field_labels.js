// Where the labels of fields stand, and what tells one field from another. Gives a function that fields.js calls for each
// of `fields`: those that can be filled in and that assistive technology is told of.
/** @type {Probe<(el: Met) => Partial<Artifacts.Field>, Met[]>} */
export default (tools, fields, probes) => {
  const MAX_CONTROLS = 1500; // that may stand between a field and its label
  const TEXT_CHARS = 300;
  const MAX_STEPS_BACK = 60; // nodes ahead of a field among which its text is looked for
  // A label can be taken for another field's; a button or link beside it, such as "What is this?", has words of its own.
  const CONTROLS =
    'input:not([type="hidden"],[type="submit"],[type="button"],[type="reset"],[type="image"]),select,textarea,[role="checkbox"],[role="radio"],[role="switch"],[role="textbox"],[role="combobox"]';
  const HEADINGS = 'h1,h2,h3,h4,h5,h6,[role="heading"]';

  const { spoken, headersOf } = probes.naming(tools);
  const isSpecimen = probes.specimens(tools);

  /** @returns {{ gap: number, side: Artifacts.Field["label_side"] }} */
  const place = (label, field) => {
    const a = label.getBoundingClientRect(),
      b = field.getBoundingClientRect();
    const dx = Math.max(a.left - b.right, b.left - a.right, 0),
      dy = Math.max(a.top - b.bottom, b.top - a.bottom, 0);
    const gap = tools.round(Math.hypot(dx, dy));
    if (label instanceof Element && label.contains(field)) return { gap: 0, side: "around" };
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
  const nearText = (el) => {
    for (
      let up = tools.parentOf(el), steps = 0;
      up && steps < 4 && up !== document.body;
      up = tools.parentOf(up), steps++
    ) {
      if (fields.some((other) => other !== el && up.contains(other))) return "";
      const text = tools.seenText(up);
      const buttons = [...up.querySelectorAll("button,[role=button],a[href]")].map(tools.seenText).join(" ");
      if (text.replace(/\s+/g, "").length > buttons.replace(/\s+/g, "").length) return text;
    }
    return "";
  };
  // The last text in view ahead of a field, as it is read: a word above the box, on its left, in the cell before it. Another
  // field on the way has that text for itself; a button or link, such as "What is this?", is passed over.
  const textBefore = (el) => {
    const walker = document.createTreeWalker(el.getRootNode(), NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    walker.currentNode = el;
    for (let steps = 0; steps < MAX_STEPS_BACK && walker.previousNode(); steps++) {
      const node = walker.currentNode;
      if (node.nodeType === 1) {
        if (node.matches(CONTROLS) && tools.canBeSeen(node)) return null;
        continue;
      }
      let holder = node.parentElement;
      if (!tools.fold(node.data) || !holder || !tools.canBeSeen(holder)) continue;
      const pressed = holder.closest("button,a[href],[role=button],option");
      if (pressed && !pressed.contains(el)) continue;
      while (getComputedStyle(holder).display === "inline" && holder.parentElement && !holder.parentElement.contains(el))
        holder = holder.parentElement;
      const text = holder.contains(el) ? tools.fold(node.data) : tools.seenText(holder);
      return text ? { text, ...placeOfText(node, el), heading: !!holder.closest(`${HEADINGS},legend`) } : null;
    }
    return null;
  };
  const placeOfText = (node, field) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return place(range, field);
  };
  const isInCell = (el) => {
    const cell = tools.closestOf(el, "td,th");
    return !!cell && [...headersOf(cell)].some((header) => tools.fold(header.textContent));
  };
  const holdsButton = tools.once(
    (box) => !!box.querySelector("button,input[type=submit],input[type=image],[role=button]"),
  );
  if (!fields.length) return () => ({});
  const controls = tools
    .queryAll(CONTROLS)
    .slice(0, MAX_CONTROLS)
    .map((el) => ({ el, rect: el.getBoundingClientRect() }));
  const holdsOne = tools.once((box) => fields.filter((other) => box.contains(other)).length === 1);
  const marks = tools.inOrder(tools.queryAll(HEADINGS).filter(tools.canBeSeen));
  return (el) => {
    const named = tools.idrefs(el, "aria-labelledby");
    const labels = named.length ? named : tools.labelsOf(el);
    const shown = labels.filter((label) => tools.canBeSeen(label));
    const isParked = !tools.canBeSeen(el); // a box that a design has moved out of view, its label drawn as one
    const places = shown.filter((one) => tools.seenText(one)).map((one) => ({ label: one, ...place(one, el) }));
    const where = places.reduce(
      (best, one) => (one.gap < best.gap ? one : best),
      places[0] || { label: null, gap: null, side: "" },
    );
    const label = where.label;
    const before = tools.lastBefore(marks, el);
    const ahead = label ? null : textBefore(el);
    const box = el.form || el.closest("form") || tools.parentOf(el);
    return {
      seen_label: tools.clip(tools.fold(shown.map(tools.seenText).join(" ")), TEXT_CHARS),
      label_gap_px: isParked ? null : where.gap,
      label_side: isParked ? "" : where.side,
      control_between: !isParked && !!label && where.side !== "around" && stands(controls, label, el),
      near_text: label ? "" : nearText(el),
      text_before: ahead ? tools.clip(ahead.text, TEXT_CHARS) : "",
      before_gap_px: ahead ? ahead.gap : null,
      before_side: ahead ? ahead.side : "",
      is_before_heading: !!ahead && ahead.heading,
      groups: groupsOf(el, before),
      is_in_cell: isInCell(el),
      has_button_beside: !!box && holdsOne(box) && holdsButton(box),
      is_specimen: isSpecimen(el, tools.fold(shown.map(tools.seenText).join(" ")) || tools.name(el)),
    };
  };
};
