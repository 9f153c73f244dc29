// Hovering, focusing or choosing a row shows its place in the text, and the other way round. Without it, the links remain.
(() => {
  const aside = document.querySelector("aside");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  // The boxes that hide marks, by their class; of the others all is always there to be pointed at.
  const boxes = { ev: "show-deeds", tm: "show-dates", nm: "show-names" };
  let shown = "", timer = 0;
  const find = (place, number) => place.querySelectorAll('[data-s~="' + number + '"]');
  const out = box => box.bottom < 0 || box.top > innerHeight;
  const show = (numbers, from) => {
    if (numbers === shown) return;
    shown = numbers;
    clearTimeout(timer);
    for (const old of document.querySelectorAll(".on")) old.classList.remove("on");
    const wanted = numbers ? numbers.split(" ") : [];
    for (const number of wanted) for (const one of find(document, number)) one.classList.add("on");
    if (!wanted.length) return;
    if (aside.contains(from)) {
      const first = find(document.querySelector(".text"), wanted[0])[0];
      timer = setTimeout(() => {
        if (first && getComputedStyle(aside).position === "sticky" && out(first.getBoundingClientRect()))
          first.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
      }, 250);
    } else {
      const row = find(aside, wanted[0])[0];
      if (!row || !row.getClientRects().length || aside.scrollHeight <= aside.clientHeight) return;
      const box = row.getBoundingClientRect(), frame = aside.getBoundingClientRect();
      if (box.top < frame.top + 40 || box.bottom > frame.bottom)
        aside.scrollBy(0, box.top - frame.top - (frame.height - box.height) / 2);
    }
  };
  const hidden = one => {
    const box = document.getElementById(Object.entries(boxes).find(([name]) => one.classList.contains(name))?.[1]);
    return box && !box.checked;
  };
  const of = target => {
    let one = target?.closest?.("[data-s]");
    while (one && hidden(one)) one = one.parentElement.closest("[data-s]");
    return one;
  };
  const look = target => {
    const one = of(target) ?? of(document.querySelector(":target"));
    show(one ? one.dataset.s : "", target);
  };
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, event => look(event.target));
  const lookAtTarget = () => look(document.querySelector(":target"));
  addEventListener("hashchange", lookAtTarget);
  lookAtTarget();
  // What is clicked on in the text is chosen in the list beside it, unless somebody is selecting words.
  document.querySelector(".text").addEventListener("click", event => {
    const one = event.target.closest("a") ? null : of(event.target);
    if (!one || !getSelection().isCollapsed || getComputedStyle(aside).position !== "sticky") return;
    location.hash = find(aside, one.dataset.s.split(" ")[0])[0].id;
  });
})();
