// Groups of options, ARIA attributes where their element's role prohibits them, ids that are used more than
// once and referred to.
/** @type {Probe<Artifacts.Composition>} */
export default (tools) => {
  const MAX_LISTED = 100;
  const MAX_OPTIONS = 500;
  const clipped = (text) => tools.clip(text, 120);

  // Options that belong together: radio buttons by name, check boxes by the nearest box that holds several.
  const GROUPS =
    "fieldset,[role=group],[role=radiogroup],[role=listbox],[role=tree],[role=menu],[role=toolbar],[role=grid]";
  const OPTIONS = "input[type=radio],input[type=checkbox],[role=radio],[role=checkbox]";
  const kindOf = (el) => (el.type === "radio" || el.getAttribute("role") === "radio" ? "radio" : "checkbox");
  const isShown = (el) => tools.isExposed(el) && (tools.isVisible(el) || tools.labelsOf(el).some(tools.isVisible));
  const several = (query) => tools.once((el) => el.querySelectorAll(query).length > 1);
  const holdsSeveral = {
    radio: several("input[type=radio],[role=radio]"),
    checkbox: several("input[type=checkbox],[role=checkbox]"),
  };
  const holder = (el, kind) => {
    let at = tools.parentOf(el);
    for (let climbs = 0; at && at !== document.body && climbs < 5; climbs += 1, at = tools.parentOf(at)) {
      if (holdsSeveral[kind](at)) return at;
    }
    return null;
  };
  // What holds all of them in the tree that assistive technology is given, where slots are filled.
  const commonOf = (members) => {
    const above = members.slice(1).map((member) => {
      const found = new Set();
      for (let at = member; at; at = tools.parentOf(at)) found.add(at);
      return found;
    });
    let common = tools.parentOf(members[0]);
    // A slot has no box that could be shown.
    const holdsAll = (el) => el.localName !== "slot" && above.every((found) => found.has(el));
    while (common && !holdsAll(common)) common = tools.parentOf(common);
    return common;
  };
  // The last visible text before the options: what a sighted person reads as their question.
  const textBefore = (members, labels) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    walker.currentNode = members[0];
    for (let steps = 0; steps < 12 && walker.previousNode(); steps += 1) {
      const text = tools.fold(walker.currentNode.data);
      const parent = walker.currentNode.parentElement;
      if (
        !/[\p{L}\p{N}]/u.test(text) ||
        labels.some((label) => label && label.includes(text)) ||
        !parent ||
        parent.closest("button,option,select,script,style") ||
        members.includes(parent.closest("label")?.control) ||
        !tools.isVisible(parent)
      )
        continue;
      return clipped(text);
    }
    return "";
  };
  const byGroup = new Map();
  for (const el of tools.queryAll(OPTIONS).slice(0, MAX_OPTIONS)) {
    const kind = kindOf(el);
    if (el.disabled || tools.closestOf(el, "table,[role=grid],[role=tree],[role=menu]") || !isShown(el)) continue;
    const key = kind === "radio" && el.name ? `${el.form ? tools.selector(el.form) : ""} ${el.name}` : holder(el, kind);
    if (!key) continue;
    if (!byGroup.has(key)) byGroup.set(key, []);
    byGroup.get(key).push(el);
  }
  /** @type {Artifacts.OptionGroup[]} */
  const groups = [];
  for (const members of byGroup.values()) {
    if (members.length < 2 || groups.length >= MAX_LISTED) continue;
    const common = commonOf(members);
    let group = common;
    while (group && !group.matches(GROUPS) && group.localName !== "form" && group !== document.body)
      group = tools.parentOf(group);
    const grouped = !!group && group.matches(GROUPS);
    const labels = members.slice(0, 8).map(tools.name);
    groups.push({
      target: tools.target(common || members[0]),
      kind: kindOf(members[0]),
      count: members.length,
      grouped,
      name: grouped ? clipped(tools.name(group)) : "",
      labels: labels.map(clipped),
      text_before: textBefore(members, labels),
      in_list: !!common && (/^(ul|ol)$/.test(common.localName) || !!tools.parentOf(members[0])?.closest("li")),
      described: members.some((el) => el.hasAttribute("aria-describedby")),
    });
  }

  // WAI-ARIA 1.2, "Roles which cannot be named", and HTML elements with one of those roles or with none.
  const NO_NAME_ROLES = new Set([
    "caption",
    "code",
    "deletion",
    "emphasis",
    "generic",
    "insertion",
    "none",
    "paragraph",
    "presentation",
    "strong",
    "subscript",
    "superscript",
  ]);
  const NO_NAME_TAGS = new Set([
    "div",
    "span",
    "p",
    "b",
    "i",
    "u",
    "s",
    "small",
    "q",
    "samp",
    "pre",
    "bdi",
    "bdo",
    "data",
    "code",
    "del",
    "ins",
    "em",
    "strong",
    "sub",
    "sup",
    "caption",
  ]);
  const NAMING = ["aria-label", "aria-labelledby", "aria-braillelabel"];
  const DESCRIBING = ["aria-roledescription", "aria-brailleroledescription"]; // prohibited on generic, none and presentation
  /** @type {Artifacts.MisplacedAria[]} */
  const misplaced = [];
  for (const el of tools.queryAll([...NAMING, ...DESCRIBING].map((name) => `[${name}]`).join(","))) {
    const explicit = tools.givenRole(el);
    if (misplaced.length >= MAX_LISTED || el.shadowRoot || el.localName.includes("-")) continue;
    if (
      explicit
        ? !NO_NAME_ROLES.has(explicit)
        : !(NO_NAME_TAGS.has(el.localName) || (el.localName === "a" && !el.hasAttribute("href")))
    )
      continue;
    const role = explicit || ({ div: "generic", span: "generic", a: "generic", p: "paragraph" }[el.localName] ?? "");
    const generic =
      /^(generic|none|presentation)$/.test(role) ||
      (!explicit && /^(b|i|u|s|small|q|samp|pre|bdi|bdo|data)$/.test(el.localName));
    const attributes = [...NAMING, ...(generic ? DESCRIBING : [])].filter((name) =>
      tools.fold(el.getAttribute(name) || ""),
    );
    if (!attributes.length || !tools.isExposed(el)) continue;
    const label = tools.statedName(el);
    misplaced.push({
      target: tools.target(el),
      role: role || el.localName,
      attributes,
      label: clipped(label),
      text: clipped(tools.fold(el.textContent)),
      holds_named: !!el.querySelector(
        "a[href],button,input,select,textarea,[role=img],img[alt]:not([alt='']),svg[aria-label],svg > title",
      ),
      focusable: el.hasAttribute("tabindex"),
      editable: el.isContentEditable,
    });
  }

  // Ids that stand on several elements of the document while a label or an ARIA attribute refers to them.
  const REFERENCES = [
    "for",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-activedescendant",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
  ];
  const LABELABLE = "button,input:not([type=hidden]),meter,output,progress,select,textarea";
  const referrers = new Map();
  for (const el of document.querySelectorAll(
    REFERENCES.map((name) => (name === "for" ? "label[for]" : `[${name}]`)).join(","),
  )) {
    for (const name of REFERENCES)
      for (const id of (el.getAttribute(name) || "").trim().split(/\s+/)) {
        if (!id || (name === "for" && el.localName !== "label")) continue;
        if (!referrers.has(id)) referrers.set(id, []);
        referrers.get(id).push([name, el]);
      }
  }
  const owners = new Map();
  for (const el of referrers.size ? document.querySelectorAll("[id]") : []) {
    if (!referrers.has(el.id)) continue;
    if (!owners.has(el.id)) owners.set(el.id, []);
    owners.get(el.id).push(el);
  }
  // The browser's own `labels` keeps to the first element with an id, as the HTML standard says.
  const hasNoLabel = (el) =>
    !tools.labelsOf(el).length &&
    !["aria-label", "aria-labelledby", "title"].some((name) => el.getAttribute(name)) &&
    !/^(button|submit|reset|image)$/.test(el.type);
  /** @type {Artifacts.SharedId[]} */
  const sharedIds = [];
  for (const [id, elements] of owners) {
    if (elements.length < 2 || sharedIds.length >= MAX_LISTED) continue;
    const users = referrers.get(id).filter(([, el]) => tools.isExposed(el) || el.localName === "label");
    if (!users.length) continue;
    const attributes = [...new Set(users.map(([name]) => name))];
    const texts = new Set(
      elements.map(
        (el) => tools.fold(el.textContent) + "|" + (el.getAttribute("aria-label") || el.getAttribute("alt") || ""),
      ),
    );
    const controls = elements.filter((el) => el.matches(LABELABLE) && isShown(el));
    const labels = users
      .filter(([name]) => name === "for")
      .map(([, el]) => el)
      .filter(tools.isVisible);
    sharedIds.push({
      target: tools.target(users[0][1]),
      id: clipped(id),
      attributes,
      elements: elements.length,
      same_text: texts.size === 1,
      labels: labels.slice(0, 6).map((el) => clipped(tools.fold(el.textContent))),
      controls: controls.length,
      first_is_control: elements[0].matches(LABELABLE),
      is_option_set: controls.length > 1 && controls.every((el) => el.type === "radio" || el.type === "checkbox"),
      unnamed: controls.filter(hasNoLabel).length,
    });
  }
  return { groups, misplaced, shared_ids: sharedIds };
};
