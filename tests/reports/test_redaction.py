"""--redact: what may name a person or open a door is in no file that a report writes."""

from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

import auditor_reports
from auditor.artifacts import SourceHtml
from auditor.message import as_said
from auditor.store.reader import Reader
from auditor_reports.redaction import RedactedReader
from auditor_reports.redaction.scrub import scrub
from tests.fixtures.audit_db import RULES, AuditDb, write_audit_db

SECRETS = (
    "jane.roe@mail.example", "078-05-1120", "(202) 555-0143", "4111 1111 1111 1111", "Roe", "hunter2", "s3cr3tvalue",
    "eyJhbGciOiJIUzI1NiJ9", "00998877665", "Ab3dE5fG7hJ9kL1mN3pQ", "jroe",
)  # fmt: skip
TEXT = (
    "Dear Jane Roe, write to jane.roe@mail.example or call (202) 555-0143. SSN 078-05-1120, card 4111 1111 1111 1111,"
    " account no. 00998877665, Dr. Roe. https://jroe:hunter2@a.gov/x?key=s3cr3tvalue#id=s3cr3tvalue"
    " eyJhbGciOiJIUzI1NiJ9.e30.abc Ab3dE5fG7hJ9kL1mN3pQ"
)
ADDRESS = "https://a.gov/people/00998877665?token=s3cr3tvalue&mail=jane.roe@mail.example"
ELEMENT = "<input name=mail value='jane.roe@mail.example' data-session='s3cr3tvalue'>"


@pytest.fixture
def personal(tmp_path: Path) -> Path:
    """An audit with personal data in every field that a page can fill."""
    with AuditDb(tmp_path / "audit.db") as db:
        site = db.site(db.run(TEXT, sources=["/home/jroe/site"], report={"redact": True}), "https://a.gov/", "a.gov",
                       source="/home/jroe/site", stopped_why=TEXT)  # fmt: skip
        page = db.page(site, ADDRESS, title=TEXT)
        db.page(site, f"{ADDRESS}&b=1", status="http error", reason=as_said(TEXT))
        db.fact(page, SourceHtml(text=f"<html><body title='{TEXT}'>{ELEMENT}</body></html>"))
        for cause in (TEXT, TEXT.replace("078-05-1120", "078-05-1121")):
            db.finding(site, page, RULES[0], message=as_said(TEXT), cause=cause, component=TEXT, html=ELEMENT,
                       selector="body > input", data={"quote": TEXT, "suggestion": TEXT, "before": TEXT, "after": TEXT},
                       frame_url=None, fingerprint=f"1:{len(cause)}{cause[-9:-1]}")  # fmt: skip
        db.picture(site, RULES[0]["id"], TEXT, page)
        document = db.document(site, "https://a.gov/jane.roe@mail.example.pdf?x=s3cr3tvalue", [page], 100)
        db.rule_run(site, page, "button-name", "error", error=TEXT)
        db.about_document(site, document, RULES[1], message=as_said(TEXT))
    return tmp_path


def written(folder: Path) -> dict[str, str]:
    """Every file but the audit itself, by its path."""
    files = [each for each in folder.rglob("*") if each.is_file() and each.name != "audit.db"]
    return {str(each.relative_to(folder)): _content(each).decode("utf-8", "replace") for each in files}


def _content(path: Path) -> bytes:
    """What a file says; of a workbook, all that is packed in it."""
    if not is_zipfile(path):
        return path.read_bytes()
    with ZipFile(path) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist())


@pytest.mark.parametrize("name", auditor_reports.FORMATS)
def test_no_format_writes_what_may_name_a_person(personal: Path, name: str) -> None:
    auditor_reports.write(personal / "audit.db", personal, (name,), redact=False)
    plain = written(personal)
    assert any(SECRETS[0] in text for text in plain.values()) or name not in ("html", "json", "jsonl", "tasks", "xlsx")
    auditor_reports.write(personal / "audit.db", personal, (name,), redact=True)
    files = written(personal)
    assert files
    found = {(path, secret) for path, text in files.items() for secret in SECRETS if secret in text or secret in path}
    assert found == set()
    assert not any(path.endswith(".png") for path in files)


def test_the_runs_own_setting_redacts_and_the_terminal_too(personal: Path) -> None:
    auditor_reports.write(personal / "audit.db", personal, ("jsonl",))
    assert "[e-mail]" in written(personal)["findings.jsonl"]
    told = " ".join(auditor_reports.summary(personal / "audit.db").lines)
    assert not [secret for secret in SECRETS if secret in told]


def test_causes_that_look_alike_stay_two_and_lead_to_their_own_places(personal: Path) -> None:
    with Reader(personal / "audit.db") as plain, RedactedReader(personal / "audit.db") as reader:
        (site,) = reader.sites()
        causes = [each for each in reader.causes(site.id) if each.rule_id == "button-name"]
        assert len({each.cause for each in causes}) == 2
        places = {each.cause: [place.id for place in reader.places(each, 9)] for each in causes}
        assert sorted(places.values()) == [
            [each.id] for each in plain.findings(site.id) if each.rule_id == "button-name"
        ]
        on_page = reader.causes_of_page(next(reader.pages(site.id)).id)
        assert {cause for _, cause in on_page} == set(places)


def test_counts_and_scores_are_those_of_the_plain_report(tmp_path: Path) -> None:
    write_audit_db(tmp_path / "audit.db")
    with Reader(tmp_path / "audit.db") as plain, RedactedReader(tmp_path / "audit.db") as reader:
        for site in plain.sites():
            assert reader.coverage(site.id) == plain.coverage(site.id)
            assert list(reader.checks(site.id)) == list(plain.checks(site.id))
            assert len(list(reader.findings(site.id))) == len(list(plain.findings(site.id)))
            fingerprints = [each.fingerprint for each in plain.findings(site.id)]
            assert [each.fingerprint for each in reader.findings(site.id)] == fingerprints


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call 1-800-555-0199 or 555-0143", "Call [phone] or [phone]"),
        ("mailto:a.b@c.gov?subject=x", "mailto:[e-mail]?removed"),
        ('<a href="/a/b?abc#top">', '<a href="/a/b?removed#top">'),
        ("https://a.gov/b#part-2", "https://a.gov/b#part-2"),
        ("https://a.gov/2024/20240115/form-1040", "https://a.gov/2024/20240115/form-1040"),
        ("Signed in as Xóchitl Peña", "Signed in as [name]"),
        ("Maria de la Cruz signed", "[name] signed"),
        ("Case number: AB-12345", "Case number: [number]"),
        ("/home/jroe/site and C:\\Users\\jroe\\x", "/home/removed/site and C:\\Users\\removed\\x"),
        ("#1a2b3c4d on #ffffff", "#1a2b3c4d on #ffffff"),
        ("123 pages, 1.4.3, 45 %, the Justice Department, 2026-10-14", "123 pages, 1.4.3, 45 %, the Justice Department, 2026-10-14"),
        ("div.usa-footer__logo-12.margin-right-1 > a:nth-of-type(123)", "div.usa-footer__logo-12.margin-right-1 > a:nth-of-type(123)"),
        ("Is it open? Yes", "Is it open? Yes"),
        ("id 6fa459ea-ee8a-3ca4-894e-db77e160355e", "id removed"),
    ],
)  # fmt: skip
def test_scrubbing_by_shape(text: str, expected: str) -> None:
    assert scrub(text) == expected
    assert scrub(expected) == expected
