// The queue by keyboard: j and k move, a accepts, r rejects, e opens the correction, u undoes. Buttons do the same.
(() => {
  const rows = () => [...document.querySelectorAll(".queue > li")];
  const current = () => rows().indexOf(document.activeElement.closest(".queue > li"));
  const go = place => {
    const row = rows()[Math.max(0, Math.min(place, rows().length - 1))];
    if (row) row.focus();
  };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    const at = current();
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (event.key === "u") document.querySelector('[data-key="u"]')?.click();
    else if ("are".includes(event.key)) {
      const row = rows()[at < 0 ? 0 : at];
      row?.querySelector(`[data-key="${event.key}"]`)?.click();
    } else return;
    event.preventDefault();
  });
  go(0);
})();
