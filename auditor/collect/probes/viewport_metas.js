// The viewport meta elements, as written.
/** @type {Probe<Artifacts.ViewportMetas>} */
export default (tools) => {
  const metas = [...document.querySelectorAll('meta[name="viewport" i]')];
  return { contents: metas.map((el) => el.getAttribute("content") || ""), targets: metas.map(tools.target) };
};
