// Forms that can be sent empty, and what they show when that is done. `options.step` is "list",
// "press" (presses the submit control of form number `options.form`) or "read".
export default (tools, options) => {
  const MAX_FIELDS = 60,
    MAX_LINES = 400,
    MAX_TEXT_CHARS = 300;
  const NO_DATA = new Set(["hidden", "submit", "button", "reset", "image"]);
  const CHOICES = new Set(["checkbox", "radio", "select-one", "select-multiple", "range", "color"]);
  const LIVE = '[role="alert"],[role="status"],[aria-live="assertive"],[aria-live="polite"],output';
  const dataOf = (form) =>
    [...form.elements].filter(
      (el) =>
        /^(input|select|textarea)$/.test(el.localName) && !NO_DATA.has(el.type) && !el.disabled && tools.isVisible(el),
    );
  const submitOf = (form) =>
    [...form.elements].find(
      (el) => (el.type === "submit" || el.type === "image") && !el.disabled && tools.isVisible(el),
    );
  const isSearch = (form) =>
    form.getAttribute("role") === "search" ||
    !!form.closest("search,[role=search]") ||
    (form.method === "get" && dataOf(form).length === 1);
  const forms = tools
    .queryAll("form")
    .filter(
      (form) => submitOf(form) && !isSearch(form) && dataOf(form).some((el) => !CHOICES.has(el.type) && !el.value),
    );
  if (options.step === "list") {
    // What appears later may take over the selectors that these have in the artifact `fields`.
    globalThis.civicAuditorFields = new Map(forms.flatMap(dataOf).map((el) => [el, tools.selector(el)]));
    return { count: forms.length };
  }
  const form = forms[options.form];
  if (!form) return { lines: [] };
  // A summary often stands above its form.
  const place = form.parentElement || form;
  const lines = () => (place.innerText || "").split("\n").map(tools.fold).filter(Boolean).slice(0, MAX_LINES);
  if (options.step === "press") {
    const before = lines();
    // After all the page's own listeners: what they would let go does not even start.
    addEventListener("submit", (event) => event.preventDefault(), { once: true });
    submitOf(form).click();
    return { lines: before };
  }
  const textsOf = (el, attribute) =>
    tools
      .idrefs(el, attribute)
      .filter(tools.isVisible)
      .map((node) => tools.textOf(node));
  const labelOf = (el) => tools.labelText(el) || tools.statedName(el);
  const active = document.activeElement;
  const fields = dataOf(form)
    .slice(0, MAX_FIELDS)
    .map(
      /** @returns {Artifacts.SentField} */ (el) => ({
        selector: globalThis.civicAuditorFields.get(el) || "",
        invalid: el.getAttribute("aria-invalid") || "",
        tied: tools.clip(
          tools.fold([labelOf(el), ...textsOf(el, "aria-describedby"), ...textsOf(el, "aria-errormessage")].join(" ")),
          2 * MAX_TEXT_CHARS,
        ),
        browser_message: form.noValidate || el.validity.valid ? "" : el.validationMessage,
        is_focused: el === active,
      }),
    );
  const announced = tools
    .queryAll(LIVE)
    .filter(tools.isVisible)
    .map((el) => el.textContent)
    .join(" ");
  const isElsewhere = active && active !== document.body && !dataOf(form).includes(active) && active !== submitOf(form);
  return {
    lines: lines(),
    fields,
    target: tools.target(form),
    announced: tools.clip(tools.fold(announced), 2 * MAX_TEXT_CHARS),
    focused: isElsewhere ? tools.clip(tools.fold(active.textContent), MAX_TEXT_CHARS) : "",
  };
};
