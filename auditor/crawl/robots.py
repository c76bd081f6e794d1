"""robots.txt as RFC 9309 reads it, parsed by Protego."""

from dataclasses import dataclass, field, replace

from protego import Protego

from auditor.crawl.fetch import Fetched, starts_as_html
from auditor.crawl.host import UrlError
from auditor.crawl.url import normalize, parse_link
from auditor.errors import HttpError

MAX_ROBOTS_BYTES = 500 * 1024  # RFC 9309 section 2.5: at least 500 KiB must be read; more we do not
ROBOTS_REASON = "robots.txt asks automatic visitors to stay out."


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
    note: str
    reason: str = ROBOTS_REASON
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
            return cls._without_rules(agent, True, f"robots.txt is not there ({answer.trouble})")
        if answer.status is None:
            why = f": {answer.trouble}" if answer.trouble else ""
            robots = cls._without_rules(agent, False, f"robots.txt could not be reached{why}")
            return replace(robots, is_unreached=True)
        if answer.status >= 500:
            return cls._without_rules(agent, False, f"robots.txt answered {answer.status}")
        if not 200 <= answer.status < 300:
            return cls._without_rules(agent, True, f"robots.txt answered {answer.status}")
        if starts_as_html(answer.body):
            return cls._without_rules(agent, True, "robots.txt is a web page")
        text = answer.body.decode("utf-8", "replace").lstrip("\ufeff").replace("\0", "")
        if answer.is_cut:  # half a rule would forbid more than was meant
            text = text.rpartition("\n")[0]
        parser = Protego.parse(text)
        delay_s = _delay_s(parser, agent)
        sitemaps = _sitemaps(parser, url)
        note = _note(parser.can_fetch("/", agent), delay_s, sitemaps, answer.is_cut)
        return cls(agent, delay_s, sitemaps, note, _parser=parser)

    @classmethod
    def _without_rules(cls, agent: str, allows_all: bool, why: str) -> "Robots":
        so = ", so there are no rules to follow" if allows_all else ", which forbids every page"
        note = f"{why}{so} (RFC 9309)."
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


def _note(allows_root: bool, delay_s: float | None, sitemaps: tuple[str, ...], is_cut: bool) -> str:
    facts = ["robots.txt was read and followed" if allows_root else "robots.txt was read: it forbids us the start page"]
    if delay_s:
        facts.append(f"it asks for {delay_s:g} s between requests")
    if sitemaps:
        facts.append(f"it names {len(sitemaps)} sitemap{'' if len(sitemaps) == 1 else 's'}")
    if is_cut:
        facts.append(f"only its first {MAX_ROBOTS_BYTES // 1024} KiB were read")
    return "; ".join(facts) + "."
