"use strict";
// Comfort only: the page says all it says without this.
(() => {
  const find = document.getElementById("find");
  const found = document.getElementById("found");
  const rows = [...document.querySelectorAll(".row")].map((row) => [row, row.textContent.toLowerCase()]);
  find.closest("p").hidden = false;
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    let shown = 0;
    for (const [row, text] of rows) {
      const fits = !wanted || text.includes(wanted);
      row.classList.toggle("hidden", !fits);
      shown += fits ? 1 : 0;
    }
    found.textContent = wanted ? `${shown} lines` : "";
  });
  // A quotation that crosses another one is marked in several parts: light them all.
  const light = () => {
    document.querySelectorAll("mark.lit").forEach((mark) => mark.classList.remove("lit"));
    const name = decodeURIComponent(location.hash.slice(1));
    if (/^w[0-9-]+$/.test(name)) {
      document.querySelectorAll(`mark[data-of="${name}"]`).forEach((mark) => mark.classList.add("lit"));
    }
  };
  addEventListener("hashchange", light);
  light();
  // Paper cannot be unfolded.
  addEventListener("beforeprint", () => document.querySelectorAll("main details:not(.minute details, .places details, .namings details, .actors details)").forEach((one) => { one.open = true; }));
})();
