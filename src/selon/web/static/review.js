// Rows judged by keyboard: j and k move, a accepts, r rejects, e opens the correction, u undoes, ? shows the keys. Buttons
// and fields do the same; the words a row rests on are chosen by words.js.
(() => {
  const rows = () => [...document.querySelectorAll(".queue > *")];
  const current = () => rows().indexOf(document.activeElement.closest(".queue > *"));
  const go = (place, how) => rows()[Math.max(0, Math.min(place, rows().length - 1))]?.focus(how);
  // A decision brings the page anew: the row that takes the place of the one that was judged is next.
  const PLACE = "selon-place", here = location.pathname + location.search;
  addEventListener("submit", event => {
    const at = rows().indexOf(event.target.closest(".queue > *"));
    const kept = at < 0 ? Math.max(current(), 0) : at;
    sessionStorage.setItem(PLACE, JSON.stringify([here, kept]));
  });
  const kept = () => {
    const [page, at] = JSON.parse(sessionStorage.getItem(PLACE) ?? "[]");
    sessionStorage.removeItem(PLACE);
    return page === here ? at : 0;
  };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) {
      if (event.key === "Escape") event.target.closest(".queue > *")?.focus();
      return;
    }
    const at = current();
    const row = rows()[at < 0 ? 0 : at];
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (event.key === "u") document.querySelector('[data-key="u"]')?.click();
    else if (event.key === "?") {
      const help = document.querySelector("#help");
      if (help) help.open = !help.open;
    } else if (event.key === "x") row?.querySelector('[name="row"]')?.click();
    else if ("ar".includes(event.key)) row?.querySelector(`[data-key="${event.key}"]`)?.click();
    else if (event.key === "e") {
      row?.querySelector('[data-key="e"]')?.click();
      row?.querySelector("details[open] :is(input, select):not([type=hidden])")?.focus();
    }
    else return;
    event.preventDefault();
  });
  document.addEventListener("change", event => {
    if (event.target.id !== "tick-all") return;
    for (const box of document.querySelectorAll('[name="row"]')) box.checked = event.target.checked;
  });
  // On a page that has just been opened nothing moves: what waits for a second look stands above.
  const first = kept();
  if (rows().length > 1) go(first, { preventScroll: first === 0 });
})();
