"""robots.txt as RFC 9309 reads it, parsed by Protego."""

from dataclasses import dataclass, field, replace

from protego import Protego

from auditor.collect.fetch import Fetched, starts_as_html
from auditor.crawl.host import UrlError
from auditor.crawl.url import normalize, parse_link
from auditor.errors import HttpError
from auditor.message import Message, say, say_count

MAX_ROBOTS_BYTES = 500 * 1024  # RFC 9309 section 2.5: at least 500 KiB must be read; more we do not
ROBOTS_REASON = say("robots.txt asks automatic visitors to stay out.")


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site allows a named agent.

    `crawl_delay_s` is what the site asks for between two requests (Crawl-delay, or Request-rate
    where that is slower), unbounded, None when it does not say. `sitemaps` are the addresses it
    names. `note` is one sentence for the report, `reason` one for a page that is not visited. `is_unreached`
    says that there was no answer, which closes the site as well.
    """

    agent: str
    crawl_delay_s: float | None
    sitemaps: tuple[str, ...]
    note: Message
    reason: Message = ROBOTS_REASON
    is_unreached: bool = False
    _parser: Protego | None = field(default=None, repr=False, compare=False)
    _allows_all: bool = True

    @classmethod
    def from_answer(cls, answer: Fetched, agent: str, url: str = "") -> "Robots":
        """Rules from the answer to a request for robots.txt, of which `MAX_ROBOTS_BYTES` were asked for.

        RFC 9309 section 2.3.1: 2xx is read; 4xx and redirects that lead nowhere allow all; 5xx and a server that
        can't be reached forbid all, whatever the site's pages do. `url` is the address of robots.txt, for sitemaps
        named without a host.
        """
        if answer.status is None and isinstance(answer.trouble, HttpError):
            return cls._without_rules(agent, True, say("robots.txt is not there ({why})", why=answer.trouble.message))
        if answer.status is None:
            why = say("robots.txt could not be reached")
            if answer.trouble:
                why = say("robots.txt could not be reached: {why}", why=answer.trouble.message)
            return replace(cls._without_rules(agent, False, why), is_unreached=True)
        if answer.status >= 500:
            return cls._without_rules(agent, False, say("robots.txt answered {status}", status=answer.status))
        if not 200 <= answer.status < 300:
            return cls._without_rules(agent, True, say("robots.txt answered {status}", status=answer.status))
        if starts_as_html(answer.body):
            return cls._without_rules(agent, True, say("robots.txt is a web page"))
        text = answer.body.decode("utf-8", "replace").lstrip("\ufeff").replace("\0", "")
        if answer.is_cut:  # half a rule would forbid more than was meant
            text = text.rpartition("\n")[0]
        parser = Protego.parse(text)
        delay_s = _delay_s(parser, agent)
        sitemaps = _sitemaps(parser, url)
        note = _note(parser.can_fetch("/", agent), delay_s, sitemaps, answer.is_cut)
        return cls(agent, delay_s, sitemaps, note, _parser=parser)

    @classmethod
    def _without_rules(cls, agent: str, allows_all: bool, why: Message) -> "Robots":
        note = say("{why}, which forbids every page (RFC 9309).", why=why)
        if allows_all:
            note = say("{why}, so there are no rules to follow (RFC 9309).", why=why)
        return cls(agent, None, (), note, ROBOTS_REASON if allows_all else note, _allows_all=allows_all)

    @property
    def forbids_all(self) -> bool:
        """Whether every page is forbidden because there are no rules to read."""
        return self._parser is None and not self._allows_all

    def allows(self, url: str) -> bool:
        """Whether the agent may ask for the address; False for what is no http(s) address."""
        try:
            address = normalize(url)
        except UrlError:
            return False
        if self._parser is None:
            return self._allows_all
        return bool(self._parser.can_fetch(address, self.agent))


def robots_url(url: str) -> str:
    """The address of the robots.txt that holds for a page."""
    return parse_link(url, "/robots.txt") or url


def _delay_s(parser: Protego, agent: str) -> float | None:
    delay_s = parser.crawl_delay(agent)
    rate = parser.request_rate(agent)
    if rate is None:
        return delay_s
    return max(delay_s or 0.0, rate.seconds / rate.requests)


def _sitemaps(parser: Protego, url: str) -> tuple[str, ...]:
    addresses = (parse_link(url, named) for named in parser.sitemaps)
    return tuple(dict.fromkeys(address for address in addresses if address is not None))


def _note(allows_root: bool, delay_s: float | None, sitemaps: tuple[str, ...], is_cut: bool) -> Message:
    facts = [say("robots.txt was read: it forbids us the start page")]
    if allows_root:
        facts = [say("robots.txt was read and followed")]
    if delay_s:
        facts.append(say("it asks for {seconds:g} s between requests", seconds=delay_s))
    if sitemaps:
        facts.append(say_count("it names {n} sitemap", "it names {n} sitemaps", n=len(sitemaps)))
    if is_cut:
        facts.append(say("only its first {kib} KiB were read", kib=MAX_ROBOTS_BYTES // 1024))
    return say("{facts:;}.", facts=tuple(facts))
