// The words that a row rests on are chosen in the text below them: what is selected there is taken, whole words of it, with
// Ctrl one more stretch. [ and ] move their end by a word, { and } their beginning. Who writes the words instead is taken at
// their word: where they stand is looked up when the form is sent.
(() => {
  const NEAR = "form .near", GAP = " […] ";
  const place = form => form.querySelector("[data-spans]");
  const written = form => form.querySelector("[data-words]");
  const spansOf = value => value.split(" ").filter(Boolean).map(span => span.split("-").map(Number));
  const isWord = point => /[\p{L}\p{N}]/u.test(point ?? "");
  // The text is that of the page before any mark is in it.
  const pointsOf = near => [...(near.dataset.text ??= near.textContent)];
  const show = form => {
    const near = form.querySelector(".near"), points = pointsOf(near), first = Number(near.dataset.first);
    near.replaceChildren();
    let at = 0;
    for (const [start, end] of spansOf(place(form).value).map(span => span.map(each => each - first))) {
      if (!(at <= start && start < end)) continue;
      const mark = document.createElement("mark");
      mark.textContent = points.slice(start, end).join("");
      near.append(points.slice(at, start).join(""), mark);
      at = end;
    }
    near.append(points.slice(at).join(""));
  };
  const choose = (form, spans) => {
    const near = form.querySelector(".near"), points = pointsOf(near), first = Number(near.dataset.first);
    place(form).value = spans.map(span => span.join("-")).join(" ");
    written(form).value = spans.map(([start, end]) => points.slice(start - first, end - first).join("")).join(GAP);
    show(form);
  };
  // Over the rest of a word and what is between it and the next, in the order that the edge needs.
  const walk = (points, from, step, wordFirst) => {
    let at = from;
    const next = () => points[step > 0 ? at : at - 1];
    const inside = () => at + Math.min(step, 0) >= 0 && at + Math.max(step, 0) <= points.length;
    for (const word of [wordFirst, !wordFirst]) while (inside() && isWord(next()) === word) at += step;
    return at;
  };
  const adjust = (row, edge, step) => {
    const form = row.querySelector("form.correct"), near = form?.querySelector(".near");
    if (!near) return false;
    const details = form.querySelector("details");
    if (details) details.open = true;
    const first = Number(near.dataset.first), spans = spansOf(place(form).value);
    const span = edge ? spans.at(-1) : spans[0];
    span[edge] = first + walk(pointsOf(near), span[edge] - first, step, (edge === 1) === step < 0);
    if (span[0] < span[1]) choose(form, spans);
    return true;
  };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    const moved = { "[": [1, -1], "]": [1, 1], "{": [0, -1], "}": [0, 1] }[event.key];
    const row = event.target.closest(".queue > *") ?? document.querySelector(".queue > *, main:has(.adding)");
    if (moved && row && adjust(row, ...moved)) event.preventDefault();
  });
  document.addEventListener("pointerup", event => {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    const near = range?.startContainer.parentElement?.closest(NEAR);
    if (!near || range.collapsed || !near.contains(range.endContainer)) return;
    const before = document.createRange(), points = pointsOf(near), first = Number(near.dataset.first);
    before.setStart(near, 0);
    before.setEnd(range.startContainer, range.startOffset);
    let start = [...before.toString()].length, end = start + [...range.toString()].length;
    while (start < end && !points[start].trim()) start++;
    while (start < end && !points[end - 1].trim()) end--;
    if (start === end) return;
    while (isWord(points[start]) && isWord(points[start - 1])) start--;
    while (isWord(points[end - 1]) && isWord(points[end])) end++;
    const form = near.closest("form"), chosen = [start + first, end + first];
    const others = event.ctrlKey || event.metaKey ? spansOf(place(form).value) : [];
    const apart = others.filter(other => other[1] <= chosen[0] || chosen[1] <= other[0]);
    choose(form, [...apart, chosen].sort((one, other) => one[0] - other[0]));
    getSelection().removeAllRanges();
  });
  document.addEventListener("input", event => {
    if (!event.target.matches("[data-words]")) return;
    const form = event.target.form;
    place(form).value = form.elements.was_content_at.value;
    show(form);
  });
  document.addEventListener("toggle", event => {
    const form = event.target.closest?.("form.correct");
    if (form?.querySelector(".near")) show(form);
  }, true);
  for (const near of document.querySelectorAll(".adding .near, details[open] .near")) show(near.closest("form"));
})();
