"""The readings of the word lists: what was read holds for the lists as they are."""

from collections import Counter, defaultdict

from bench.plain_words import level_now, readings

MAX_WRONG = 0.1  # of the sentences in which an entry was read; beyond it, nothing is put in as a finding


def test_each_reading_names_its_source_and_gives_a_verdict() -> None:
    found = readings()
    assert len(found) > 800
    assert {each["verdict"] for each in found} == {"right", "wrong"}
    assert all(each["source"].split()[0] in ("corpus", "plain", "written") for each in found)


def test_no_entry_puts_in_as_a_finding_what_was_wrong_in_more_than_one_sentence_of_ten() -> None:
    verdicts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for each in readings():
        if level_now(each) == "finding, rewritten":
            verdicts[each["rule"], each["term"]][each["verdict"]] += 1
    too_often = {
        entry: dict(found) for entry, found in verdicts.items() if found["wrong"] > max(1, MAX_WRONG * found.total())
    }
    assert len(verdicts) > 80
    assert not too_often
