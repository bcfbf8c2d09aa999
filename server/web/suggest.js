// Completions under the search box: a list that arrow keys walk through (the
// combobox pattern of ARIA). The box keeps the focus.

import { el } from "./dom.js";
import { suggest } from "./api.js";
import { marked } from "./highlight.js";
import { t } from "./i18n.js";

const wait = 80;  // milliseconds without a key

/** Watches `box`; `chosen(text)` is called with the suggestion that was taken. */
export function completions(box, chosen) {
  const list = el("ul", { id: "suggestions", class: "suggestions", role: "listbox", hidden: true });
  box.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  })) box.setAttribute(name, value);
  let at = -1, timer, asked = 0;

  function close() {
    ++asked;  // an answer under way comes too late
    clearTimeout(timer);
    list.hidden = true;
    list.replaceChildren();
    at = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function take(item) {
    const text = item.dataset.text;
    close();
    chosen(text);
  }

  function show(found) {
    list.setAttribute("aria-label", t("suggestions"));
    list.replaceChildren(...found.map((s, i) => {
      const item = el("li", { id: `suggestion-${i}`, role: "option", "aria-selected": "false", "data-text": s.text },
        marked({ snippet: s.text, spans: s.spans }), el("small", {}, t(s.collection)));
      // Before the box loses the focus, which closes the list.
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(item); });
      return item;
    }));
    at = -1;
    list.hidden = found.length === 0;
    box.setAttribute("aria-expanded", String(found.length > 0));
  }

  function move(step) {
    const items = [...list.children];
    items[at]?.setAttribute("aria-selected", "false");
    at = (at + step + items.length + 1) % (items.length + 1);
    if (at === items.length) at = -1;  // back in the box
    const item = items[at];
    item?.setAttribute("aria-selected", "true");
    item?.scrollIntoView({ block: "nearest" });
    if (item) box.setAttribute("aria-activedescendant", item.id);
    else box.removeAttribute("aria-activedescendant");
  }

  // Half a syllable is enough to go on from, so composing is not waited for.
  box.addEventListener("input", () => {
    clearTimeout(timer);
    const typed = box.value.trim();
    if (!typed) return close();
    const mine = ++asked;
    timer = setTimeout(async () => {
      const found = await suggest(typed).catch(() => []);
      if (mine === asked && document.activeElement === box) show(found);
    }, wait);
  });
  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(at < 0 ? list.children.length : -1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at >= 0) take(list.children[at]);
    else return;
    event.preventDefault();
  });
  box.addEventListener("blur", close);
  return { close };
}
