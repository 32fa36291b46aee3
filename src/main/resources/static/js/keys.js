// Keys for staff who work through lists: an extra. "?" shows them; they can be turned off for this device (WCAG 2.1.4).
(() => {
  const list = document.querySelector("#keys");
  if (!list) return;
  const turnedOff = list.querySelector("#keys-off");
  const kept = "anydoor.keys";
  const remember = (off) => { try { localStorage.setItem(kept, off ? "off" : "on"); } catch { /* kept for this page only */ } };
  try { turnedOff.checked = localStorage.getItem(kept) === "off"; } catch { /* nothing was kept */ }
  turnedOff.addEventListener("change", () => remember(turnedOff.checked));

  const types = (it) => it.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(it.tagName);
  const step = (by) => {
    const rows = [...document.querySelectorAll("main .ad-work__link")];
    const at = rows.indexOf(document.activeElement);
    rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by]?.focus();
  };
  let going = 0;
  const pressed = {
    "/": () => document.querySelector("main input[type=search]")?.focus(),
    "?": () => list.showModal(),
    j: () => step(1),
    k: () => step(-1),
  };
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || e.repeat || types(e.target)) return;
    if (turnedOff.checked && e.key !== "?") return;
    const second = e.timeStamp - going < 1500;
    going = 0;
    const to = second && /^[a-z]$/.test(e.key) && list.querySelector(`[data-go="${e.key}"]`);
    if (to) {
      e.preventDefault();
      location.assign(to.href);
    } else if (e.key === "g") {
      going = e.timeStamp;
    } else if (pressed[e.key] && !list.open) {
      e.preventDefault();
      pressed[e.key]();
    }
  });
})();
