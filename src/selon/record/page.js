// Hovering or focusing a statement in the text shows its row, and the other way round. Without it, the links remain.
(() => {
  const aside = document.querySelector("aside");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
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
      if (!row || aside.scrollHeight <= aside.clientHeight) return;
      const box = row.getBoundingClientRect(), frame = aside.getBoundingClientRect();
      if (box.top < frame.top + 40 || box.bottom > frame.bottom)
        aside.scrollBy(0, box.top - frame.top - (frame.height - box.height) / 2);
    }
  };
  const of = target => target.closest && target.closest("[data-s]");
  for (const kind of ["pointerover", "focusin"])
    document.addEventListener(kind, event => {
      const one = of(event.target);
      show(one ? one.dataset.s : "", event.target);
    });
})();
