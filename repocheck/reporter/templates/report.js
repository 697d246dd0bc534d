"use strict";
(() => {
  const tools = document.querySelector(".tools"), table = document.querySelector(".repos");
  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
      button.textContent = "Copied";
    });
  }
  if (!tools || !table) return;
  const rows = [...table.tBodies], search = document.getElementById("search");
  const chips = [...tools.querySelectorAll("[data-token]")], expand = document.getElementById("expand");
  const status = document.getElementById("shown");
  const texts = new Map(rows.map((row) => [row, (row.dataset.name + " " + row.textContent).toLowerCase()]));

  /* Chips of one kind widen the choice of states, and narrow it by what fails. */
  function fits(row) {
    const tokens = row.dataset.tokens.split(" ");
    const on = chips.filter((chip) => chip.ariaPressed === "true").map((chip) => chip.dataset.token);
    const states = on.filter((token) => token.startsWith("state:")), fails = on.filter((token) => token.startsWith("fail:"));
    return (!states.length || states.some((token) => tokens.includes(token)))
      && fails.every((token) => tokens.includes(token)) && texts.get(row).includes(search.value.trim().toLowerCase());
  }
  function filter() {
    let shown = 0;
    for (const row of rows) shown += !(row.hidden = !fits(row));
    status.textContent = shown === rows.length ? `All ${shown} shown` : `${shown} of ${rows.length} shown`;
  }
  function sort(head, key) {
    const down = head.ariaSort === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.ariaSort = down ? "descending" : "ascending";
    const value = (row) => key === "name" ? row.dataset.name : row.dataset[key] === "" ? Infinity : Number(row.dataset[key]);
    const order = (a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0) * (down ? -1 : 1);
    table.append(...rows.slice().sort(order));
  }
  for (const head of table.querySelectorAll("[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head, head.dataset.sort));
    head.append(button);
  }
  for (const chip of chips) chip.addEventListener("click", () => {
    chip.ariaPressed = String(chip.ariaPressed !== "true");
    filter();
  });
  expand?.addEventListener("click", () => {
    const open = expand.ariaPressed !== "true";
    expand.ariaPressed = String(open);
    expand.textContent = open ? "Collapse all" : "Expand all";
    for (const row of rows) for (const details of row.querySelectorAll("details")) details.open = open;
  });
  search.addEventListener("input", filter);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { search.value = ""; filter(); }
  });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
  tools.hidden = false;
  filter();
})();
