"use strict";
(() => {
  const { one, make, ask, say, copied, save: kept, articles, client } = window.desk;
  let before = null; // what the file held when it was opened here; null for a new one
  let mayWrite = false;
  let timer = 0;
  let asking = new AbortController();
  let sound = false;

  /* The catalog. */
  const list = () => {
    const wanted = one("wanted").value.trim().toLowerCase();
    const packs = new Map();
    for (const [id, rule] of Object.entries(window.desk.rules)) {
      if (wanted && !`${id} ${rule.why} ${rule.check}`.toLowerCase().includes(wanted)) continue;
      const pack = id.split("/")[0];
      if (!packs.has(pack)) packs.set(pack, []);
      const way = make("button", { type: "button", textContent: id.slice(pack.length + 1), value: id });
      way.addEventListener("click", () => about(id));
      packs.get(pack).push(make("li", { className: rule.level }, way, make("span", { textContent: ` ${rule.level}${rule.optional ? ", optional" : ""}` })));
    }
    const found = [...packs].map(([pack, rules]) => [make("h3", { textContent: pack }), make("ul", {}, ...rules)]).flat();
    one("catalog").replaceChildren(...(found.length ? found : [make("p", { className: "none", textContent: "No rule says that." })]));
  };
  const marked = (text) => text.split(/(\[\[[^]*?\]\])/).map((part) => (part.startsWith("[[")
    ? make("mark", { className: "other", textContent: part.slice(2, -2) }) : part));
  const example = (e) => make("li", { className: e.wrong ? "wrong" : "right" }, make("b", { textContent: e.wrong ? "wrong" : "right" }), " ",
    ...Object.entries(e.texts).map(([name, text], n, all) => make("p", {}, ...(all.length > 1 ? [make("i", { textContent: `${name}: ` })] : []), ...marked(text))),
    ...(e.says ? [make("p", { className: "help", textContent: `→ ${e.says}` })] : []));
  const about = async (id) => {
    try {
      const rule = await (await ask(`/rule?id=${encodeURIComponent(id)}`)).json();
      const { level, why, check } = window.desk.rules[id];
      const change = make("button", { type: "button", textContent: rule.own ? "Change it" : "Write one like it" });
      change.addEventListener("click", () => (rule.own ? edit(id, rule.text, rule.text) : edit(`house/${id.split("/").pop()}`, like(id, rule.text), null)));
      one("about").replaceChildren(make("h2", { textContent: id }), make("p", { className: "help", textContent: `${level} · check ${check}` }),
        make("p", { textContent: why }), make("p", {}, "It says: ", make("i", { textContent: rule.message })), make("p", {}, change),
        make("h3", { textContent: "Examples" }), make("ul", { className: "examples" }, ...rule.examples.slice(0, 30).map(example)),
        ...(rule.examples.length > 30 ? [make("p", { className: "help", textContent: `and ${rule.examples.length - 30} more` })] : []),
        make("details", {}, make("summary", { textContent: "The file" }), make("pre", { tabIndex: 0, textContent: rule.text })));
      one("about").focus();
    } catch (error) {
      say(error.message);
    }
  };
  /* A rule that is like another: its check and settings are taken from there, and its first examples prove it. */
  const like = (id, text) => {
    const kept = [];
    let key = "";
    for (const line of text.split("\n")) {
      if (/^\S/.test(line)) key = line.split(":")[0];
      if (key === "check") kept.push(`like: ${id}`);
      else if (!line.startsWith("#") && key !== "with" && key !== "optional" && key !== "source") kept.push(line);
    }
    return kept.filter((line, n) => line !== kept[n - 1] || !line.startsWith("like:")).join("\n");
  };

  /* The rule that is being written. */
  const edit = (name, text, was) => {
    one("rule-name").value = name;
    one("rule-text").value = text;
    before = was;
    one("writing").scrollIntoView({ block: "nearest" });
    one("rule-text").focus();
    one("rule-text").setSelectionRange(0, 0);
    one("rule-text").scrollTop = 0;
    tryIt();
  };
  const tryLater = () => {
    clearTimeout(timer);
    sound = false;
    may();
    timer = setTimeout(tryIt, 500);
  };
  const may = () => {
    one("save").disabled = !(mayWrite && sound);
    one("may-write").textContent = mayWrite ? (sound ? "" : "It is saved once its examples are as they should be.")
      : "Nothing is written from here: newslint serve --rules DIR --edit allows it. Copy the file, or download it.";
  };
  const found = (title, findings, many, reachable) => {
    const items = findings.map((f) => {
      const words = [make("span", { className: "help", textContent: `${f.path.split("/").pop()}, line ${f.line}: ` }), f.before,
        make("mark", { className: "other", textContent: f.text }), f.after];
      if (!reachable) return make("li", {}, ...words);
      const way = make("button", { type: "button", className: "plain" }, ...words);
      way.addEventListener("click", () => window.desk.spot([f]));
      return make("li", {}, way);
    });
    return [make("h3", { textContent: title }), ...(items.length ? [make("ul", { className: "found" }, ...items)] : []),
      ...(many > items.length ? [make("p", { className: "help", textContent: `and ${many - items.length} more` })] : [])];
  };
  const tryIt = async () => {
    clearTimeout(timer);
    asking.abort();
    asking = new AbortController();
    sound = false;
    may();
    const text = one("rule-text").value;
    if (!text.trim()) {
      one("trial").replaceChildren();
      return;
    }
    try {
      const answer = await ask("/rule/try", { method: "POST", signal: asking.signal,
        body: JSON.stringify({ id: one("rule-name").value.trim(), rule: text, articles: articles(), client }) });
      const told = await answer.json();
      if (text !== one("rule-text").value) return;
      sound = !told.mistakes.length && !told.faults.length;
      may();
      const wrong = [...told.mistakes.map((m) => {
        const way = make("button", { type: "button", className: "plain", textContent: `line ${m.line}: ${m.message}` });
        way.addEventListener("click", () => line(m));
        return make("li", {}, way);
      }), ...told.faults.map((fault) => make("li", {}, make("pre", { textContent: fault })))];
      const parts = wrong.length ? [make("h3", { textContent: "To be put right" }), make("ul", { className: "mistakes" }, ...wrong)]
        : [make("p", { className: "sound", textContent: "Its examples are as they should be." })];
      if (!told.mistakes.length) {
        const here = told.findings.length;
        parts.push(...found(articles().length ? `In the copy at hand: ${here || "nothing"}` : "There is no copy at hand to try it on.", told.findings, here, true));
        const folder = told.folder;
        if (folder) {
          const left = folder.left ? `, ${folder.left} more not looked at` : "";
          parts.push(...found(`In the folder: ${folder.found || "nothing"} (${folder.articles} articles${left})`, folder.findings, folder.found, false));
        }
      }
      one("trial").replaceChildren(...parts);
    } catch (error) {
      if (error.name !== "AbortError") say(error.message);
    }
  };
  const line = (mistake) => {
    const area = one("rule-text");
    const lines = area.value.split("\n").slice(0, mistake.line - 1);
    const at = lines.join("\n").length + (lines.length ? 1 : 0) + mistake.column - 1;
    area.focus();
    area.setSelectionRange(at, at);
  };
  const post = async (path, sent) => (await ask(path, { method: "POST", body: JSON.stringify(sent) })).json();
  const draft = async () => {
    const answers = {};
    for (const key of ["words", "pattern", "level", "message", "why", "wrong", "right"]) answers[key] = one(`rule-${key}`).value;
    try {
      edit(one("rule-name").value, (await post("/rule/draft", answers)).text, before);
      one("form").open = false;
      say("The file is made.");
    } catch (error) {
      one("trial").replaceChildren(make("h3", { textContent: "To be put right" }), make("pre", { textContent: error.message }));
      say(error.message);
    }
  };
  const save = async () => {
    const [id, rule] = [one("rule-name").value.trim(), one("rule-text").value];
    try {
      const { file, not_yet: notYet } = await post("/rule/save", { id, rule, before });
      before = rule;
      if (notYet) say(`${file} is written, and will hold once this is mended: ${notYet}`);
      else await window.desk.renew(`${file} is written, and holds from now on.`);
    } catch (error) {
      say(error.message);
    }
  };

  one("wanted").addEventListener("input", list);
  one("rule-text").addEventListener("input", tryLater);
  one("rule-name").addEventListener("input", () => {
    before = null;
    tryLater();
  });
  one("writing").addEventListener("submit", (event) => event.preventDefault());
  one("draft").addEventListener("click", draft);
  one("save").addEventListener("click", save);
  one("copy-rule").addEventListener("click", () => copied(one("rule-text").value, "The file is copied."));
  one("download-rule").addEventListener("click", () => kept(new Blob([one("rule-text").value], { type: "text/yaml" }), `${one("rule-name").value.split("/").pop() || "rule"}.yml`));
  window.desk.views.rules = async () => {
    list();
    try {
      mayWrite = (await (await ask("/rule")).json()).may_write;
    } catch (error) {
      say(error.message);
    }
    tryIt();
  };
})();
