// Pictures: what each shows of itself to a person who sees it and to one who listens, and what stands around it.
/** @type {Probe<Artifacts.Pictures>} */
export default (tools) => {
  const MAX_PICTURES = 500;
  const MAX_CANDIDATES = 1500; // elements whose box is read for a background picture
  const MAX_STYLES = 200; // elements whose style is read for a background picture
  const MIN_SVG_PX = 32; // unnamed drawings below are icons
  const MIN_BACKGROUND_PX = 16;
  const TEXT_CLIP_CHARS = 300;
  const SHAPES = "path,rect,circle,ellipse,polygon,polyline,line,text,image,use";
  const MAX_SHAPES_READ = 60;
  const CONTROL = 'a[href],button,summary,[role="button"],[role="link"],[role="menuitem"],[role="tab"]';
  const textIn = tools.once((el) => tools.clip(tools.textOf(el, { room: TEXT_CLIP_CHARS }), TEXT_CLIP_CHARS));

  const address = (el) => {
    if (el.localName === "object") return el.data || "";
    if (el.localName === "area") return "";
    return el.currentSrc || (typeof el.src === "string" ? el.src : "") || "";
  };
  const fileName = (src) => {
    if (!src || src.startsWith("data:") || src.startsWith("blob:")) return "";
    const last = src.split(/[?#]/)[0].split("/").pop();
    try {
      return decodeURIComponent(last);
    } catch {
      return last;
    }
  };
  const isNone = (el) => /^\s*(none|presentation)\b/.test(el.getAttribute("role") || "");
  const hiddenBy = (el) => {
    if (el.closest('[aria-hidden="true"]')) return "aria-hidden";
    if (isNone(el)) return "role";
    if (!tools.isExposed(el)) return "other";
    const named = ["aria-label", "aria-labelledby", "title"].some((attribute) =>
      (el.getAttribute(attribute) || "").trim(),
    );
    if (el.localName === "img" && !named && el.hasAttribute("alt") && !el.getAttribute("alt").trim()) return "alt";
    return "";
  };
  // Text right before or after, within two levels: of the nearest neighbour that has any.
  const hasText = (node) => !!node.textContent.trim();
  const ends = (node) =>
    node.nodeType === 3
      ? hasText(node)
      : node.nodeType === 1 &&
        !/^(script|style|noscript|template)$/.test(node.localName) &&
        (/^(img|svg|picture|canvas|video|hr|input|object)$/.test(node.localName) || hasText(node));
  const neighbour = {
    previousSibling: tools.nearest("previousSibling", ends),
    nextSibling: tools.nearest("nextSibling", ends),
  };
  const beside = (el, step) => {
    for (let node = el, level = 0; node && node !== document.body && level < 3; node = node.parentElement, level++) {
      const other = neighbour[step](node);
      if (other) return hasText(other) && (other.nodeType === 3 || tools.isVisible(other)) ? textIn(other) : "";
    }
    return "";
  };
  const drawing = (el) => {
    const shapes = el.querySelectorAll(SHAPES),
      colours = new Set();
    for (const shape of [...shapes].slice(0, MAX_SHAPES_READ))
      colours.add(shape.getAttribute("fill") || shape.getAttribute("style") || shape.getAttribute("class") || "");
    return { shapes: shapes.length, colours: colours.size, has_text: !!el.querySelector("text,title,desc") };
  };
  // Whether anything is drawn on a canvas; null when its pixels may not be read.
  const isDrawn = (canvas) => {
    try {
      const small = new OffscreenCanvas(24, 24),
        context = /** @type {OffscreenCanvasRenderingContext2D} */ (small.getContext("2d"));
      context.drawImage(canvas, 0, 0, 24, 24);
      return context.getImageData(0, 0, 24, 24).data.some((value) => value !== 0);
    } catch {
      return null;
    }
  };
  const loaded = (el) => {
    if (el.localName === "img") return el.complete && el.naturalWidth > 0;
    if (el.localName === "canvas") return isDrawn(el);
    return null;
  };
  // What a link or button says by itself, without the names and titles of the pictures in it.
  const wordsOf = new Map();
  const textBeside = (control) => {
    if (wordsOf.has(control)) return wordsOf.get(control);
    const walker = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
    let text = "";
    while (text.length < TEXT_CLIP_CHARS && walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      const isSaid =
        walker.currentNode.data.trim() &&
        parent &&
        !parent.closest('svg,canvas,object,script,style,noscript,[role="img"]') &&
        tools.isExposed(parent);
      if (isSaid) text += " " + walker.currentNode.data;
    }
    wordsOf.set(control, tools.clip(tools.fold(text), TEXT_CLIP_CHARS));
    return wordsOf.get(control);
  };
  // An address on another host: of the link that a picture is in, else of the first link near it.
  const NEAR = 2; // elements around a picture that may hold that link
  const OUTWARD = 'a[href^="http"]';
  const isElsewhere = (link) => link.protocol.startsWith("http") && link.hostname !== location.hostname;
  const outwardIn = tools.once((around) => around.querySelector(OUTWARD));
  const leadsTo = (el, control) => {
    let link = control;
    for (let node = el.parentElement, level = 0; !link && node && level < NEAR; node = node.parentElement, level++)
      link = outwardIn(node);
    return link instanceof HTMLAnchorElement && isElsewhere(link) ? tools.clip(link.href, 300) : "";
  };
  const captionOf = tools.once((figure) => figure.querySelector("figcaption"));
  const controlName = tools.once(tools.name);
  /** @returns {Artifacts.Picture} */
  const describe = (el, kind, rect, src) => {
    const hidden = hiddenBy(el),
      control = el.closest(CONTROL),
      figure = el.closest("figure");
    const caption = figure && captionOf(figure);
    return {
      target: tools.target(el),
      kind,
      src: tools.clip(src.startsWith("data:") ? src.slice(0, 40) : src, 500),
      file_name: tools.clip(fileName(src), 200),
      alt: el.hasAttribute("alt") ? tools.clip(el.getAttribute("alt"), 2000) : null,
      name: hidden ? "" : tools.clip(tools.name(el), 2000),
      hidden_by: hidden,
      classes: tools.clip((el.id + " " + (el.getAttribute("class") || "")).trim(), 200),
      width_px: tools.round(rect.width),
      height_px: tools.round(rect.height),
      natural_width_px: el.naturalWidth || 0,
      natural_height_px: el.naturalHeight || 0,
      loaded: loaded(el),
      control: !control ? "" : control.matches('a,[role="link"]') ? "link" : "button",
      control_name: control ? tools.clip(controlName(control), TEXT_CLIP_CHARS) : "",
      control_text: control ? textBeside(control) : "",
      leads_to: leadsTo(el, control),
      caption: caption ? textIn(caption) : "",
      text_before: beside(el, "previousSibling"),
      text_after: beside(el, "nextSibling"),
      region: tools.region(el),
      ...(kind === "svg" ? drawing(el) : {}),
    };
  };

  const isShown = (el, rect) =>
    rect.width > 0 && rect.height > 0 && rect.right + scrollX > 0 && rect.bottom + scrollY > 0 && tools.isVisible(el);
  const kindOf = (el) =>
    el.localName === "input"
      ? "input"
      : /^(img|svg|canvas|object|embed|area)$/.test(el.localName)
        ? el.localName
        : "role";
  const hasName = (el) =>
    ["aria-label", "aria-labelledby"].some((attribute) => el.hasAttribute(attribute)) ||
    el.getAttribute("role") === "img" ||
    !!el.querySelector(":scope > title");
  const isPicture = (el) => {
    if (el.localName === "object" || el.localName === "embed")
      return (
        (el.type || "").startsWith("image/") || /\.(png|jpe?g|gif|svg|webp|bmp)([?#]|$)/i.test(el.data || el.src || "")
      );
    return !el.ownerSVGElement;
  };
  const found = [];
  const push = (el, kind, rect, src) => found.length < MAX_PICTURES && found.push(describe(el, kind, rect, src));
  const all = tools.queryAll('img,svg,canvas,object,embed,area,input[type="image"],[role="img"]');
  let capped = false;
  for (const el of all) {
    if (found.length >= MAX_PICTURES) {
      capped = true;
      break;
    }
    if (!isPicture(el) || (el.localName !== "area" && el.parentElement && el.parentElement.closest('[role="img"]')))
      continue;
    const rect = el.getBoundingClientRect();
    if (el.localName !== "area" && !isShown(el, rect)) continue;
    if (el.localName === "svg" && !hasName(el) && (rect.width < MIN_SVG_PX || rect.height < MIN_SVG_PX)) continue;
    push(el, kindOf(el), rect, address(el));
  }
  // Elements without content that show a picture as their background.
  const empty = tools
    .queryAll("div,span,a,i,button,section,header,figure,p,h1")
    .filter((el) => !el.firstElementChild && !(el.textContent || "").trim());
  let styles = 0;
  for (const el of empty.slice(0, MAX_CANDIDATES)) {
    if (styles >= MAX_STYLES || found.length >= MAX_PICTURES) break;
    const rect = el.getBoundingClientRect();
    if (rect.width < MIN_BACKGROUND_PX || rect.height < MIN_BACKGROUND_PX || el.getAttribute("role") === "img")
      continue;
    styles++;
    const match = /url\("?([^")]+)/.exec(getComputedStyle(el).backgroundImage);
    if (match && isShown(el, rect)) push(el, "css", rect, match[1]);
  }
  return { pictures: found, capped: capped || empty.length > MAX_CANDIDATES || styles >= MAX_STYLES };
};
