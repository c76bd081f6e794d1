"""The one family of errors; each says in one sentence what is wrong and in `hint` what to do."""

import errno

from auditor.message import Message, say
from auditor.model import PageStatus

# A disk that is full, over a quota, or broken: nothing that the user wrote wrongly.
_DISK_TROUBLE = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG}


class AuditorError(Exception):
    """Base of all our errors."""

    def __init__(self, message: Message, *, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint


class UsageError(AuditorError):
    """A bad flag, file or address: exit code 3, no traceback."""


class ConfigError(UsageError):
    """The configuration file or an option has a wrong key, type or value."""


class SchemaError(UsageError):
    """A database was written by a newer version."""


class PackLoadError(UsageError):
    """A rule pack can't be imported."""


class EngineFaultError(AuditorError):
    """The engine itself can't be trusted (canary found nothing, no browser starts): exit code 4."""


class StorageError(AuditorError):
    """A file can't be written any more (a full disk): exit code 2, what was stored is kept."""


class OutputError(AuditorError):
    """Standard output can't be written (a full disk, a closed stream): exit code 2."""


class ClosedPipeError(OutputError):
    """Whoever read our standard output has seen enough: we end without a word, as programs do in a pipe."""


class InputError(AuditorError):
    """Standard input can't be read: exit code 2."""


class InterruptedAuditError(AuditorError):
    """The audit was stopped at once, by a second Ctrl-C or before it had begun: exit code 2."""


class VisitError(AuditorError):
    """One page could not be audited; stored and counted, never fatal."""

    status = PageStatus.BLOCKED
    retryable = False

    def __init__(
        self, message: Message, *, hint: Message | None = None, http_status: int | None = None, retry_after: str = ""
    ) -> None:
        super().__init__(message, hint=hint)
        self.http_status = http_status
        self.retry_after = retry_after  # the response header as sent


class BlockedError(VisitError):
    """The server refused us: 401, 403, 429, or a challenge page."""


class LoginError(VisitError):
    """The page asks for a login."""

    status = PageStatus.LOGIN


class OffSiteError(VisitError):
    """The address redirects out of the audited site."""

    status = PageStatus.OFF_SITE_REDIRECT


class OffLimitsError(OffSiteError):
    """A site leads to an address that only the user may name: this machine, a local network, cloud metadata."""


class HttpError(VisitError):
    """The server answered with an error status, or not at all."""

    status = PageStatus.HTTP_ERROR


class UnreachableError(VisitError):
    """DNS, TLS, a refused or reset connection."""

    status = PageStatus.HTTP_ERROR
    retryable = True


class PageTimeoutError(VisitError):
    """The page did not load within the time limit."""

    status = PageStatus.TIMEOUT
    retryable = True


class NotAPageError(VisitError):
    """The address leads to something other than HTML."""

    status = PageStatus.NOT_HTML


class CrashedError(VisitError):
    """The page's process died."""

    status = PageStatus.CRASHED
    retryable = True


class CollectError(AuditorError):
    """One artifact of one page could not be collected."""


class RuleDefinitionError(TypeError):
    """A rule is written wrongly: a programmer's mistake, raised at import."""


def unwritable(path: object, error: OSError, *, hint: Message) -> AuditorError:
    """The error for a file that can't be written: StorageError where the disk is at fault, else UsageError with `hint`."""
    message = say("{path} can't be written ({reason})", path=str(path), reason=error.strerror or str(error))
    if error.errno in _DISK_TROUBLE:
        return StorageError(message, hint=say("Free some disk space; what was stored is kept."))
    return UsageError(message, hint=hint)
