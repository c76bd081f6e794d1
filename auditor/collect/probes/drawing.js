// Which parts of a page are drawings: charts, plots, maps and diagrams, whose words stand where what they tell of stands. Such
// need two dimensions (Understanding WCAG 1.4.10), by what they are called together with what they are made of.
/** @type {Probe<(el: Met) => string>} */
export default (tools) => {
  const MAX_STEPS = 8; // ancestors that are looked at
  const MAX_MARKS = 400; // elements in a drawing that are looked at
  const NAMED_MARKS = 3; // marks set by hand that make a drawing of what is called one
  const BARE_MARKS = 6; // and of what is not
  const BARE_PLACES = 3; // columns and rows that its marks stand in: what has but one of them is a list
  const MARK_PX = 48; // a mark is no higher: cards that a script places are no drawing
  const MARKS_SHARE = 0.75; // of a box's children: a drawing is made of its marks
  const COVERS = 0.5; // of a box's width that a picture in it takes
  const MAPS = new Set("map,maps,leaflet,mapbox,mapboxgl,maplibregl,gmap,gmaps,gm,esri,arcgis,openlayers".split(","));
  const CHARTS = new Set(
    (
      "chart,charts,highcharts,c3,nvd3,nv,d3,plot,plots,plotly,graph,graphs,recharts,apexcharts,amcharts,dygraph,echarts,vega,flot," +
      "jqplot,gauge,sparkline,histogram,heatmap,treemap,sankey,timeline,gantt,diagram,flowchart,orgchart,infographic,dataviz"
    ).split(","),
  );
  const PICTURE_ROLES = /^(img|image|graphics-(document|object|symbol))$/;
  const wordsOf = (el) =>
    [el.localName, el.id, el.getAttribute("class") || ""]
      .join(" ")
      .replace(/([a-z\d])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .split(/[\s_-]+/);
  const calledOf = (el) => {
    const words = wordsOf(el);
    if (words.some((word) => MAPS.has(word))) return "map";
    return words.some((word) => CHARTS.has(word)) ? "chart" : "";
  };
  const isPlaced = (el) => getComputedStyle(el).position === "absolute";
  // The children that stand at places of their own, if nearly all of them are placed by hand.
  const marksIn = (box) => {
    const children = [...box.children].slice(0, MAX_MARKS);
    const placed = children.filter(isPlaced);
    if (!placed.length || placed.length < children.length * MARKS_SHARE) return [];
    const rects = placed.map((el) => el.getBoundingClientRect());
    return [...new Map(rects.map((rect) => [`${Math.round(rect.left)} ${Math.round(rect.top)}`, rect])).values()];
  };
  const isBareDrawing = (box) => {
    const marks = marksIn(box);
    const places = (edge) => new Set(marks.map((rect) => Math.round(rect[edge]))).size;
    return (
      marks.length >= BARE_MARKS &&
      places("left") >= BARE_PLACES &&
      places("top") >= BARE_PLACES &&
      marks.every((rect) => rect.height <= MARK_PX)
    );
  };
  const pictureIn = (box, query) => {
    const width = box.getBoundingClientRect().width;
    for (const picture of box.querySelectorAll(query))
      if (width > 0 && picture.getBoundingClientRect().width >= width * COVERS) return picture;
    return null;
  };
  const marksBelow = (box) => {
    let most = marksIn(box).length;
    for (const el of [...box.querySelectorAll("*")].slice(0, MAX_MARKS))
      if (most < NAMED_MARKS && el.childElementCount >= NAMED_MARKS) most = Math.max(most, marksIn(el).length);
    return most;
  };
  const kindOf = tools.once((box) => {
    if (/^(svg|canvas|math)$/.test(box.localName) || PICTURE_ROLES.test(tools.givenRole(box)))
      return { kind: "diagram", isAll: true };
    const called = calledOf(box);
    const picture = pictureIn(box, called ? "svg,canvas" : ":scope>canvas");
    if (picture) return { kind: called || "diagram", isAll: false, picture };
    if (called && marksBelow(box) >= NAMED_MARKS) return { kind: called, isAll: false };
    return { kind: isBareDrawing(box) ? "diagram" : "", isAll: false };
  });
  const liesOn = (el, picture) => {
    const [one, other] = [el, picture].map((each) => each.getBoundingClientRect());
    const [x, y] = [(one.left + one.right) / 2, (one.top + one.bottom) / 2];
    return x >= other.left && x <= other.right && y >= other.top && y <= other.bottom;
  };
  /**
   * What drawing an element is, or is a mark in: "map", "chart", "diagram"; "" for none. A caption that stands in the
   * same box as a drawing, and not on it, is none of it.
   */
  return (el) => {
    let placed = false;
    for (
      let node = /** @type {Met | null} */ (el), steps = 0;
      node && node !== document.body && steps < MAX_STEPS;
      steps++
    ) {
      const { kind, isAll, picture = null } = kindOf(node);
      if (kind && (node === el || isAll || placed || (picture && liesOn(el, picture)))) return kind;
      placed ||= isPlaced(node);
      node = tools.parentOf(node);
    }
    return "";
  };
};
