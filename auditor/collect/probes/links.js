// Links with their addresses, and where the page itself points elsewhere.
/** @type {Probe<Artifacts.Links>} */
export default (tools, options, probes) => {
  const MAX_LINKS = 5000;
  /** @type {Artifacts.Link[]} */
  const links = [];
  let capped = false;
  for (const el of tools.queryAll("a[href],area[href],frame[src]")) {
    if (links.length >= MAX_LINKS) {
      capped = true;
      break;
    }
    const href = el.localName === "frame" ? el.src : typeof el.href === "string" ? el.href : el.href.baseVal;
    if (!href || tools.leadsNowhere(el)) continue;
    links.push({
      href,
      text: tools.clip(
        tools.fold(el.getAttribute("aria-label") || el.textContent || el.getAttribute("alt") || ""),
        300,
      ),
      selector: tools.selector(el),
      rel: el.getAttribute("rel") || "",
      region: tools.region(el),
      download: el.hasAttribute("download"),
    });
  }
  const refresh = document.querySelector('meta[http-equiv="refresh" i]');
  const match = refresh && /^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i.exec(refresh.content || "");
  let refreshUrl = null;
  try {
    if (match) refreshUrl = new URL(match[1].trim(), document.baseURI).href;
  } catch {
    refreshUrl = null;
  }
  const canonical = document.querySelector('link[rel~="canonical" i][href]');
  const metas = document.querySelectorAll('meta[name="robots" i],meta[name="civicauditor" i]');
  const robots = [...metas].map((meta) => tools.clip(meta.content || "", 300));
  return {
    links,
    refresh_url: refreshUrl,
    canonical_url: canonical ? canonical.href : null,
    robots,
    search: probes.searches(tools, options),
    capped,
  };
};
