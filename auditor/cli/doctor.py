"""`auditor doctor`: what an audit needs, and whether it is here."""

from pathlib import Path

import click

from auditor.cli.exits import Exit
from auditor.cli.options import setting
from auditor.config import Config
from auditor.message import say
from auditor.streams import shown, tell


@click.command("doctor")
@setting("--browser", key="browser.path", metavar="PATH")
@setting("-o", "--output", key="output", metavar="DIR")
def command(browser__path: str | None, output: str | None) -> int:
    """Check that everything an audit needs is here, and say what to do where it isn't."""
    from auditor.doctor import run_checks

    checks = run_checks(browser=browser__path, output=Path(output or Config().output))
    for check in checks:
        seen = say("ok    {name}: {detail}", name=check.name, detail=check.detail)
        tell(seen if check.ok else say("FAIL  {name}: {detail}", name=check.name, detail=check.detail))
        if not check.ok and check.remedy:
            tell(f"      {shown(check.remedy)}")
    return Exit.OK if all(check.ok for check in checks) else Exit.USAGE
