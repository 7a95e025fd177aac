// Comfort for those who have scripts: suggestions while typing, a filter of the questions, copying, what belongs together in
// pictures, "/" to search, Ctrl+Enter to run a statement. Every page works without.
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
	const items = [...document.querySelectorAll(field.dataset.filter + " li")];
	field.addEventListener("input", () => {
		const words = field.value.toLowerCase().split(/\s+/);
		for (const item of items) item.hidden = !words.every(w => item.textContent.toLowerCase().includes(w));
		for (const part of document.querySelectorAll(field.dataset.filter + " section")) part.hidden = !part.querySelector("li:not([hidden])");
	});
}

// copy puts a text on the clipboard; where the browser keeps that from pages that come without encryption, the old way.
async function copy(text) {
	if (navigator.clipboard) return navigator.clipboard.writeText(text);
	const area = document.createElement("textarea");
	area.value = text;
	document.body.append(area);
	area.select();
	document.execCommand("copy");
	area.remove();
}
// A button copies what it names, or the address of the page.
for (const button of document.querySelectorAll("[data-copy]")) {
	button.hidden = false;
	const says = button.textContent;
	button.addEventListener("click", async () => {
		await copy(button.dataset.copy ? document.querySelector(button.dataset.copy).textContent : location.href);
		button.textContent = button.dataset.done;
		setTimeout(() => { button.textContent = says; }, 2000);
	});
}

// In a picture the box that is pointed at, or has the focus, lets all fade but what it is joined to.
for (const picture of document.querySelectorAll(".picture")) {
	const wires = [...picture.querySelectorAll("[data-from]")], boxes = [...picture.querySelectorAll("[data-no]")];
	for (const box of boxes) {
		const aim = () => {
			const near = new Set([box.dataset.no]);
			for (const w of wires) {
				const own = w.dataset.from === box.dataset.no || w.dataset.to === box.dataset.no;
				w.classList.toggle("near", own);
				if (own) near.add(w.dataset.from).add(w.dataset.to);
			}
			for (const b of boxes) b.classList.toggle("near", near.has(b.dataset.no));
			picture.classList.add("aim");
		};
		const leave = () => picture.classList.remove("aim");
		for (const [on, does] of [["mouseenter", aim], ["focusin", aim], ["mouseleave", leave], ["focusout", leave]]) box.addEventListener(on, does);
	}
}

document.addEventListener("keydown", e => {
	if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select")) return;
	const field = document.querySelector("main [type=search][name=words]") || document.querySelector("[name=words]");
	if (field) { e.preventDefault(); field.focus(); field.select(); }
});
document.querySelector(".editor textarea")?.addEventListener("keydown", e => {
	if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) e.target.form.requestSubmit();
});
