// Comfort for those who have scripts: suggestions while typing, a filter of the questions, "/" to search. Every page
// works without.
"use strict";

// suggest gives a field a list of names that fit what is typed. Arrow keys choose, Enter takes, Escape closes.
function suggest(field, no) {
	const goes = field.dataset.suggest === "";
	const combo = document.createElement("span");
	combo.className = "combo";
	field.before(combo);
	const list = document.createElement("ul");
	list.id = "suggestions" + no;
	list.setAttribute("role", "listbox");
	list.setAttribute("aria-label", field.getAttribute("aria-label") || field.placeholder);
	list.hidden = true;
	const focused = document.activeElement === field;
	combo.append(field, list);
	if (focused) field.focus();
	for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) field.setAttribute(name, value);
	let found = [], at = -1, asked = 0, timer;

	function close() {
		list.hidden = true;
		at = -1;
		field.setAttribute("aria-expanded", "false");
		field.removeAttribute("aria-activedescendant");
	}
	function point(to) {
		at = to;
		[...list.children].forEach((item, i) => item.setAttribute("aria-selected", i === at));
		if (at >= 0) field.setAttribute("aria-activedescendant", list.children[at].id);
		else field.removeAttribute("aria-activedescendant");
	}
	function take(one) {
		if (goes) {
			location.href = one.href;
			return;
		}
		field.value = one.name;
		close();
	}
	// show lists what was found; what the reader had chosen stays chosen where it is still there.
	function show(answer) {
		const chosen = at >= 0 ? found[at].href : "";
		found = answer;
		list.replaceChildren(...found.map((one, i) => {
			const item = document.createElement("li"), name = document.createElement("bdi"), kind = document.createElement("span");
			item.id = list.id + "-" + i;
			item.setAttribute("role", "option");
			name.textContent = one.name;
			kind.textContent = [one.label, one.city].filter(Boolean).join(" · ");
			item.append(name, kind);
			item.addEventListener("mousedown", e => { e.preventDefault(); take(one); });
			return item;
		}));
		list.hidden = found.length === 0;
		field.setAttribute("aria-expanded", String(!list.hidden));
		point(found.findIndex(one => one.href === chosen));
	}
	async function ask() {
		const words = field.value.trim(), mine = ++asked;
		if (!words) { show([]); return; }
		const answer = await fetch("/suggest.json?" + new URLSearchParams({ words, label: field.dataset.suggest }));
		if (!answer.ok || mine !== asked) return;
		const names = await answer.json();
		if (mine === asked && document.activeElement === field) show(names);
	}
	field.addEventListener("input", e => {
		if (e.isComposing) return;
		clearTimeout(timer);
		timer = setTimeout(ask, 120);
	});
	field.addEventListener("compositionend", ask);
	field.addEventListener("blur", close);
	field.addEventListener("keydown", e => {
		if (e.isComposing) return;
		if (list.hidden && e.key === "ArrowDown") ask();
		else if (list.hidden) return;
		else if (e.key === "ArrowDown") point((at + 1) % found.length);
		else if (e.key === "ArrowUp") point(at > 0 ? at - 1 : found.length - 1);
		else if (e.key === "Enter" && at >= 0) take(found[at]);
		else if (e.key === "Escape") close();
		else return;
		e.preventDefault();
	});
}
document.querySelectorAll("[data-suggest]").forEach(suggest);

// A field that filters a list shows those of its items that have every word.
for (const field of document.querySelectorAll("[data-filter]")) {
	field.closest("[hidden]").hidden = false;
	const items = [...document.querySelectorAll(field.dataset.filter + " > li")];
	field.addEventListener("input", () => {
		const words = field.value.toLowerCase().split(/\s+/);
		for (const item of items) item.hidden = !words.every(w => item.textContent.toLowerCase().includes(w));
	});
}

document.addEventListener("keydown", e => {
	if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select")) return;
	const field = document.querySelector("main [type=search][name=words]") || document.querySelector("[name=words]");
	if (field) { e.preventDefault(); field.focus(); field.select(); }
});
