"""Draw findings of `auditor text` on the HTML files of a corpus to be read by hand: `python -m bench.text_sample --output FILE`.

At most four a rule and site, each cause once, always the same. The verdicts stand in docs/readings.jsonl with the outcome
"text"; `python -m bench.precision` makes the tables.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.drawing import HALVES, Found, in_half, of_all_rules
from bench.pages import sites

COUNT = 80


def main() -> None:
    """Write FILE, a list of findings with the text around each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--corpus", default="corpus", help="folder beside the project: corpus or corpus-b")
    parser.add_argument("--half", choices=HALVES, help="only pages of this half")
    options = parser.parse_args()
    found = [each for site in sites(options.corpus) for each in _findings(site)]
    drawn = of_all_rules(filter(in_half(options.half), found), COUNT)
    options.output.write_text(json.dumps(drawn, indent=1, ensure_ascii=False), "utf-8")
    print(f"{len(drawn)} of {len(found)}")


def _findings(site: Path) -> Iterator[Found]:
    files = sorted(map(str, site.rglob("*.html")))
    command = [sys.executable, "-m", "auditor", "text", "--format", "json", "--show", "finding", *files]
    answer = json.loads(subprocess.run(command, check=False, capture_output=True, text=True).stdout)
    for document in answer["documents"]:
        page = Path(document["name"]).relative_to(site).as_posix()
        for found in document["findings"]:
            if found["level"] != "finding":
                continue
            block = document["blocks"][found["block"]]
            yield {
                **found,
                "outcome": "text",
                "site": site.name,
                "url": f"/{page}",
                "selector": block["selector"],
                "cause": found["quote"].casefold(),
                "text": block["text"],
            }


if __name__ == "__main__":
    main()
