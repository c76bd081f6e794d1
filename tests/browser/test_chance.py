"""What a page draws by lot is the same in every visit."""

import re

from auditor.artifacts import DocumentText
from auditor.collect.browser import BrowserPool
from auditor.collect.reach import Reach, Space
from tests.fixtures.structured_pages import facts

DRAWS = """<p id=p></p><iframe srcdoc="<p></p><script>parent.inner = Math.random()</script>"></iframe>
<script>onload = () => { p.textContent = [Math.random(), Math.random(), Math.random(), inner].join(" and ") }</script>"""


async def test_a_page_draws_the_same_lots_in_every_visit(pool: BrowserPool) -> None:
    drawn = []
    for _ in range(2):
        tab = await pool.open_tab(Reach(Space.MACHINE))
        found = await facts(tab, DRAWS, DocumentText)
        drawn.append(" ".join(block.text for block in found.blocks))
        await tab.put_away()
    assert drawn[0] == drawn[1]
    own = [float(number) for number in re.findall(r"0\.\d+", drawn[0])][:3]
    assert len(set(own)) == len(own) == 3
    assert all(0 <= each < 1 for each in own)
