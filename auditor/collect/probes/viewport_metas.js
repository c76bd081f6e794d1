// The viewport meta elements, as written.
(tools) => {
  const metas = [...document.querySelectorAll('meta[name="viewport" i]')];
  return { contents: metas.map((el) => el.getAttribute("content") || ""), targets: metas.map(tools.target) };
};
