// When another process adds reports or decides something, the page is fetched again and put in place of the old one.
// Nothing is replaced while somebody types, or while a correction is open: the next look brings it.
(() => {
  const main = document.querySelector("main[data-live]");
  if (!main) return;
  const EVERY = 5000;
  let state = null;
  const busy = () => {
    const at = document.activeElement;
    return main.querySelector("details[open]:not(.filtering)") || (main.contains(at) && at.matches("input, select, textarea"));
  };
  const look = async () => {
    if (document.hidden || busy()) return;
    try {
      const now = (await (await fetch("/live")).json()).state;
      if (state !== null && now !== state) {
        const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
        const fresh = page.querySelector("main[data-live]");
        if (busy()) return;
        if (fresh) {
          // A row of the queue keeps the keys.
          const rows = () => [...main.querySelectorAll(".queue > *")];
          const at = rows().indexOf(document.activeElement);
          main.replaceChildren(...fresh.childNodes);
          rows()[at]?.focus({ preventScroll: true });
        }
      }
      state = now;
    } catch {
      // The server is away or the ledger locked: the next look tells.
    }
  };
  look();
  setInterval(look, EVERY);
})();
