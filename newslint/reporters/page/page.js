"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const RULE = 0, LEVEL = 1, SURE = 2, LINE = 3, COLUMN = 4, MESSAGE = 5, TEXT = 6, FIX = 7;
const wanted = { levels: new Set(data.severities.keys()), rules: new Set(), least: 0, search: "" };
let shown = [];      // [article, finding] of all that pass the filters, in order
let current = -1;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function passes(article, finding) {
  if (!wanted.levels.has(finding[LEVEL]) || finding[SURE] * 100 < wanted.least) return false;
  if (!wanted.search) return true;
  const where = `${article.path} ${article.label} ${finding[MESSAGE]} ${finding[TEXT]}`;
  return where.toLowerCase().includes(wanted.search);
}

/* Articles: a section each, its text built when it comes near the window. */
const sections = data.articles.map((article, number) => {
  const title = element("h2", {}, article.path, " ", element("small", {}));
  const section = element("section", { id: `a${number}` }, title, element("div", { class: "body" }));
  section.number = number;
  return section;
});
const near = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) build(entry.target);
}, { rootMargin: "600px" });

function build(section) {
  if (section.built) return;
  section.built = true;
  near.unobserve(section);
  const article = data.articles[section.number], body = section.lastChild, on = section.on;
  const notes = new Map();
  article.findings.forEach((finding, n) => {
    if (!on.has(n)) return;
    const line = notes.get(finding[LINE]) || [];
    line.push(note(section.number, finding, n));
    notes.set(finding[LINE], line);
  });
  let last = 0;
  const seen = new Set();
  for (const [number, ...segments] of article.lines) {
    if (number > last + 1 && last) body.append(element("div", { class: "gap" }, "…"));
    last = number;
    const text = element("div", { class: "text" }, ...segments.map((s) => piece(section.number, article, s, on)));
    const count = element("div", { class: "number" }, String(number));
    body.append(element("div", { class: "row" }, count, text));
    if (!seen.has(number)) body.append(...(notes.get(number) || []));
    seen.add(number);
  }
}

function piece(number, article, segment, on) {
  if (typeof segment === "string") return segment;
  const here = segment.slice(1).filter((n) => on.has(n));
  if (!here.length) return segment[0];
  const level = Math.max(...here.map((n) => article.findings[n][LEVEL]));
  const made = element("mark", { class: data.severities[level], "data-finding": `${number}-${here[0]}` }, segment[0]);
  made.title = here.map((n) => article.findings[n][MESSAGE]).join("\n");
  made.addEventListener("click", () => go(shown.findIndex(([a, n]) => a === number && n === here[0])));
  return made;
}

function note(number, finding, n) {
  const rule = data.rules[finding[RULE]], level = data.severities[finding[LEVEL]];
  const fix = finding[FIX] ? ` · ${finding[FIX]} fix` : "";
  const where = element("span", { class: "where" },
    ` ${finding[LINE]}:${finding[COLUMN]} · ${level} · confidence ${finding[SURE].toFixed(2)}${fix}`);
  const made = element("div", { class: `note ${level}`, id: `f${number}-${n}` },
    element("b", {}, rule.id), " ", finding[MESSAGE], where);
  made.title = rule.why;
  return made;
}

/* Filters. */
function filter() {
  const counts = new Array(data.rules.length).fill(0);
  shown = [];
  let articles = 0, total = 0;
  data.articles.forEach((article, number) => {
    const section = sections[number], on = new Set();
    article.findings.forEach((finding, n) => {
      total += 1;
      if (!passes(article, finding)) return;
      counts[finding[RULE]] += 1;
      if (wanted.rules.size && !wanted.rules.has(finding[RULE])) return;
      on.add(n);
      shown.push([number, n]);
    });
    section.on = on;
    section.hidden = !on.size;
    articles += on.size ? 1 : 0;
    section.firstChild.lastChild.textContent = `${article.label ? article.label + " · " : ""}${on.size}`;
    section.lastChild.replaceChildren();
    section.built = false;
    near.unobserve(section);
    if (on.size) near.observe(section);
  });
  current = -1;
  sections.filter((section) => !section.hidden).slice(0, 10).forEach(build);
  ruleButtons.forEach(([button, rule]) => {
    button.lastChild.textContent = counts[rule].toLocaleString("en");
    button.classList.toggle("none", !counts[rule]);
    button.setAttribute("aria-pressed", wanted.rules.has(rule));
  });
  const part = shown.length === total ? "" : ` of ${total.toLocaleString("en")}`;
  byId("total").textContent = total
    ? `${shown.length.toLocaleString("en")}${part} findings in ${articles.toLocaleString("en")} articles`
    : "No findings.";
}

function toggle(set, value) {
  if (!set.delete(value)) set.add(value);
  filter();
}

const totals = new Array(data.rules.length).fill(0);
for (const article of data.articles) for (const finding of article.findings) totals[finding[RULE]] += 1;
const order = [...data.rules.keys()].sort((a, b) => totals[b] - totals[a] || (data.rules[a].id < data.rules[b].id ? -1 : 1));
const ruleButtons = order.map((rule) => {
  const button = element("button", { type: "button", title: data.rules[rule].why, "data-rule": data.rules[rule].id },
    element("span", {}, data.rules[rule].id), element("span", { class: "number" }));
  button.addEventListener("click", () => toggle(wanted.rules, rule));
  byId("rules").append(element("li", {}, button));
  return [button, rule];
});
data.severities.forEach((name, level) => {
  const box = element("input", { type: "checkbox", id: `level-${name}` });
  box.checked = true;
  box.addEventListener("change", () => toggle(wanted.levels, level));
  byId("severities").prepend(element("label", {}, box, " ", name));
});
byId("search").addEventListener("input", (event) => { wanted.search = event.target.value.trim().toLowerCase(); filter(); });
byId("least").addEventListener("input", (event) => {
  wanted.least = Number(event.target.value);
  byId("least-shown").textContent = (wanted.least / 100).toFixed(2);
  filter();
});
byId("reset").addEventListener("click", reset);
byId("theme").addEventListener("click", theme);

function reset() {
  wanted.rules.clear();
  wanted.levels = new Set(data.severities.keys());
  wanted.least = 0;
  wanted.search = "";
  byId("search").value = "";
  byId("least").value = 0;
  byId("least-shown").textContent = "0";
  for (const box of byId("severities").querySelectorAll("input")) box.checked = true;
  filter();
}

function theme() {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
}

/* Keyboard. */
function go(index) {
  if (!shown.length) return;
  current = Math.max(0, Math.min(index, shown.length - 1));
  const [article, n] = shown[current];
  build(sections[article]);
  for (const old of document.querySelectorAll(".current")) old.classList.remove("current");
  const target = byId(`f${article}-${n}`);
  target.classList.add("current");
  target.scrollIntoView({ block: "center" });
}

function goArticle(step) {
  const here = current < 0 ? (step > 0 ? -1 : 0) : shown[current][0];
  const index = step > 0 ? shown.findIndex(([a]) => a > here) : shown.findLastIndex(([a]) => a < here);
  if (index >= 0) go(shown.findIndex(([a]) => a === shown[index][0]));
}

const keys = {
  j: () => go(current + 1), k: () => go(current - 1), n: () => goArticle(1), p: () => goArticle(-1),
  x: reset, t: theme, "/": () => byId("search").focus(),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input[type=search]")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const action = keys[event.key];
  if (action) { event.preventDefault(); action(); }
});

if (matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.dataset.theme = "dark";
byId("articles").append(...sections);
filter();
