"""What each reason for not auditing a page is called, and what to do about it."""

from auditor.model import PageStatus

LABELS: dict[PageStatus, str] = {
    PageStatus.AUDITED: "audited",
    PageStatus.BLOCKED: "refused by the server",
    PageStatus.LOGIN: "behind a login",
    PageStatus.OFF_SITE_REDIRECT: "sent on to another site",
    PageStatus.NOT_HTML: "no web page",
    PageStatus.TIMEOUT: "timed out",
    PageStatus.CRASHED: "crashed",
    PageStatus.HTTP_ERROR: "answered with an error",
    PageStatus.ROBOTS: "closed to robots",
    PageStatus.ACTION: "looks like an action",
    PageStatus.NOFOLLOW: "linked with nofollow only",
    PageStatus.OVER_BUDGET: "not reached within the limits",
}

REMEDIES: dict[PageStatus, str] = {
    PageStatus.BLOCKED: (
        "Ask whoever runs the site to let the auditor in, or run the audit from a network that the site trusts."
    ),
    PageStatus.LOGIN: "Have a person test these pages by hand: the audit does not sign in.",
    PageStatus.OFF_SITE_REDIRECT: "Audit the other site by itself if it is yours, and point the links straight at it.",
    PageStatus.NOT_HTML: "Check by hand what the address gives: a file needs its own test, and a page must say that it is HTML.",
    PageStatus.TIMEOUT: "Run the audit again at a quiet hour; if it times out again, tell whoever hosts the site.",
    PageStatus.CRASHED: "Run the audit again; if the page crashes again, ask its developers to find the script that brings it down.",
    PageStatus.HTTP_ERROR: "Mend or remove the links that lead here; if the server was down, run the audit again.",
    PageStatus.ROBOTS: "Ask the site's owner to allow the auditor in robots.txt; if the site is yours, run the audit with --no-robots.",
    PageStatus.ACTION: (
        "Nothing to mend: the audit changes nothing; where one is a page that is safe to open, name it in a file for --urls."
    ),
    PageStatus.NOFOLLOW: "Take nofollow off the links to pages that people need; if the site is yours, run the audit with --follow-nofollow.",
    PageStatus.OVER_BUDGET: (
        "Raise --max-pages, --max-depth or --time-limit, and run the audit again; go on with a broken-off one by --resume."
    ),
}
"""One sentence for every status but `audited`."""
