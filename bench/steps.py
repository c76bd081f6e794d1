"""`python -m bench.steps`: steps of our scripts on pages of 1,000 to 8,000 of one thing, for every shape of page.

Prints a row a shape with its steps at each size, and what grew with the square; exits 1 when anything did.
"""

import argparse
import asyncio
import sys
from itertools import pairwise

from auditor.collect.axe import load_axe
from auditor.collect.browser import start_browser
from auditor.collect.bundle import bundle
from auditor.collect.find import find_browser
from tests.fixtures.large_pages import SHAPES
from tests.fixtures.steps import squares, steps_in

NUMBERS = (1000, 2000, 4000, 8000)


async def measure(shapes: list[str]) -> int:
    """Print the table; returns the number of shapes on which something grew with the square."""
    bad = 0
    print(f"| shape | {' | '.join(f'{number:,}' for number in NUMBERS)} |\n|{'---|' * (len(NUMBERS) + 1)}", flush=True)
    async with start_browser(str(find_browser(None).path), bundle(load_axe(None).axe_script)) as pool:
        await pool.start()
        for shape in shapes:
            steps = [await steps_in(pool, shape, number) for number in NUMBERS]
            print(f"| {shape} | {' | '.join(f'{sum(each.values()):,}' for each in steps)} |", flush=True)
            pairs = zip(NUMBERS, pairwise(steps), strict=False)
            grown = {name: grew for number, (few, many) in pairs for name, grew in squares(few, many, number).items()}
            bad += bool(grown)
            for name, (few_steps, many_steps) in grown.items():
                print(f"  {name} grew from {few_steps:,} to {many_steps:,}", flush=True)
    return bad


def main() -> None:
    """Measure all shapes, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", default=list(SHAPES))
    sys.exit(1 if asyncio.run(measure(parser.parse_args().shapes)) else 0)


if __name__ == "__main__":
    main()
