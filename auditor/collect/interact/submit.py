"""Forms sent empty, on sites whose user marked them as safe to submit, to see how errors are shown."""

from auditor.artifacts import SentForm, SubmitErrors
from auditor.collect.interact.stage import Stage, decode

MAX_FORMS = 3  # forms of a page; each press may change the page, so the first ones tell most
PROBE = SubmitErrors.key


async def submit_empty_forms(stage: Stage) -> SubmitErrors:
    """Press the submit control of up to `MAX_FORMS` forms with empty fields and read what appears.

    Does nothing unless `submit_forms` is set in the limits. The page is guarded meanwhile: what a form
    would send is refused, and it can't lead away. The page is not put back: this comes last.
    """
    if not stage.limits.submit_forms:
        return SubmitErrors()
    await stage.to_own_size()
    count = int((await stage.facts(PROBE, {"step": "list"}))["count"])
    sent: list[SentForm] = []
    for number in range(min(count, MAX_FORMS)):
        before = await stage.facts(PROBE, {"step": "press", "form": number})
        await stage.rest()
        after = await stage.facts(PROBE, {"step": "read", "form": number})
        if "fields" not in after:
            break  # the page rearranged its forms
        known = set(before["lines"])
        new_texts = [line for line in after["lines"] if line not in known]
        facts = {key: after[key] for key in ("target", "fields", "announced", "focused")}
        sent.append(decode(SentForm, {**facts, "new_texts": new_texts}))
    return SubmitErrors(is_allowed=True, forms=tuple(sent), forms_left=max(0, count - len(sent)))
