// Facts of the elements that have listeners. `options.items` are [index in document order, event types];
// `options.delegated` are [selector, event types]; `options.count` is how many elements there were.
export default (tools, options, probes) => {
  const MAX_ELEMENTS = 60;
  const TEXT_CHARS = 80;
  const FOCUSABLE =
    'a[href],area[href],button,input:not([type="hidden"]),select,textarea,summary,iframe,object,embed,audio[controls],video[controls],[tabindex],[contenteditable]:not([contenteditable="false"])';
  const WIDGET = new Set(
    "button link checkbox radio switch tab menuitem menuitemcheckbox menuitemradio option treeitem slider spinbutton textbox searchbox combobox gridcell".split(
      " ",
    ),
  );
  const COMPOSITE =
    '[role="listbox"],[role="menu"],[role="menubar"],[role="tablist"],[role="tree"],[role="grid"],[role="radiogroup"],[role="combobox"],[role="application"],[aria-activedescendant]';
  const DOWN = ["mousedown", "pointerdown", "touchstart"];
  const MECHANISM =
    /short-?cut|hot ?keys?\b|key ?bindings?|single[- ](key|character|letter)|\bctrl\b|motion|\btilt|\bshak|gyro|sensor|raccourci|atajo/i;
  const has = (types, ...names) => names.some((name) => types.includes(name));

  const all = tools.queryAll("*");
  if (all.length !== options.count) return { changed: true, listened: [], mechanisms: [], capped: false };
  const byElement = new Map();
  for (const [index, types] of options.items) byElement.set(all[index], { types, isDelegated: false });
  const asked = new Set();
  for (const [selector, types, number] of options.delegated) {
    if (asked.has(selector)) continue; // all that it finds is known
    asked.add(selector);
    let matched = [];
    try {
      matched = tools.queryAll(selector);
    } catch {
      continue;
    } // a library's own selector language
    for (const el of matched) if (!byElement.has(el)) byElement.set(el, { types, isDelegated: true, number });
  }
  const { givenRole } = tools;
  const isFocusable = (el) => el.matches(FOCUSABLE) && !el.disabled;
  const isControl = (el) =>
    el.matches(
      'a[href],area[href],button,input,select,textarea,summary,option,label,[contenteditable]:not([contenteditable="false"])',
    ) || WIDGET.has(givenRole(el));
  const up = (el, query) => {
    for (let node = tools.parentOf(el); node; node = tools.parentOf(node)) if (node.matches(query)) return node;
    return null;
  };
  const around = (el) => {
    if (up(el, "a[href],button,summary,[role=button],[role=link],[tabindex]:not(body):not(main)")) return "control";
    if (el.matches("label") || up(el, "label")) return "label";
    return up(el, COMPOSITE) || el.matches(COMPOSITE) ? "composite" : "";
  };
  const isHiddenFromAt = (el) =>
    !!(el.closest('[aria-hidden="true"],[inert]') || up(el, '[aria-hidden="true"],[inert]')) ||
    ["presentation", "none"].includes(givenRole(el));
  const isOfInterest = (el, types) => {
    if (types.includes("paste")) return el.matches("input,textarea,form") || el === document.body;
    if (has(types, "dragstart", "drag", "dragend") || el.draggable) return el.getAttribute("draggable") === "true";
    if (isControl(el)) return has(types, ...DOWN) && !has(types, "click", "mouseup", "pointerup", "touchend");
    return has(types, "click", "mouseup", "dblclick", ...DOWN) && !isFocusable(el);
  };
  // A link or button of the same text does what the thing does for people without a mouse.
  const visibleText = (el) =>
    tools.clip(
      tools.fold(
        el.getAttribute("aria-label") ||
          (el.innerText ?? el.textContent) ||
          el.getAttribute("alt") ||
          el.getAttribute("title") ||
          "",
      ),
      TEXT_CHARS,
    );
  const isReachedByStep = probes.slide_steps(tools);
  let controlTexts = null;
  const twin = (el, text) => {
    if (isReachedByStep(el)) return "steps beside";
    if (!text) return "";
    controlTexts ||= new Set(
      tools.queryAll("a[href],button,summary").map((control) => tools.fold(control.textContent).toLowerCase()),
    );
    if (controlTexts.has(text.toLowerCase())) return "same text";
    const near = el.parentElement && el.parentElement.querySelector("a[href],button,summary,input:not([type=hidden])");
    return near ? "control beside" : "";
  };
  const describe = (el, index, entry) => {
    const rect = el.getBoundingClientRect();
    const style = getComputedStyle(el);
    const form = el.form || el.closest("form") || document;
    const text = visibleText(el);
    return {
      index,
      number: entry.number ?? null,
      place: el === document.body || el === document.documentElement ? "root" : "element",
      target: tools.target(el),
      is_delegated: entry.isDelegated,
      tag: el.localName,
      role: givenRole(el),
      text,
      is_visible:
        tools.isVisible(el) &&
        rect.width >= 8 &&
        rect.height >= 8 &&
        rect.right + scrollX > 0 &&
        rect.bottom + scrollY > 0 &&
        style.opacity !== "0" &&
        style.pointerEvents !== "none" &&
        !tools.isClippedAway(style),
      is_hidden_from_at: isHiddenFromAt(el),
      is_control: isControl(el),
      is_focusable: isFocusable(el),
      has_click_attribute: el.hasAttribute("onclick"),
      has_paste_attribute: el.hasAttribute("onpaste"),
      has_pointer_cursor: style.cursor === "pointer",
      is_draggable: el.getAttribute("draggable") === "true",
      around: around(el),
      controls_inside:
        [...el.querySelectorAll(FOCUSABLE)].length +
        (el.shadowRoot ? el.shadowRoot.querySelectorAll(FOCUSABLE).length : 0),
      descendants: el.getElementsByTagName("*").length,
      share_of_window: (rect.width * rect.height) / (innerWidth * innerHeight || 1),
      twin: twin(el, text),
      field: el.localName === "input" ? el.type : el.localName === "textarea" ? "textarea" : "",
      autocomplete: (el.getAttribute("autocomplete") || "").trim().toLowerCase(),
      password_fields: form.querySelectorAll('input[type="password"]').length,
    };
  };
  const listened = [];
  let capped = false;
  const indexes = new Map(options.items.map(([index]) => [all[index], index]));
  for (const [el, entry] of byElement) {
    const isRoot = el === document.body || el === document.documentElement;
    if (!isRoot && !isOfInterest(el, entry.types)) continue;
    if (listened.length >= MAX_ELEMENTS) {
      capped = true;
      break;
    }
    listened.push(describe(el, indexes.has(el) ? indexes.get(el) : null, entry));
  }
  const mechanisms = [];
  if (options.wants_mechanisms) {
    for (const el of tools.queryAll(
      "a[href],button,summary,label,input[type=button],input[type=submit],[role=switch],[role=checkbox],[role=button]",
    )) {
      const name = tools.fold(el.getAttribute("aria-label") || el.textContent || tools.valueLabel(el));
      if (mechanisms.length < 10 && MECHANISM.test(name) && tools.isVisible(el))
        mechanisms.push(tools.clip(name, TEXT_CHARS));
    }
  }
  return { changed: false, listened, mechanisms, capped };
};
