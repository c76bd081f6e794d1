// Searches the list that stands in this page and shows what matches. Nothing is loaded, nothing leaves the page.
(() => {
  "use strict";
  const STEP = 100;
  const { words, rows } = JSON.parse(document.getElementById("entries").textContent);
  const [KIND, TITLE, DETAIL, ADDRESS, FIRST, OWNER, GROUPS] = [0, 1, 2, 3, 4, 6, 7]; // two figures from FIRST on
  const part = (id) => document.getElementById(id);
  const plain = (text) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const texts = rows.map((row) => plain(`${row[TITLE]} ${row[DETAIL]}`));
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let found = [];

  const matches = (row, index, wanted) =>
    (!part("kind").value || row[KIND] === Number(part("kind").value)) &&
    (!part("owner").value || row[OWNER] === Number(part("owner").value)) &&
    (!part("group").value || (row[GROUPS] ?? []).includes(Number(part("group").value))) &&
    wanted.every((word) => texts[index].includes(word));

  const item = (row) => {
    const entry = document.createElement("li");
    const title = document.createElement("bdi");
    title.textContent = row[TITLE];
    if (row[ADDRESS]) {
      const link = document.createElement("a");
      link.href = row[ADDRESS];
      link.rel = "noreferrer noopener";
      link.append(title);
      entry.append(link);
    } else {
      entry.append(title);
    }
    const kind = words.kinds[row[KIND]];
    const figures = kind.figures.map((label, at) => `${label}: ${number.format(row[FIRST + at])}`);
    const facts = document.createElement("small");
    const detail = document.createElement("bdi");
    detail.textContent = row[DETAIL];
    facts.append([kind.name, ...figures].join(" · "), row[DETAIL] ? document.createElement("br") : "", detail);
    entry.append(document.createElement("br"), facts);
    return entry;
  };

  const showMore = () => {
    const list = part("results");
    const start = list.children.length;
    list.append(...found.slice(start, start + STEP).map(item));
    part("more").hidden = list.children.length >= found.length;
    return start;
  };

  const search = () => {
    const wanted = plain(part("words").value).split(/\s+/u).filter(Boolean);
    found = rows.filter((row, index) => matches(row, index, wanted));
    part("count").textContent = `${words.results}: ${number.format(found.length)}`;
    part("results").replaceChildren();
    showMore();
    for (const link of document.querySelectorAll("a.other-part")) {
      link.hash = encodeURIComponent(part("words").value);
    }
  };

  part("without-script").hidden = true;
  part("search").hidden = false;
  try {
    part("words").value = decodeURIComponent(location.hash.slice(1));
  } catch {
    part("words").value = "";
  }
  part("search").addEventListener("input", search);
  part("more").addEventListener("click", () => {
    const start = showMore();
    const first = part("results").children[start];
    (first.querySelector("a") ?? part("words")).focus();
  });
  search();
})();
