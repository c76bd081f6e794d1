"""`make bench`: CPU of the full audit against bare Playwright with the same engine, on the same pages.

Between the two stands the base audit: the same without the rules that ask for probes and interactions of
their own. All run in turn in every round, so that a noisy machine does not lie; figures are medians.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from auditor.collect.bundle import DESKTOP_PROBES
from auditor.facts import key_of
from auditor.registry import load_packs
from bench.pages import sample
from bench.tree import Cost, adopt_orphans, run


def main() -> None:
    """Print a table of both sides and the ratio of their CPU seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages-per-site", type=int, default=5)
    parser.add_argument("--concurrency", type=int, default=2)
    options = parser.parse_args()
    adopt_orphans()
    costs: dict[str, list[Cost]] = {"bare": [], "base": [], "audit": []}
    skipped = ",".join(_dear_rules())
    with sample(options.pages_per_site) as urls, tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "urls.txt"
        listing.write_text("\n".join(urls), "utf-8")
        print(f"{len(urls)} pages, {options.concurrency} at once, {options.rounds} rounds", flush=True)
        for number in range(options.rounds):
            audit = [
                sys.executable, "-m", "auditor", "audit", "-q", "--urls", str(listing), "--concurrency",
                str(options.concurrency), "--max-pages", str(len(urls)), "--no-robots", "-o",
            ]  # fmt: skip
            commands = {
                "bare": [sys.executable, "-m", "bench.bare", str(listing), str(options.concurrency)],
                "base": [*audit, str(Path(folder) / f"base-{number}"), "--skip-rules", skipped],
                "audit": [*audit, str(Path(folder) / f"audit-{number}")],
            }
            for name, command in commands.items():
                cost = run(command)
                costs[name].append(cost)
                print(
                    f"  round {number + 1} {name:6} {cost.cpu_s / len(urls):.3f} CPU s a page (exit {cost.exit_code})",
                    flush=True,
                )
    _print_table(costs, len(urls))


def _print_table(costs: dict[str, list[Cost]], pages: int) -> None:
    print(f"{'':8}{'CPU s/page':>12}{'pages/min':>12}{'peak MiB':>12}{'Python MiB':>12}")
    for name, runs in costs.items():
        cpu = statistics.median(run.cpu_s for run in runs) / pages
        rate = statistics.median(60 * pages / run.wall_s for run in runs)
        peak = statistics.median(run.peak_mib for run in runs)
        own = statistics.median(run.root_peak_mib for run in runs)
        print(f"{name:8}{cpu:12.3f}{rate:12.0f}{peak:12.0f}{own:12.0f}")
    for side, other in (("audit", "bare"), ("audit", "base")):
        ratios = [run.cpu_s / against.cpu_s for run, against in zip(costs[side], costs[other], strict=True)]
        print(f"ratio {side} : {other} {statistics.median(ratios):.2f}")


def _dear_rules() -> list[str]:
    """Rules that ask for more than what every visit brings."""
    always = {"visit", "source_html", "axe", "phone_layout", "house_style", *DESKTOP_PROBES}
    return [rule.id for rule in load_packs() if any(key_of(need.kind) not in always for need in rule.needs)]


if __name__ == "__main__":
    main()
