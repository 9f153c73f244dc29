// In a report: a permanent link to the words that are selected, and links that add a row at them or give them to the row
// that is chosen; the row that is chosen tells beside the text what its
// own page tells: through whom it came, and the rules behind it.
(() => {
  const text = document.querySelector(".text");
  const pointer = document.querySelector(".pointer");
  if (!text || !pointer) return;
  const links = [...pointer.querySelectorAll("a[href]")].map(link => [link, link.href]);
  const given = pointer.querySelector(".chosen");
  const points = string => [...string].length;
  document.addEventListener("selectionchange", () => {
    const selected = getSelection();
    const range = selected.rangeCount ? selected.getRangeAt(0) : null;
    pointer.hidden = !range || range.collapsed || !text.contains(range.commonAncestorContainer);
    if (pointer.hidden) return;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    // A section of a long report does not begin with its text.
    const start = Number(text.closest("[data-from]").dataset.from) + points(before.toString());
    const at = `${start}-${start + points(range.toString())}`;
    const pointed = base => {
      const address = new URL(base);
      address.searchParams.set("at", at);
      return address.href;
    };
    for (const [link, base] of links) link.href = pointed(base);
    const row = chosen()?.closest("#said li")?.querySelector("a.more");
    if (given) given.hidden = !row;
    if (given && row) given.href = pointed(row.href);
    const box = range.getBoundingClientRect();
    pointer.classList.toggle("below", box.top < 80);
  });
  let told = null, asked = 0;
  const tell = async row => {
    const link = row?.querySelector("a.more");
    if (!link || told?.parentElement === row) return;
    const turn = ++asked;
    try {
      const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
      if (turn !== asked) return;
      told?.remove();
      told = document.createElement("div");
      told.className = "because";
      told.append(...page.querySelectorAll(".chain, .rules"));
      row.append(told);
    } catch {
      // The server is away: the link to the row's own page remains.
    }
  };
  const rowOf = target => target?.closest?.("aside :is(li, dl > div)");
  const chosen = () => {
    const at = document.getElementById(location.hash.slice(1));
    const number = at?.closest("[data-s]")?.dataset.s.split(" ")[0];
    return rowOf(at) ?? (number ? document.querySelector(`aside [data-s~="${number}"]`) : null);
  };
  addEventListener("hashchange", () => tell(chosen()));
  document.querySelector("aside").addEventListener("click", event => tell(rowOf(event.target)));
  tell(chosen());
})();
