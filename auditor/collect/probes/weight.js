// What crossed the network, by kind, as the browser's own timing entries tell it.
/** @type {Probe<Artifacts.Weight>} */
export default () => {
  const host = location.hostname;
  const byKind = new Map();
  const add = (kind, bytes, isMeasured) => {
    const entry = byKind.get(kind) || { kind, count: 0, bytes_encoded: 0, unmeasured: 0 };
    entry.count += 1;
    entry.bytes_encoded += bytes;
    entry.unmeasured += isMeasured ? 0 : 1;
    byKind.set(kind, entry);
  };
  const thirdParties = new Set();
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (navigation) add("document", navigation.encodedBodySize, true);
  for (const entry of /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"))) {
    const isOpaque = entry.encodedBodySize === 0 && entry.responseStatus === 0;
    add(entry.initiatorType || "other", entry.encodedBodySize, !isOpaque);
    try {
      const other = new URL(entry.name).hostname;
      if (other && other !== host) thirdParties.add(other);
    } catch {
      continue; // an entry whose name is no address has no host
    }
  }
  return {
    resources: [...byKind.values()].toSorted((a, b) => (a.kind < b.kind ? -1 : 1)),
    third_party_hosts: [...thirdParties].toSorted(),
    first_byte_ms: navigation ? navigation.responseStart : 0,
    dom_content_loaded_ms: navigation ? navigation.domContentLoadedEventEnd : 0,
    load_ms: navigation ? navigation.loadEventEnd : 0,
  };
};
