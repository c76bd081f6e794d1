"""What the browser itself costs: Playwright, goto, axe.run; nothing else. The other side of the ratio."""

import asyncio
import sys
from pathlib import Path

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page, async_playwright

from auditor.collect.axe import load_axe
from auditor.collect.find import find_browser, needs_no_sandbox


async def run_axe(page: Page, script: str) -> None:
    """What the engine's own documentation says to do."""
    await page.evaluate(script)
    await page.evaluate("axe.run()")


async def main(listed: list[str], concurrency: int) -> None:
    """Visit every address with `concurrency` tabs and run the same engine with its defaults."""
    urls = asyncio.Queue[str]()
    for line in listed:
        urls.put_nowait(line)
    script = load_axe(None).axe_script
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=str(find_browser(None).path),
            chromium_sandbox=not needs_no_sandbox(),
            args=["--disable-background-networking"],
        )
        context = await browser.new_context(viewport={"width": 1280, "height": 800})

        async def work() -> None:
            page = await context.new_page()
            while not urls.empty():
                url = urls.get_nowait()
                try:
                    await page.goto(url)
                    await run_axe(page, script)
                except PlaywrightError as error:  # a refresh sent us on, or the page's own scripts break the engine
                    print(f"bare axe.run failed on {url}: {error.message.splitlines()[0]}", file=sys.stderr)

        await asyncio.gather(*(work() for _ in range(concurrency)))
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]).read_text("utf-8").split(), int(sys.argv[2])))
