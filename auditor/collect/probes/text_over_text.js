// Which texts lie over each other: only lines that can be on show together, and that hide letters of one another.
export default (tools, options, probes) => {
  const MAX_COLUMNS = 400; // of the page, in which boxes that may overlap are looked for
  const MAX_PAIRS = 400; // pairs of texts whose lines are compared
  const LOST_HEIGHT = 0.3; // of the font size: less than this hides no letter, as the line box is taller than its letters
  const LOST_WIDTH = 0.5; // of the font size: about one letter
  const ROUNDING_PX = 1;
  const NONE = { width: 0, height: 0 };
  const BAND_PX = 50; // lines are compared with those of the same bands of the page only
  const fontSize = (el) => parseFloat(getComputedStyle(el).fontSize) || 16;
  const floats = (el) => {
    for (let node = el; node; node = tools.parentOf(node))
      if (/fixed|sticky/.test(getComputedStyle(node).position)) return true;
    return false;
  };
  const bandsOf = (from, to, height = BAND_PX) =>
    Array.from(
      { length: Math.floor(to / height) - Math.floor(from / height) + 1 },
      (_, i) => Math.floor(from / height) + i,
    );
  const sizes = (box) => ({ width: box.right - box.left, height: box.bottom - box.top });
  // Reads the page as it stands now: how much the lines of two elements' texts overlap.
  const readPage = (texts) => {
    const rooms = tools.rooms();
    // The lines of an element's text as far as they show, also by band.
    const linesIn = (way) =>
      tools.once((el) => {
        const room = rooms.roomIn(el)[way];
        const lines = tools
          .linesOf(texts.get(el))
          .map((line) => tools.overlap(line, room))
          .filter(tools.isSeen);
        const bands = new Map();
        for (const line of lines)
          for (const band of bandsOf(line.top, line.bottom)) {
            if (!bands.has(band)) bands.set(band, []);
            bands.get(band).push(line);
          }
        return { lines, bands };
      });
    const reached = linesIn("reach"),
      shownNow = linesIn("now");
    // What scrolls by itself is beside the other only as both stand at this moment.
    const together = (a, b) => (rooms.roomIn(a).scroller === rooms.roomIn(b).scroller ? reached : shownNow);
    // Only what overlaps by more than `need` both ways counts.
    const largest = (a, b, need = NONE) => {
      const read = together(a, b);
      const others = read(b).bands;
      let worst = NONE;
      for (const line of read(a).lines)
        for (const other of bandsOf(line.top, line.bottom).flatMap((band) => others.get(band) || [])) {
          const { width, height } = sizes(tools.overlap(line, other));
          if (width > need.width && height > need.height && width * height > worst.width * worst.height)
            worst = { width, height };
        }
      return worst;
    };
    return { rooms, largest };
  };
  const least = (a, b) => {
    const size = Math.min(fontSize(a), fontSize(b));
    return { width: size * LOST_WIDTH, height: size * LOST_HEIGHT + ROUNDING_PX };
  };
  // Pairs of boxes that overlap, of boxes sorted by their top; those open at a height are kept by columns of the page.
  const pairsOf = function* (boxes) {
    const columns = new Map(),
      places = new Map(boxes.map((box, place) => [box, place]));
    const width = Math.max(innerWidth, (document.scrollingElement || document.documentElement).scrollWidth);
    const inPage = (x) => Math.min(Math.max(x + scrollX, 0), width); // what is beside it counts to its outermost columns
    for (const box of boxes) {
      const near = new Set();
      for (const column of bandsOf(inPage(box.left), inPage(box.right), Math.max(BAND_PX, width / MAX_COLUMNS))) {
        const open = (columns.get(column) || []).filter((other) => other.bottom > box.top + ROUNDING_PX);
        for (const other of open) if (other.left < box.right && box.left < other.right) near.add(other);
        columns.set(column, open.concat(box));
      }
      for (const other of [...near].toSorted((a, b) => places.get(a) - places.get(b))) yield [other, box];
    }
  };
  const find = (texts, isLeftOut) => {
    const boxes = [];
    const { rooms, largest } = readPage(texts);
    for (const el of texts.keys()) {
      if (isLeftOut(el)) continue;
      const rect = el.getBoundingClientRect();
      const height = Math.max(rect.height, el.scrollHeight),
        width = Math.max(rect.width, el.scrollWidth);
      const whole = { left: rect.left, top: rect.top, right: rect.left + width, bottom: rect.top + height };
      const box = tools.overlap(whole, rooms.roomIn(el).reach);
      if (tools.isSeen(box)) boxes.push({ el, ...box });
    }
    boxes.sort((a, b) => a.top - b.top);
    const drawingOf = probes.drawing(tools);
    const found = [];
    let compared = 0;
    for (const [other, box] of pairsOf(boxes)) {
      if (other.el.contains(box.el) || box.el.contains(other.el)) continue;
      if (compared >= MAX_PAIRS) break;
      compared += 1;
      const overlap = largest(other.el, box.el, least(other.el, box.el));
      if (overlap === NONE || floats(other.el) || floats(box.el)) continue;
      if (drawingOf(other.el) && drawingOf(box.el)) continue; // marks stand where what they tell of stands
      found.push({ a: other.el, b: box.el, overlap });
    }
    return { found, capped: compared >= MAX_PAIRS };
  };
  // Of pairs that were found, those that hid fewer letters of each other as the page stands now.
  const worseThanNow = (texts, pairs) => {
    const { largest } = readPage(texts);
    return pairs.filter(({ a, b, overlap }) => {
      const need = least(a, b);
      if (largest(a, b, need) !== NONE) return false;
      const before = largest(a, b);
      return overlap.width - before.width > need.width || overlap.height - before.height > need.height;
    });
  };
  return { find, worseThanNow };
};
