"use strict";
(() => {
  const every = (what, within = document) => [...within.querySelectorAll(what)];
  const one = (id) => document.getElementById(id);
  const bar = one("bar");
  const notes = every(".note");
  const marks = every("mark");
  const articles = every("article");
  const numbers = (value) => (value ? value.split(" ") : []);
  const rank = { error: 3, warning: 2, style: 1 };
  let shown = notes;
  let current = null;
  let turn = 0;

  /* Notes stand beside their marks, and below one another where there are many. A note may reach past its own
     paragraph for a little while; where the margin falls behind by more, the paragraph gets room below it. */
  const BEHIND = 150;
  const wide = matchMedia("(min-width: 56rem)");
  const stale = new Set(articles);
  const align = (article) => {
    if (!stale.delete(article)) return;
    const rows = every(".row", article);
    for (const row of rows) row.style.marginBottom = "";
    article.style.paddingBottom = "";
    if (!wide.matches) return;
    const places = rows.map((row) => {
      const box = row.getBoundingClientRect();
      const found = every(".margin > :not([hidden])", row).map((note) => {
        const at = one(note.dataset.at);
        return { note, y: (at ? at.getBoundingClientRect().top : box.top) - box.top, height: note.offsetHeight };
      });
      return { row, top: box.top, height: box.height, found };
    });
    let shift = 0;
    let bottom = -Infinity;
    for (const { row, top, height, found } of places) {
      for (const { note, y, height: tall } of found) {
        const put = Math.max(top + shift + y, bottom + 9);
        note.style.top = `${put - top - shift}px`;
        bottom = put + tall;
      }
      const late = bottom - (top + shift + height) - BEHIND;
      if (late > 0) {
        row.style.marginBottom = `${late}px`;
        shift += late;
      }
    }
    const last = places[places.length - 1];
    const end = last ? last.top + last.height + shift : 0;
    if (bottom > end) article.style.paddingBottom = `${bottom - end + 35}px`;
  };
  const near = new IntersectionObserver(
    (seen) => seen.forEach((entry) => entry.isIntersecting && align(entry.target)),
    { rootMargin: "1500px" },
  );
  const realign = () => {
    for (const article of articles) {
      stale.add(article);
      near.unobserve(article);
      near.observe(article);
    }
  };

  const say = () => {
    const many = shown.length === 1 ? "1 finding" : `${shown.length.toLocaleString("en")} findings`;
    const at = shown.indexOf(current);
    one("place").textContent = at < 0 ? many : `${(at + 1).toLocaleString("en")} of ${many}`;
  };

  const clear = () => {
    for (const lit of every(".on")) lit.classList.remove("on");
    current = null;
  };
  const show = (note, target) => {
    clear();
    current = note;
    const number = note.id.slice(1);
    note.classList.add("on");
    for (const mark of every(`mark[data-f~="${number}"], mark[data-o~="${number}"]`)) mark.classList.add("on");
    align(note.closest("article"));
    if (target) align(target.closest("article"));
    note.focus({ preventScroll: true });
    const goal = target || one(note.dataset.at) || note;
    let still = 0; // articles that come into view on the way get their height, and move the goal
    let before = NaN;
    const reach = () => {
      if (current !== note || still > 3) return;
      goal.scrollIntoView({ block: "center" });
      still = before === scrollY ? still + 1 : 0;
      before = scrollY;
      requestAnimationFrame(reach);
    };
    reach();
    if (!target) turn = 0;
    say();
  };
  const step = (by) => {
    if (!shown.length) return;
    const at = shown.indexOf(current);
    show(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
  };
  const other = () => {
    if (!current) return;
    const ends = [one(current.dataset.at), ...every("li a", current).map((a) => one(a.hash.slice(1)))];
    turn = (turn + 1) % ends.length;
    show(current, ends[turn]);
  };

  const filter = () => {
    const on = (name) => new Set(every(`input[name=${name}]:checked`, bar).map((box) => box.value));
    const levels = on("level");
    const rules = on("rule");
    const level = new Map();
    for (const note of notes) {
      note.hidden = !levels.has(note.dataset.level) || !rules.has(note.dataset.rule);
      if (!note.hidden) level.set(note.id.slice(1), note.dataset.level);
    }
    for (const mark of marks) {
      const first = numbers(mark.dataset.f).filter((n) => level.has(n)).map((n) => level.get(n));
      const kind = first.sort((a, b) => rank[b] - rank[a])[0];
      const ends = numbers(mark.dataset.o).some((n) => level.has(n));
      mark.classList.remove("error", "warning", "style", "other", "off");
      mark.classList.add(kind || (ends ? "other" : "off"));
    }
    for (const link of every("a[data-f]")) link.hidden = !level.has(link.dataset.f);
    for (const back of every(".back")) back.hidden = !every("a:not([hidden])", back).length;
    shown = notes.filter((note) => !note.hidden);
    if (current && current.hidden) clear();
    realign();
    say();
  };

  const follow = () => {
    const [, kind, number] = /^#([ef])(\d+)/.exec(location.hash) || [];
    const note = number && one(`f${number}`);
    if (note && !note.hidden) show(note, kind === "e" ? one(location.hash.slice(1)) : null);
  };

  bar.hidden = false;
  document.documentElement.classList.add("beside");
  bar.addEventListener("change", filter);
  bar.addEventListener("submit", (event) => event.preventDefault());
  for (const [id, checked] of [["all", true], ["none", false]]) {
    one(id).addEventListener("click", () => {
      for (const box of every("input[name=rule]", bar)) box.checked = checked;
      filter();
    });
  }
  one("next").addEventListener("click", () => step(1));
  one("previous").addEventListener("click", () => step(-1));
  document.addEventListener("click", (event) => {
    const rules = bar.querySelector("details");
    if (!rules.contains(event.target)) rules.open = false;
    const link = event.target.closest("a[href^='#f'], a[href^='#e']");
    if (link) return link.hash === location.hash ? follow() : undefined;
    const mark = event.target.closest("mark");
    const number = mark && !mark.classList.contains("off") && [...numbers(mark.dataset.f), ...numbers(mark.dataset.o)]
      .find((n) => !one(`f${n}`).hidden);
    if (number) show(one(`f${number}`), mark);
    return undefined;
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = { j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1), o: other };
    if (event.key === "Escape") {
      bar.querySelector("details").open = false;
      clear();
      say();
    } else if (keys[event.key]) {
      keys[event.key]();
      event.preventDefault();
    }
  });
  for (const fold of every(".note details")) fold.addEventListener("toggle", realign);
  addEventListener("hashchange", follow);
  addEventListener("resize", realign);
  addEventListener("beforeprint", () => articles.forEach(align));
  if (document.fonts) document.fonts.ready.then(realign);
  realign();
  say();
  follow();
})();
