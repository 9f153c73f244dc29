// The key / leads to the search box, from wherever nobody is writing.
document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
  const find = document.getElementById("find");
  find?.focus();
  find?.select();
  event.preventDefault();
});
