"use strict";
(() => {
  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
      button.textContent = "Copied";
    });
  }

  const tools = document.querySelector(".tools"), table = document.querySelector(".repos");
  if (!tools || !table) return;
  const MOST = 500; /* rows laid out at once: a table of thousands would freeze the page at each step */
  const search = document.getElementById("search"), status = document.getElementById("shown");
  const chips = [...tools.querySelectorAll("[data-token]")], expand = document.getElementById("expand");
  const rows = [...table.tBodies].map((body) => ({
    body, ...body.dataset, tokens: body.dataset.tokens.split(" "), text: body.textContent.toLowerCase(),
  }));

  /* States widen the choice, failed essentials and the search narrow it. */
  function filter() {
    const on = chips.filter((chip) => chip.ariaPressed === "true").map((chip) => chip.dataset.token);
    const states = on.filter((token) => token.startsWith("state:")), fails = on.filter((token) => token.startsWith("fail:"));
    const words = search.value.trim().toLowerCase();
    const fits = (row) => (!states.length || states.some((token) => row.tokens.includes(token)))
      && fails.every((token) => row.tokens.includes(token)) && row.text.includes(words);
    let found = 0;
    for (const row of rows) row.body.hidden = !(fits(row) && ++found <= MOST);
    const all = found === rows.length ? `All ${found}` : `${found} of ${rows.length}`;
    status.textContent = found > MOST ? `First ${MOST} of ${found} shown; search to see others` : `${all} shown`;
  }
  function sort(head, key) {
    const down = head.ariaSort === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.ariaSort = down ? "descending" : "ascending";
    const value = (row) => key === "name" ? row.name : row[key] === "" ? Infinity : Number(row[key]);
    rows.sort((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0) * (down ? -1 : 1));
    filter();
    table.append(...rows.map((row) => row.body));
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
    for (const details of table.querySelectorAll("details")) details.open = open;
  });
  search.addEventListener("input", filter);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { search.value = ""; filter(); }
  });
  tools.hidden = false;
  filter();
})();
