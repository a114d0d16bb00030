// Renews the figures without losing the reader's place; the page does all the same without it, only less smoothly.
(() => {
  "use strict";
  const EVERY = 30000;
  const PARTS = ["live", "live-units"];
  const find = document.getElementById("q");
  const stale = document.getElementById("stale");
  let asked = 0;
  let shown = 0;

  const plain = (text) =>
    text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "").trim().split(/\s+/).filter(Boolean);

  function filter() {
    if (!find) return;
    const words = plain(find.value);
    let left = 0;
    for (const row of document.querySelectorAll("tr[data-name]")) {
      row.hidden = !words.every((word) => row.dataset.name.includes(word));
      row.classList.toggle("found", words.length > 0);
      left += row.hidden ? 0 : 1;
    }
    document.getElementById("none-found").hidden = left > 0;
  }

  function replace(fresh) {
    const all = document.getElementById("all");
    const checked = all && all.checked;
    const open = [...document.querySelectorAll("details[open]")].map((one) => one.id);
    const focused = document.activeElement && document.activeElement.id;
    for (const part of PARTS) {
      const old = document.getElementById(part);
      const young = fresh.getElementById(part);
      if (old && young) old.replaceWith(young);
    }
    for (const id of open) {
      const details = document.getElementById(id);
      if (details) details.open = true;
    }
    if (checked) document.getElementById("all").checked = true;
    if (focused && document.activeElement === document.body) {
      const again = document.getElementById(focused);
      if (again) again.focus({ preventScroll: true });
    }
    filter();
  }

  // All units come, whatever is being looked for: the search only hides rows.
  const everything = (address) => {
    const url = new URL(address, location.href);
    url.searchParams.delete("q");
    url.searchParams.delete("lang");
    url.hash = "";
    return url;
  };

  async function renew(address) {
    const mine = ++asked;
    try {
      const response = await fetch(everything(address), { credentials: "same-origin", cache: "no-store" });
      if (response.redirected) {
        location.reload(); // the session is over
        return;
      }
      if (!response.ok) throw new Error(String(response.status));
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
      if (mine < shown || !fresh.getElementById("live")) return;
      shown = mine;
      replace(fresh);
      stale.hidden = true;
    } catch {
      if (mine >= shown) stale.hidden = false;
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const url = everything(link.href);
    history.replaceState(null, "", url);
    for (const name of ["sort", "order"]) {
      const field = document.querySelector(`form.find [name=${name}]`);
      if (field) field.value = url.searchParams.get(name);
    }
    renew(url);
  });
  if (find) {
    find.addEventListener("input", filter);
    find.form.addEventListener("submit", (event) => {
      event.preventDefault();
      filter();
    });
  }
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) renew(location.href);
  });
  setInterval(() => {
    if (!document.hidden) renew(location.href);
  }, EVERY);
  if (find && find.value) renew(location.href);
})();
