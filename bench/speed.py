"""`make bench`: CPU of the full audit against bare Playwright with the same engine, on the same pages.

Both run in turn in every round, so that a noisy machine does not lie; figures are medians.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

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
    costs: dict[str, list[Cost]] = {"bare": [], "audit": []}
    with sample(options.pages_per_site) as urls, tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "urls.txt"
        listing.write_text("\n".join(urls), "utf-8")
        print(f"{len(urls)} pages, {options.concurrency} at once, {options.rounds} rounds", flush=True)
        for number in range(options.rounds):
            output = Path(folder) / f"audit-{number}"
            commands = {
                "bare": [sys.executable, "-m", "bench.bare", str(listing), str(options.concurrency)],
                "audit": [
                    sys.executable, "-m", "auditor", "audit", "-q", "--urls", str(listing), "-o", str(output),
                    "--concurrency", str(options.concurrency), "--max-pages", str(len(urls)), "--no-robots",
                ],
            }  # fmt: skip
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
    ratios = [audit.cpu_s / bare.cpu_s for bare, audit in zip(costs["bare"], costs["audit"], strict=True)]
    print(f"ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
