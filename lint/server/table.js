"use strict";
(() => {
  const { one, make, ask, say, body, written } = window.desk;
  let asking = new AbortController();
  let shown = "";

  const name = (path) => path.split("/").pop();
  const cell = (row, path, table) => {
    const said = row.cells.filter((c) => c.path === path);
    if (!said.length) return make("td", { className: "silent", textContent: "–" });
    return make("td", {}, ...said.map((c) => {
      const way = make("button", { type: "button", className: c.apart ? "apart" : "", textContent: c.said, title: c.sentence });
      way.addEventListener("click", () => {
        const other = row.cells.find((o) => o.path !== path && o.apart !== c.apart)
          || row.cells.find((o) => o.path !== path && table.articles.includes(o.path));
        window.desk.spot(row.standing === "agree" || !other ? [c] : [c, other]);
      });
      return make("p", {}, way);
    }));
  };
  const line = (row, table) => {
    const head = make("th", { scope: "row" }, make("b", { className: "standing", textContent: row.told }), " ",
      make("span", { className: "kind", textContent: row.kind }), " ", make("span", { className: "of", textContent: row.of }));
    if (row.message) {
      head.append(make("details", {}, make("summary", { textContent: "What newslint says" }), make("p", { textContent: row.message })));
    }
    return make("tr", { className: row.standing }, head, ...table.articles.map((path) => cell(row, path, table)));
  };
  const drawn = (table, number) => {
    const differ = table.rows.filter((row) => row.standing !== "agree").length;
    const agree = table.rows.length - differ;
    const heading = make("h2", { id: `told${number}`, textContent: `What ${table.articles.length + table.more_articles.length} articles tell: `
      + `${differ} that differ${differ === 1 ? "s" : ""}, ${agree} that agree${agree === 1 ? "s" : ""}` });
    const box = make("div", { className: "scroll", tabIndex: 0, role: "region" }, make("table", {},
      make("thead", {}, make("tr", {}, make("th", { scope: "col", textContent: "What is told" }),
        ...table.articles.map((path) => make("th", { scope: "col", textContent: name(path) })))),
      make("tbody", {}, ...table.rows.map((row) => line(row, table)))));
    box.setAttribute("aria-labelledby", heading.id);
    const more = [];
    if (table.more_rows) more.push(`${table.more_rows} more that are not shown: newslint --format table has all.`);
    if (table.more_articles.length) more.push(`Articles not shown here: ${table.more_articles.map(name).join(", ")}.`);
    return make("div", { className: "told" }, heading, box, ...more.map((words) => make("p", { textContent: words })));
  };
  const nothing = () => make("p", { className: "none", textContent: written().length < 2
    ? "Open two articles of one story or more: what each says of the same things then stands here side by side."
    : "These articles tell nothing twice that newslint can lay side by side." });
  const fill = async () => {
    const wanted = body();
    if (wanted === shown) return;
    asking.abort();
    asking = new AbortController();
    if (written().length < 2) {
      one("table").replaceChildren(nothing());
      shown = wanted;
      return;
    }
    say("Reading what the articles tell …");
    try {
      const answer = await ask("/table", { method: "POST", body: wanted, signal: asking.signal });
      if (!answer) return;
      const { tables } = await answer.json();
      if (wanted !== body()) return;
      shown = wanted;
      one("table").replaceChildren(...(tables.length ? tables.map(drawn) : [nothing()]));
      say(tables.length ? one("told0").textContent + "." : "Nothing is told twice.");
    } catch (error) {
      if (error.name !== "AbortError") say(error.message);
    }
  };
  window.desk.views.table = fill;
})();
