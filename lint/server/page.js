"use strict";
(() => {
  const one = (id) => document.getElementById(id);
  const make = (tag, properties = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...inside);
    return made;
  };
  const PAUSE = 500;
  const rank = { error: 3, warning: 2, style: 1 };
  const hash = /^#token=(.+)$/.exec(location.hash);
  if (hash) sessionStorage.setItem("token", hash[1]);
  const token = sessionStorage.getItem("token");
  const client = [...crypto.getRandomValues(new Uint8Array(8))].join("-");
  const stood = new Set();
  let sheets = [];
  let findings = [];
  let rules = {};
  let first = null; // the article on the left, and the one beside it
  let second = null;
  let current = null;
  let spots = []; // places that were chosen in the table or among what a rule finds
  let serial = 0;
  let timer = 0;
  let asking = new AbortController();

  const say = (words) => {
    one("told").textContent = words;
  };
  const ask = async (path, options = {}) => {
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    let answer;
    try {
      answer = await fetch(path, { ...options, headers });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Error("newslint does not answer: does it still run?");
    }
    if (answer.status === 409) return null;
    if (!answer.ok) throw new Error((await answer.text()).trim());
    return answer;
  };

  /* Articles: each is a sheet with its name, its date, and its text over a copy of it that has the marks. */
  const unused = (wanted, but) => {
    const taken = new Set(sheets.filter((s) => s !== but).map((s) => s.name.value));
    const plain = (wanted || "article.txt").replace(/\p{Cc}|\p{Zl}|\p{Zp}/gu, "-"); // a name stands on one line
    const [, stem, end] = /^(.*?)(\.[a-z]+)?$/i.exec(plain);
    for (let n = 1; ; n += 1) {
      const name = `${stem}${n > 1 ? `-${n}` : ""}${end || ".txt"}`;
      if (!taken.has(name)) return name;
    }
  };
  const add = (wanted, text = "", published = "") => {
    const blank = sheets.find((s) => !s.text.value && text);
    if (blank) remove(blank, true);
    const sheet = {
      name: make("input", { className: "name", value: unused(wanted), ariaLabel: "Name of the article", spellcheck: false }),
      day: make("input", { type: "date", value: published || "", ariaLabel: "Published on", title: "Published on" }),
      text: make("textarea", { value: text, spellcheck: false, ariaLabel: "Text of the article",
        placeholder: "Paste an article here, or drop files anywhere: text, Markdown, HTML, Word, OpenDocument." }),
      under: make("div", { className: "under", ariaHidden: "true" }),
      typed: false,
      seen: text,
    };
    const copy = make("button", { type: "button", textContent: "Copy", ariaLabel: "Copy the text" });
    const close = make("button", { type: "button", textContent: "Close", ariaLabel: "Close this article" });
    sheet.box = make("section", { className: "sheet", ariaLabel: sheet.name.value },
      make("header", {}, sheet.name, sheet.day, copy, close),
      make("div", { className: "editor" }, sheet.under, sheet.text));
    copy.addEventListener("click", () => copied(sheet.text.value, "The text is copied."));
    close.addEventListener("click", () => remove(sheet));
    sheet.name.addEventListener("change", () => {
      sheet.name.value = unused(sheet.name.value.trim(), sheet);
      sheet.box.ariaLabel = sheet.name.value;
      later(0);
    });
    sheet.day.addEventListener("change", () => later(0));
    sheet.text.addEventListener("input", () => edited(sheet));
    sheet.text.addEventListener("blur", () => waits(sheet, false));
    sheet.text.addEventListener("click", () => clicked(sheet));
    sheets.push(sheet);
    one("sheets").append(sheet.box);
    first = sheet;
    second = null;
    draw();
    return sheet;
  };
  const remove = (sheet, quietly = false) => {
    sheets = sheets.filter((s) => s !== sheet);
    sheet.box.remove();
    findings = findings.filter((f) => !f.ends.some((e) => e.sheet === sheet));
    spots = spots.filter((s) => s.sheet !== sheet);
    if (current && !findings.includes(current)) current = null;
    if (second === sheet) second = null;
    if (first === sheet) [first, second] = [second || sheets[0] || null, null];
    if (quietly) return;
    if (!sheets.length) add();
    later(0);
    draw();
  };
  const copied = async (text, words) => {
    try {
      await navigator.clipboard.writeText(text);
      say(words);
    } catch {
      say("The browser does not let this page copy.");
    }
  };

  /* An edit moves the marks behind it, takes away those it touches, and has the articles checked once it rests. */
  const edited = (sheet) => {
    const [was, now] = [sheet.seen, sheet.text.value];
    const most = Math.min(was.length, now.length);
    let start = 0;
    while (start < most && was[start] === now[start]) start += 1;
    let end = 0;
    while (end < most - start && was[was.length - 1 - end] === now[now.length - 1 - end]) end += 1;
    const changed = was.length - end;
    const by = now.length - was.length;
    const moved = (place) => {
      if (place.end <= start) return true;
      if (place.start < changed) return false;
      place.start += by;
      place.end += by;
      return true;
    };
    const left = (f) => f.ends.filter((e) => e.sheet === sheet).map(moved).every(Boolean)
      && (!f.fix || f.fix.sheet !== sheet || moved(f.fix));
    findings = findings.filter(left);
    spots = spots.filter((s) => s.sheet !== sheet || moved(s));
    if (current && !findings.includes(current)) current = null;
    sheet.seen = now;
    sheet.typed = true;
    later();
    draw();
  };
  const waits = (sheet, typed) => {
    if (sheet.typed === typed) return;
    sheet.typed = typed;
    mark(sheet);
  };
  const later = (pause = PAUSE, before = "") => {
    serial += 1;
    clearTimeout(timer);
    timer = setTimeout(() => check(before), pause);
  };
  const written = () => sheets.filter((s) => s.text.value.trim());
  const articles = () => written().map((s) => ({ name: s.name.value, text: s.text.value, published: s.day.value || null }));
  const body = () => JSON.stringify({ client, articles: articles() });
  const check = async (before) => {
    const asked = serial;
    asking.abort(); // what is older is not wanted any more
    asking = new AbortController();
    if (!written().length) {
      take({ articles: [], findings: [], unread: [] });
      say(before || "Paste an article, or drop files anywhere. Nothing is stored.");
      return;
    }
    say("Checking …");
    try {
      const answer = await ask("/check", { method: "POST", body: body(), signal: asking.signal });
      const report = answer && (await answer.json());
      if (report && asked === serial) take(report, before);
    } catch (error) {
      if (asked === serial && error.name !== "AbortError") say(error.message);
    }
  };

  /* Places come in code points; a text area counts in UTF-16. */
  const counter = (text) => {
    if (!/[\ud800-\udfff]/.test(text)) return (at) => at;
    const places = [];
    let at = 0;
    for (const c of text) {
      places.push(at);
      at += c.length;
    }
    places.push(at);
    return (n) => places[Math.min(n, places.length - 1)];
  };
  const take = (report, before = "") => {
    const named = new Map(sheets.map((s) => [s.name.value, s]));
    const unit = new Map(sheets.map((s) => [s, counter(s.text.value)]));
    const placed = (place, sheet) => ({ ...place, sheet, start: sheet ? unit.get(sheet)(place.start) : 0,
      end: sheet ? unit.get(sheet)(place.end) : 0 });
    const chosen = current && `${current.fingerprint} ${current.message}`;
    findings = report.findings.map((f) => {
      const ends = f.ends.map((e) => placed(e, named.get(e.path)));
      return { ...f, ends, fix: f.fix && placed(f.fix, ends[0].sheet) };
    });
    current = findings.find((f) => `${f.fingerprint} ${f.message}` === chosen) || null;
    const many = report.articles.length;
    const words = report.articles.reduce((sum, a) => sum + a.words, 0).toLocaleString("en");
    const unread = report.unread.map((u) => ` ${u.path}: not examined: ${u.reason}.`).join("");
    say(`${before ? `${before} ` : ""}Examined ${many === 1 ? "1 article" : `${many} articles`}, ${words} words.${unread}`);
    draw();
    if (view !== "copy") views[view]();
  };

  const looked = () => {
    const levels = new Set([...document.querySelectorAll("input[name=level]:checked")].map((box) => box.value));
    const rule = one("rule").value;
    const only = one("only").value;
    return findings.filter((f) => levels.has(f.level) && (!rule || f.rule === rule) && !stood.has(f.fingerprint)
      && (!only || f.ends.some((e) => e.path === only)));
  };
  const draw = () => {
    for (const sheet of sheets) {
      sheet.box.hidden = sheet !== first && sheet !== second;
      sheet.box.classList.toggle("second", sheet === second);
      mark(sheet);
    }
    tabs();
    filters();
    list();
    tell();
  };
  const tabs = () => {
    one("tabs").replaceChildren(...sheets.map((sheet) => {
      const count = findings.filter((f) => f.ends[0].sheet === sheet).length;
      const tab = make("button", { type: "button" }, sheet.name.value, make("span", { textContent: count }));
      tab.setAttribute("aria-pressed", sheet === first || sheet === second);
      tab.addEventListener("click", () => {
        [first, second] = [sheet, null];
        draw();
        [...one("tabs").children][sheets.indexOf(sheet)].focus();
      });
      return tab;
    }));
    one("tabs").hidden = sheets.length < 2 || view !== "copy";
  };
  const filters = () => {
    for (const box of document.querySelectorAll("input[name=level]")) {
      box.parentElement.querySelector("span").textContent = findings.filter((f) => f.level === box.value).length;
    }
    for (const [id, told] of [["rule", findings.map((f) => f.rule)], ["only", sheets.map((s) => s.name.value)]]) {
      const chosen = one(id).value;
      const kept = id === "rule" && chosen ? [chosen] : [];
      one(id).replaceChildren(make("option", { value: "", textContent: "all" }),
        ...[...new Set([...told, ...kept])].sort().map((t) => make("option", { value: t, textContent: t, selected: t === chosen })));
    }
  };

  /* The marks of an article. One that the caret stands in while somebody types waits. */
  const mark = (sheet) => {
    const text = sheet.text.value;
    const caret = sheet.typed && document.activeElement === sheet.text ? sheet.text.selectionStart : -1;
    const places = looked().flatMap((f) => f.ends.map((end, n) => ({ f, n, ...end })))
      .concat(spots.map((spot) => ({ f: null, n: 1, ...spot })))
      .filter((p) => p.sheet === sheet && !(p.start <= caret && caret <= p.end));
    const cuts = new Set([0, text.length]);
    for (const p of places) cuts.add(p.start).add(p.end);
    const order = [...cuts].sort((a, b) => a - b);
    const pieces = [];
    for (let n = 0; n + 1 < order.length; n += 1) {
      const [start, end] = [order[n], order[n + 1]];
      const over = places.filter((p) => p.start < end && start < p.end);
      if (!over.length) {
        pieces.push(text.slice(start, end));
        continue;
      }
      const levels = over.filter((p) => p.n === 0).map((p) => p.f.level).sort((a, b) => rank[b] - rank[a]);
      const on = over.some((p) => !p.f || p.f === current);
      pieces.push(make("mark", { className: `${levels[0] || "other"}${on ? " on" : ""}`, textContent: text.slice(start, end) }));
    }
    sheet.under.replaceChildren(...pieces, "\n");
  };
  const clicked = (sheet) => {
    waits(sheet, false);
    const at = sheet.text.selectionStart;
    if (at !== sheet.text.selectionEnd) return;
    const here = looked().filter((f) => f.ends.some((e) => e.sheet === sheet && e.start <= at && at < e.end));
    const main = here.find((f) => f.ends[0].sheet === sheet && f.ends[0].start <= at && at < f.ends[0].end);
    if (here.length) show(main || here[0], false);
  };

  /* The findings, with what can be done about each. */
  const where = (f, end) => {
    const line = end.sheet ? end.sheet.text.value.slice(0, end.start).split("\n").length : end.line;
    const name = end.path.split("/").pop();
    return end.path === f.ends[0].path ? `line ${line}` : `${name}, line ${line}`;
  };
  const quoted = (word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\"'\"'")}'`);
  const command = (f, reason) => {
    const paths = [...new Set(f.ends.map((e) => e.path))].sort().map(quoted).join(" ");
    return `newslint stet ${paths} --fingerprint ${f.fingerprint.slice(0, 7)} --reason ${quoted(reason || "…")}`;
  };
  const note = (f, number) => {
    const box = make("div", { className: `note ${f.level}${f === current ? " on" : ""}`, tabIndex: -1, role: "group",
      ariaLabel: `Finding ${number}, ${f.level}` });
    box.append(make("p", {}, make("b", { className: "number", textContent: number }), ` ${f.message}`));
    const start = make("button", { type: "button", textContent: `${f.ends[0].path.split("/").pop()}, ${where(f, f.ends[0])}` });
    start.addEventListener("click", () => show(f, false));
    const places = make("ul", {}, make("li", {}, start));
    for (const end of f.ends.slice(1)) {
      const way = make("button", { type: "button", textContent: where(f, end) });
      way.addEventListener("click", () => show(f, false, end));
      places.append(make("li", {}, end.sheet ? way : make("b", { textContent: where(f, end) }),
        ` ${end.note}${end.sheet ? "" : `: “${end.text}”`}`));
    }
    if (f.fix && f.fix.sheet) box.append(mending(f));
    box.append(places, standing(f));
    box.addEventListener("click", (event) => {
      if (!event.target.closest("button, input, summary, code")) show(f);
    });
    return box;
  };
  const mending = (f) => {
    const was = f.fix.sheet.text.value.slice(f.fix.start, f.fix.end);
    const line = make("p", { className: "fix" }, make("del", { textContent: was }), make("ins", { textContent: f.fix.replacement }));
    if (!f.fix.safe) line.append("(a suggestion)");
    else {
      const apply = make("button", { type: "button", textContent: "Apply" });
      apply.addEventListener("click", () => {
        const { sheet, start, end, replacement } = f.fix;
        const next = looked()[looked().indexOf(f) + 1] || null;
        sheet.text.focus();
        sheet.text.setSelectionRange(start, end);
        if (!document.execCommand("insertText", false, replacement)) { // which can be undone
          sheet.text.setRangeText(replacement, start, end, "end");
          edited(sheet);
        }
        waits(sheet, false);
        current = next && findings.includes(next) ? next : null;
        draw();
        later(0);
      });
      line.append(apply);
    }
    return line;
  };
  const standing = (f) => {
    const reason = make("input", { placeholder: "why it is right", ariaLabel: "Why it is right" });
    const shown = make("code", { textContent: command(f, "") });
    const copy = make("button", { type: "button", textContent: "Copy the command" });
    const hide = make("button", { type: "button", textContent: "Let it stand here" });
    reason.addEventListener("input", () => {
      shown.textContent = command(f, reason.value.trim());
    });
    copy.addEventListener("click", () => copied(command(f, reason.value.trim()), "The command is copied."));
    hide.addEventListener("click", () => {
      stood.add(f.fingerprint);
      current = null;
      draw();
      one("list").focus();
    });
    const why = (rules[f.rule] || {}).why;
    return make("details", { className: "rule" },
      make("summary", { textContent: `${f.level} · ${f.rule} · ${f.fingerprint.slice(0, 7)}` }),
      ...(why ? [make("p", { textContent: why })] : []),
      make("div", { className: "stet" }, make("label", {}, "To let it stand: ", reason), shown,
        make("p", {}, copy, " ", hide)));
  };
  const list = () => {
    const open = document.activeElement && document.activeElement.closest("#list .note");
    if (open && document.activeElement.matches("input")) return; // somebody writes a reason
    const shown = looked();
    const nothing = written().length ? "Nothing to mark." : "What newslint finds is listed here.";
    one("list").replaceChildren(...(shown.length ? shown.map((f, n) => note(f, n + 1))
      : [make("p", { className: "none", textContent: nothing })]));
  };
  const tell = () => {
    const shown = looked();
    const many = shown.length === 1 ? "1 finding" : `${shown.length} findings`;
    const at = shown.indexOf(current);
    one("place").textContent = at < 0 ? many : `${at + 1} of ${many}`;
  };

  /* A finding is shown with both its places: its own article, and beside it the one that it disagrees with. */
  const show = (f, focus = true, end = null) => {
    current = f;
    spots = [];
    const other = end && end.sheet !== f.ends[0].sheet ? end
      : f.ends.find((e) => e.sheet && e.sheet !== f.ends[0].sheet);
    first = f.ends[0].sheet || (other && other.sheet) || first;
    second = other && other.sheet !== first ? other.sheet : null;
    draw();
    reach(end && end.sheet === first ? end : f.ends.find((e) => e.sheet === first));
    if (second) reach(other);
    const line = document.querySelector("#list .note.on");
    if (!line) return;
    if (focus) line.focus({ preventScroll: true });
    within(one("list"), line);
  };
  /* Places that are none of a finding, the first of them to be looked at first; they come in code points. */
  const spot = (ends) => {
    spots = ends.map((e) => {
      const sheet = sheets.find((s) => s.name.value === e.path);
      return sheet && { sheet, start: counter(sheet.text.value)(e.start), end: counter(sheet.text.value)(e.end) };
    }).filter(Boolean);
    if (!spots.length) return;
    current = null;
    first = spots[0].sheet;
    second = (spots.find((s) => s.sheet !== first) || {}).sheet || null;
    turn("copy");
    draw();
    first.text.focus({ preventScroll: true });
    first.text.setSelectionRange(spots[0].start, spots[0].start);
    for (const place of spots) reach(place);
  };
  const within = (box, inner) => {
    if (box.scrollHeight > box.clientHeight) {
      box.scrollTop += inner.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    } else if (box.id !== "list") inner.scrollIntoView({ block: "center" });
  };
  const reach = (end) => {
    if (!end) return;
    let at = 0;
    for (const piece of end.sheet.under.childNodes) {
      const next = at + piece.textContent.length;
      if (piece.nodeName === "MARK" && at <= end.start && end.start < next) {
        within(end.sheet.box, piece);
        return;
      }
      at = next;
    }
  };
  const step = (by) => {
    const shown = looked();
    if (!shown.length) return;
    const at = shown.indexOf(current);
    show(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
  };

  const open = async (files) => {
    const failed = [];
    for (const file of files) {
      try {
        const answer = await ask(`/read?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file });
        const read = await answer.json();
        if (read.unread) failed.push(`${read.name}: ${read.unread}.`);
        else add(read.name, read.text, read.published);
      } catch (error) {
        failed.push(error.message);
      }
    }
    later(0, failed.join(" "));
  };
  const save = (blob, name) => {
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const download = async () => {
    try {
      const answer = await ask("/proof", { method: "POST", body: body() });
      save(await answer.blob(), "proof.html");
    } catch (error) {
      say(error.message);
    }
  };

  /* The views: the copy with its findings, the story as a table, and rules. */
  const views = { copy: () => {} };
  const parts = { copy: ["tabs", "sheets", "list", "bar"], table: ["table", "bar"], rules: ["rules"] };
  const names = { copy: ["list", "the findings"], table: ["table", "the table"], rules: ["rules", "the rules"] };
  let view = "copy";
  const turn = (to) => {
    view = to;
    document.body.dataset.view = to;
    for (const id of new Set(Object.values(parts).flat())) {
      one(id).hidden = !parts[to].includes(id) || (id === "tabs" && sheets.length < 2);
    }
    for (const button of one("views").children) button.setAttribute("aria-pressed", button.value === to);
    one("skip").href = `#${names[to][0]}`;
    one("skip").textContent = `Skip to ${names[to][1]}`;
    views[to]();
  };
  const learn = async () => {
    rules = await (await ask("/rules")).json();
    window.desk.rules = rules;
  };

  one("views").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) turn(button.value);
  });
  one("bar").addEventListener("submit", (event) => event.preventDefault());
  one("bar").addEventListener("change", (event) => {
    if (event.target.id === "files") {
      open([...event.target.files]);
      event.target.value = "";
    } else draw();
  });
  one("add").addEventListener("click", () => add("article.txt").text.focus());
  one("proof").addEventListener("click", download);
  one("next").addEventListener("click", () => step(1));
  one("previous").addEventListener("click", () => step(-1));
  document.addEventListener("selectionchange", () => {
    const sheet = sheets.find((s) => s.text === document.activeElement);
    if (sheet && sheet.typed && sheet.text.value === sheet.seen) mark(sheet);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const writing = event.target.closest("textarea, input:not([type=checkbox]), select");
    const keys = { j: 1, n: 1, k: -1, p: -1 };
    const by = event.key === "F8" ? (event.shiftKey ? -1 : 1) : writing ? 0 : keys[event.key];
    const to = !writing && { c: "copy", t: "table", r: "rules" }[event.key];
    if (to) {
      turn(to);
      one("views").querySelector(`[value=${to}]`).focus();
      event.preventDefault();
    } else if (by && view !== "rules") {
      if (view !== "copy") turn("copy");
      step(by);
      event.preventDefault();
    } else if (event.key === "Escape" && (current || spots.length)) {
      current = null;
      spots = [];
      draw();
    }
  });
  document.addEventListener("paste", (event) => {
    if (event.target.closest("textarea, input")) return;
    const text = event.clipboardData.getData("text/plain");
    if (!text.trim()) return;
    add("article.txt", text);
    later(0);
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const files = event.dataTransfer && [...event.dataTransfer.types].includes("Files");
      if (!files) return;
      event.preventDefault();
      document.body.classList.toggle("dropping", kind === "dragover");
      if (kind === "drop") open([...event.dataTransfer.files]);
    });
  }
  window.desk = { one, make, ask, say, body, articles, written, copied, save, spot, views, client, rules,
    renew: (words) => learn().then(() => later(0, words)) };
  learn().then(draw).catch((error) => say(error.message));
  add("article.txt").text.focus();
})();
