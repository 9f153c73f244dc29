// In a report: a permanent link to the words that are selected, and layers that are shown or not.
(() => {
  const text = document.querySelector(".text");
  const pointer = document.querySelector(".pointer");
  const link = pointer?.querySelector("a");
  if (!text || !link) return;
  const base = link.getAttribute("href");
  const points = string => [...string].length;
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    const range = chosen.rangeCount ? chosen.getRangeAt(0) : null;
    pointer.hidden = !range || range.collapsed || !text.contains(range.commonAncestorContainer);
    if (pointer.hidden) return;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = points(before.toString());
    link.href = `${base}?at=${start}-${start + points(range.toString())}#at`;
    const box = range.getBoundingClientRect();
    pointer.classList.toggle("below", box.top < 80);
  });
})();
