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
  // What is clicked on in the text is chosen in the list beside it, unless somebody is selecting words. Where the list
  // stands below the text, as on a phone, the rows come to the text instead: it stays where it is.
  const text = document.querySelector(".text");
  const beside = () => getComputedStyle(aside).position === "sticky";
  let card = null, from = null;
  const close = () => {
    card?.remove();
    card = null;
    from?.focus({ preventScroll: true });
    from = null;
  };
  const make = (name, words) => {
    const made = document.createElement(name);
    made.textContent = words;
    return made;
  };
  const copy = row => {
    const shown = row.cloneNode(true), link = make("a", aside.dataset.list);
    for (const one of [shown, ...shown.querySelectorAll("[id]")]) one.removeAttribute("id");
    shown.querySelector(".because")?.remove();
    link.href = "#" + row.id;
    shown.append(link);
    return shown;
  };
  const bring = target => {
    const numbers = [];
    for (let one = of(target); one; one = of(one.parentElement)) numbers.push(...one.dataset.s.split(" "));
    const rows = [...new Set(numbers)].map(number => find(aside, number)[0]).filter(Boolean);
    close();
    if (!rows.length) return;
    card = make("section", "");
    card.className = "tapped";
    card.setAttribute("aria-label", aside.dataset.rows);
    const button = make("button", aside.dataset.close);
    button.addEventListener("click", close);
    const list = make("ol", "");
    for (const row of rows) {
      const shown = copy(row), item = shown.matches("li") ? shown : make("li", "");
      if (item !== shown) item.append(...shown.childNodes);
      list.append(item);
    }
    card.append(button, list);
    card.addEventListener("click", event => event.target.closest("a[href^='#']") && close());
    document.querySelector("main").append(card);
    const under = target.getBoundingClientRect().bottom - card.getBoundingClientRect().top + 12;
    if (under > 0) scrollBy(0, under);
    show(rows[0].dataset.s, text);
  };
  text.addEventListener("click", event => {
    const link = event.target.closest("a"), one = link ?? of(event.target);
    if (!beside()) {
      if (!getSelection().isCollapsed || (link && !link.matches(".no"))) return;
      bring(event.target);
      if (!link || !card) return;
      event.preventDefault();
      card.querySelector("button").focus({ preventScroll: true });
      from = link;
      return;
    }
    if (link || !one || !getSelection().isCollapsed) return;
    location.hash = find(aside, one.dataset.s.split(" ")[0])[0].id;
  });
  addEventListener("keydown", event => event.key === "Escape" && close());
})();
