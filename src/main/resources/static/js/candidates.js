// Shows who may be meant while a new record is typed: an extra. Without it the same is asked before the record is opened.
(() => {
  const place = document.querySelector("#candidates");
  const form = place?.closest("main")?.querySelector("form.ad-form");
  if (!form) return;
  let waiting = 0;
  let asked = "";
  let turn = 0;
  const value = (name) => form.elements[name]?.value.trim() ?? "";
  const look = async () => {
    const names = [value("called"), value("givenName"), value("surname")].join(" ").trim();
    const now = [names, value("birthDate"), value("age")].join("|");
    if (now === asked || !/\S\s+\S/.test(names)) return;
    asked = now;
    const mine = ++turn;
    try {
      const answer = await fetch(place.dataset.from, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const text = answer.ok && !answer.redirected ? await answer.text() : "";
      if (mine === turn) place.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
    } catch { /* asked again before the record is opened */ }
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 700);
  });
})();
