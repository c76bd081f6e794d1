// Fields with all that tells a visitor what to enter, texts that report errors, and robot tests.
/** @type {Probe<Artifacts.Fields>} */
export default (tools, options, probes) => {
  const HAS_PATTERN = new Set(["text", "search", "url", "tel", "email", "password"]);
  const MAX_FIELDS = 300,
    MAX_ERRORS = 40,
    MAX_TEXT_CHARS = 300,
    MAX_NOTES = 6,
    MAX_CODE_CHARS = 200;
  const MAX_ERROR_CHARS = 240; // a longer text is an explanation
  const NO_DATA = new Set(["hidden", "submit", "button", "reset", "image"]);
  const FIELD = "input,select,textarea";
  // What makes a field of any element.
  const FIELD_ROLES =
    '[role="textbox"],[role="searchbox"],[role="combobox"],[role="listbox"],[role="spinbutton"],[role="slider"],[role="checkbox"],[role="radio"],[role="switch"]';
  const HANDLERS = ["onpaste", "oncopy", "oncontextmenu", "onchange", "oninput", "onclick", "onkeydown"];
  const NOTE =
    /\*|required|optional|mandatory|must be (filled|completed)|obligatori|opcional|requis|obligatoire|facultati/i;
  const MARKED =
    /(^|[-_\s])(error|errors|invalid|errormessage|error-?msg|validation-?(error|message)|field-?error)s?($|[-_\s])/i;
  const WORDED =
    /^error\b|\binvalid\b|\b(is|are|was) (not valid|incorrect|wrong|missing)\b|\b(cannot|can't|can’t|must not|may not) be (empty|blank)\b|^please (correct|enter a valid)|\bno es válid[oa]\b|\bno puede estar vací[oa]\b/i;
  const MESSAGE = "p,span,div,li,em,strong,small,b,i,output,label";
  const CHALLENGES = [
    ["recaptcha", '.g-recaptcha,iframe[src*="recaptcha/"]'],
    ["hcaptcha", '.h-captcha,iframe[src*="hcaptcha.com"]'],
    ["turnstile", '.cf-turnstile,iframe[src*="challenges.cloudflare.com"]'],
    ["other", 'iframe[src*="captcha" i],iframe[src*="arkoselabs" i],iframe[src*="funcaptcha" i],.frc-captcha'],
    ["image", 'img[src*="captcha" i],img[id*="captcha" i],img[alt*="captcha" i]'],
  ];
  // Alternative texts count: a star may be a picture.
  const textIn = tools.once((el) => {
    const pictures = [...el.querySelectorAll("img[alt]")].map((image) => image.alt);
    return tools.clip(tools.fold([tools.textOf(el, { room: MAX_TEXT_CHARS }), ...pictures].join(" ")), MAX_TEXT_CHARS);
  });
  const isNative = (el) => /^(input|select|textarea)$/.test(el.localName);
  const isData = (el) => isNative(el) && !NO_DATA.has(el.type) && !el.disabled;
  const isOpen = (el) => isData(el) || (el.matches(FIELD_ROLES) && !el.disabled);
  const all = tools
    .queryAll(`${FIELD},${FIELD_ROLES}`)
    .filter((el) => !(isNative(el) && el.type === "hidden") && tools.isVisible(el));
  // Buttons and what is disabled don't take the room of what can be filled in.
  const room = { open: MAX_FIELDS, other: MAX_FIELDS };
  const listed = all.filter((el) => room[isOpen(el) ? "open" : "other"]-- > 0);
  const places = new Map(listed.map((el, place) => [el, place]));
  const shown = listed.filter(isData);
  const { sourceOf } = probes.naming(tools);
  const told = new Set(listed.filter((el) => isOpen(el) && tools.isExposed(el)));
  const labelFacts = probes.field_labels(tools, [...told], probes);
  /** @type {Artifacts.FilledForm[]} */
  const forms = [];
  const formIndex = new Map();
  const indexOfForm = (form) => (form && formIndex.has(form) ? formIndex.get(form) : -1);
  const formOf = (el) => (isNative(el) ? el.form : el.closest("form"));
  for (const el of listed) if (formOf(el) && !formIndex.has(formOf(el))) formIndex.set(formOf(el), formIndex.size);

  const labellersOf = (el) => [...tools.labelsOf(el), ...tools.idrefs(el, "aria-labelledby")];
  const labelText = (el) => tools.fold(labellersOf(el).filter(tools.isVisible).map(textIn).join(" "));
  const legendOf = tools.once((fieldset) => [...fieldset.children].find((child) => child.localName === "legend"));
  const legendText = (el) => {
    const texts = [];
    for (
      let node = tools.parentOf(el);
      node && node.localName !== "form" && texts.length < 3;
      node = tools.parentOf(node)
    ) {
      if (node.localName === "fieldset") {
        const legend = legendOf(node);
        if (legend) texts.push(textIn(legend));
      } else if (/^(group|radiogroup)$/.test(node.getAttribute("role") || ""))
        texts.push(node.getAttribute("aria-label") || tools.idrefs(node, "aria-labelledby").map(textIn).join(" "));
    }
    return tools.fold(texts.join(" "));
  };
  // The largest box that holds no other field (radio buttons of one name count as one).
  const group = (el) => (el.type === "radio" ? el.name : el);
  // Two groups at most: whether there is another than a field's own is all that is asked.
  const groupsIn = tools.once((node) => {
    const found = new Set();
    for (const field of node.querySelectorAll(FIELD)) {
      if (!NO_DATA.has(field.type)) found.add(group(field));
      if (found.size > 1) break;
    }
    return [...found];
  });
  const boxOf = (el) => {
    let box = el;
    for (
      let node = tools.parentOf(el), steps = 0;
      node && steps < 5 && node !== document.body && node.localName !== "form";
      node = tools.parentOf(node), steps++
    ) {
      if (groupsIn(node).some((other) => other !== group(el))) break;
      box = node;
    }
    return box;
  };
  const isStarred = (el) =>
    [el, ...labellersOf(el), ...labellersOf(el).flatMap((label) => [...label.children].slice(0, 4))].some((node) =>
      ["::before", "::after"].some((pseudo) => {
        const content = getComputedStyle(node, pseudo).content;
        return (
          /\*|required|✱|＊/i.test(content) || (content.startsWith("url(") && /required|asterisk|star/i.test(content))
        );
      }),
    );
  const isEmpty = (el) => {
    if (!isNative(el)) return !tools.fold(el.textContent) && el.getAttribute("aria-checked") !== "true";
    return el.type === "checkbox" || el.type === "radio" ? !el.checked : !el.value;
  };
  const boxes = new Map(listed.map((el) => [el, boxOf(el)]));
  const fields = listed.map(
    /** @returns {Artifacts.Field} */ (el) => {
      const isRequired = el.required === true || el.getAttribute("aria-required") === "true";
      /** @type {Record<string, string>} */
      const handlers = {};
      for (const name of HANDLERS)
        if (el.hasAttribute(name)) handlers[name] = tools.clip(el.getAttribute(name) || "", MAX_CODE_CHARS);
      return {
        type: el.localName === "input" ? el.type : isNative(el) ? el.localName : "",
        role: el.getAttribute("role") || "",
        name: tools.clip(tools.name(el), MAX_TEXT_CHARS),
        name_source: sourceOf(el),
        label: tools.clip(labelText(el), MAX_TEXT_CHARS),
        target: tools.target(el),
        name_attribute: el.getAttribute("name") || "",
        id_attribute: el.id,
        autocomplete: el.getAttribute("autocomplete") || "",
        placeholder: el.getAttribute("placeholder") || "",
        pattern: (el.localName === "input" && HAS_PATTERN.has(el.type) && el.getAttribute("pattern")) || "",
        title: tools.clip(tools.fold(el.title || ""), MAX_TEXT_CHARS),
        legend: tools.clip(legendText(el), MAX_TEXT_CHARS),
        around: boxes.get(el) === el ? "" : textIn(boxes.get(el)),
        described: tools.fold(tools.idrefs(el, "aria-describedby").map(textIn).join(" ")),
        error_text: tools.fold(tools.idrefs(el, "aria-errormessage").map(textIn).join(" ")),
        invalid: el.getAttribute("aria-invalid") || "",
        is_required: isRequired,
        is_starred: isRequired && isStarred(el),
        is_empty: isEmpty(el),
        is_readonly: el.readOnly === true,
        is_disabled: !!el.disabled,
        is_told: told.has(el),
        handlers,
        form: indexOfForm(formOf(el)),
        ...(told.has(el) && labelFacts(el)),
      };
    },
  );
  const headings = formIndex.size
    ? tools.inOrder(tools.queryAll("h1,h2,h3,h4,h5,h6,legend").filter(tools.isVisible))
    : [];
  const headingOf = (form) => {
    const within = headings.find((heading) => form.contains(heading));
    if (within) return textIn(within);
    const before = tools.lastBefore(headings, form);
    return before ? textIn(before) : "";
  };
  const notesIn = tools.once((source) =>
    tools
      .fold(source.innerText || "")
      .split(/(?<=[.:!?])\s/)
      .filter((part) => NOTE.test(part))
      .slice(0, MAX_NOTES),
  );
  const notesOf = (form) => {
    // What explains a form often stands right before it.
    const sources = [
      form,
      form.previousElementSibling,
      form.parentElement && form.parentElement.previousElementSibling,
    ].filter(Boolean);
    return sources
      .flatMap(notesIn)
      .slice(0, MAX_NOTES)
      .map((part) => tools.clip(part, MAX_TEXT_CHARS));
  };
  const submitOf = (form) => {
    const control = [...form.elements].find(
      (el) => (el.type === "submit" || el.type === "image") && tools.isVisible(el),
    );
    return control ? tools.clip(tools.name(control), 80) : "";
  };
  for (const form of formIndex.keys()) {
    forms.push({
      target: tools.target(form),
      method: (form.getAttribute("method") || "get").toLowerCase(),
      role: form.getAttribute("role") || (form.closest("search,[role=search]") ? "search" : ""),
      heading: headingOf(form),
      submit: submitOf(form),
      notes: notesOf(form),
    });
  }

  const referenced = new Map(); // element -> place of the field to fill in that refers to it, -1 for another element
  if (shown.length)
    for (const el of tools.queryAll("[aria-describedby],[aria-errormessage]")) {
      for (const node of [...tools.idrefs(el, "aria-describedby"), ...tools.idrefs(el, "aria-errormessage")])
        referenced.set(node, isData(el) ? (places.get(el) ?? -1) : -1);
    }
  const markerOf = (el, text) => {
    const role = el.getAttribute("role");
    if (role === "alert") return "role";
    if (MARKED.test(el.id) || MARKED.test(el.getAttribute("class") || "")) return "class";
    return WORDED.test(text) ? "wording" : "";
  };
  const ownText = (el) => [...el.childNodes].some((node) => node.nodeType === 3 && /[\p{L}]{2}/u.test(node.data));
  const collectErrors = () => {
    /** @type {Artifacts.ErrorText[]} */
    const found = [];
    const around = new Set(
      shown
        .map((el) => el.form || tools.parentOf(boxOf(el)) || el.parentElement)
        .filter((el) => el && el !== document.body && el !== document.documentElement),
    );
    const seen = new Set(),
      looked = new Set();
    for (const place of around)
      for (const el of place.querySelectorAll(MESSAGE)) {
        if (looked.has(el) || found.length >= MAX_ERRORS) continue;
        looked.add(el);
        if (el.querySelector(FIELD) || el.closest("button,a,option,legend,h1,h2,h3,h4,h5,h6")) continue;
        if (labelsOfAny.has(el) && !el.querySelector('[role="alert"]')) continue;
        if ([...seen].some((outer) => outer.contains(el))) continue;
        const text = tools.fold(el.textContent);
        if (text.length < 4 || text.length > MAX_ERROR_CHARS || !/\p{L}{3}/u.test(text)) continue;
        const marker = markerOf(el, text);
        if (!marker || (marker === "wording" && !ownText(el))) continue;
        seen.add(el);
        const beside = shown.find((field) => boxes.get(field) !== field && boxes.get(field).contains(el));
        const refersBy = referenced.has(el) ? referenced.get(el) : -1;
        found.push({
          text,
          marker,
          target: tools.target(el),
          is_shown: tools.isVisible(el),
          is_exposed: tools.isExposed(el),
          is_referenced: referenced.has(el),
          field_index: refersBy >= 0 ? refersBy : beside ? places.get(beside) : -1,
          form: indexOfForm(el.closest("form")),
        });
      }
    return found;
  };
  const labelsOfAny = new Set(shown.flatMap(labellersOf));
  const challenges = [];
  for (const [kind, query] of CHALLENGES)
    for (const el of tools.queryAll(query)) {
      if (challenges.length >= 5 || challenges.some((known) => known.el.contains(el))) continue;
      const isInvisible =
        el.getAttribute("data-size") === "invisible" || !tools.isVisible(el) || /[?&]size=invisible/.test(el.src || "");
      challenges.push({
        el,
        kind,
        target: tools.target(el),
        is_invisible: isInvisible,
        form: indexOfForm(el.closest("form")),
      });
    }
  return {
    fields,
    forms,
    errors: collectErrors(),
    challenges: challenges.map(({ el: _, ...facts }) => facts),
    capped: room.open < 0,
  };
};
