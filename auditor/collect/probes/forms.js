// Forms and their fields as a visitor meets them.
/** @type {Probe<Artifacts.Forms>} */
export default (tools) => {
  const labelOf = (el) => tools.statedName(el) || tools.labelText(el) || tools.fold(el.getAttribute("title") || "");
  /** @returns {Artifacts.FormField} */
  const field = (el) => ({
    type: el.localName === "input" ? el.type : el.localName,
    name: el.getAttribute("name") || "",
    label: tools.clip(labelOf(el), 300),
    autocomplete: el.getAttribute("autocomplete") || "",
    required: el.required === true || el.getAttribute("aria-required") === "true",
    selector: tools.selector(el),
  });
  const byForm = new Map();
  for (const form of tools.queryAll("form")) byForm.set(form, []);
  byForm.set(null, []);
  for (const el of tools.queryAll("input,select,textarea")) {
    if (el.type === "hidden" || !tools.isVisible(el)) continue;
    const form = el.form && byForm.has(el.form) ? el.form : null;
    byForm.get(form).push(field(el));
  }
  /** @type {Artifacts.Form[]} */
  const forms = [];
  for (const [form, fields] of byForm) {
    if (form)
      forms.push({
        action: form.getAttribute("action")
          ? String(new URL(form.getAttribute("action"), document.baseURI))
          : document.baseURI,
        method: (form.getAttribute("method") || "get").toLowerCase(),
        selector: tools.selector(form),
        fields,
      });
    else if (fields.length) forms.push({ action: "", method: "", selector: "", fields });
  }
  return { forms };
};
