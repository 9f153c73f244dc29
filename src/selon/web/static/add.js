// Files dropped anywhere on the form are chosen; a job that is under way is looked at every second.
(() => {
  const drop = document.querySelector(".drop"), input = drop?.querySelector("input");
  if (drop) {
    for (const kind of ["dragover", "dragleave", "drop"])
      drop.addEventListener(kind, event => {
        event.preventDefault();
        drop.classList.toggle("over", kind === "dragover");
        if (kind === "drop") input.files = event.dataTransfer.files;
      });
  }
  const job = document.querySelector("[data-job]")?.dataset.job;
  if (!job) return;
  let last = "";
  const look = async () => {
    try {
      const told = await (await fetch(`/add/${job}?json`)).json();
      const now = JSON.stringify(told);
      if (told.done || (last && now !== last)) {
        const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
        document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
      }
      last = now;
      if (told.done) return;
    } catch {
      // The server is away: the next look tells.
    }
    setTimeout(look, 1000);
  };
  look();
})();
