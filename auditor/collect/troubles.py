"""What keeps a page from us, in words: one table for the browser, our own requests and `auditor text`.

Each is a clause about an address, which ends a sentence ("https://a.gov can't be audited: its server sent nothing") or,
by `sentence`, is one of its own.
"""

from auditor.message import Message, say

ANSWER_BROKEN_OFF = say("its server broke off its answer")
BROKEN_OFF = say("its server broke off the connection")
CLOSED = say("its server closed the connection")
CRASHED = say("the page crashed in the browser")
DAMAGED = say("its server's answer is damaged")
DOWNLOAD = say("it is a download, not a web page")
EMPTY = say("its server sent nothing")
EMPTY_ERROR = say("the server answered with an error and an empty page")
HTTP2_BROKEN = say("its server broke the HTTP/2 protocol")
LEADS_TO_LOGIN = say("it sends visitors to a login page")
MOVED_ON = say("the page went to another document while it was looked at")
NO_ADDRESS = say("it is no address that can be asked for")
NO_CERTIFICATE = say("its TLS certificate does not verify")
NO_TLS = say("its server's TLS can't be spoken with")
NO_HOST = say("its host name does not resolve")
NO_NAME_SERVICE = say("its host name does not resolve (the name service does not answer)")
NO_NETWORK = say("this machine has no network")
NO_TAB = say("the browser did not open a tab")
NOBODY = say("nobody answers")
NOT_HTTP = say("its server's answer is not HTTP")
REDIRECTS_IN_CIRCLE = say("it redirects in a circle")
REDIRECTS_TOO_OFTEN = say("it redirects in a circle, or too often")
REDIRECTS_TO_NO_ADDRESS = say("it redirects to what is no address")
REFUSED = say("its server refuses connections")
SCREENED = say("a service in front of the site screens visitors")
SENDS_ON = say("the page keeps sending its visitors on")
TOO_LONG = say("the page did not load or answer within its time limit")
_NO_PAGE = {404: say("there is no such page"), 410: say("the page is gone")}


def too_slow(limit_s: float) -> Message:
    """The server took longer than it may."""
    return say("its server did not answer within {seconds:.0f} s", seconds=limit_s)


def unreachable(why: str) -> Message:
    """No connection, for a reason in the system's own words."""
    return say("its server can't be reached ({why})", why=why)


def no_page(status: int) -> Message:
    """What a status without a page means to somebody who wants its text."""
    if 300 <= status < 400:
        return say("it redirects to nowhere")
    return _NO_PAGE.get(status, say("the server has no page for us"))


def sentence(clause: Message) -> Message:
    """A clause as a sentence of its own; a sentence stays one."""
    return say("{clause:sentence}", clause=clause)
