// Starts the page: search box, language, and which view the address names.

import { el } from "./dom.js";
import { language, setLanguage, t } from "./i18n.js";
import { version, Problem } from "./api.js";
import * as state from "./state.js";
import { home } from "./views/home.js";
import { list } from "./views/list.js";
import { bulletin } from "./views/bulletin.js";
import { organization } from "./views/organization.js";
import { resource } from "./views/resource.js";
import { myBookings } from "./views/bookings.js";
import { completions } from "./suggest.js";

const main = document.getElementById("main");
const form = document.querySelector("form.search");
const box = document.getElementById("q");
const details = { bulletins: bulletin, organizations: organization, resources: resource };
let turn = 0;

function label() {
  document.documentElement.lang = language();
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  box.placeholder = t("placeholder");
  document.getElementById("language").textContent = t("other");
}

/** What went wrong, in words; a question's error shows the place by a caret. */
function trouble(error) {
  const known = error instanceof Problem;
  return el("div", { class: "trouble", role: "alert" },
    el("pre", {}, known ? error.message : t("failed")),
    known && error.hint ? el("p", {}, error.hint) : null);
}

async function render({ focus = false } = {}) {
  const view = state.read();
  const mine = ++turn;
  if (document.activeElement !== box) box.value = view.q;
  main.setAttribute("aria-busy", "true");
  let nodes;
  try {
    if (view.show) nodes = await (details[view.show.collection] ?? missing)(view.show.id);
    else if (view.bookings) nodes = await myBookings();
    else if (view.home) nodes = await home();
    else nodes = await list(view, go);
  } catch (error) {
    if (error.name === "AbortError") return;
    nodes = [trouble(error)];
  }
  if (mine !== turn) return;  // a newer view was asked for meanwhile
  main.removeAttribute("aria-busy");
  main.replaceChildren(...nodes);
  const heading = main.querySelector("h1");
  document.title = heading ? `${heading.textContent} · madang` : "madang 마당";
  if (focus) {
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

async function missing() {
  return [el("p", { class: "quiet" }, t("notFound"))];
}

function go(address, { replace = false, focus = true } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  render({ focus });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-route]");
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(link.getAttribute("href") === "?" ? location.pathname : link.href);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  box.select();
});

function typed(replace) {
  const view = state.read();
  const keep = view.show || view.home || view.bookings ? {} : view;
  go(state.address({ ...keep, q: box.value.trim() }), { replace, focus: false });
}

let timer;
const suggestions = completions(box, (text) => {
  // What means something in a question is quoted.
  box.value = /["():~*\\<>=+-]/.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : text;
  clearTimeout(timer);
  typed(false);
});
box.addEventListener("input", (event) => {
  clearTimeout(timer);
  // A syllable that is still being put together is no question yet.
  if (!event.isComposing) timer = setTimeout(() => typed(!state.read().home), 300);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  suggestions.close();
  typed(false);
});
document.getElementById("language").addEventListener("click", () => {
  setLanguage(language() === "ko" ? "en" : "ko");
  label();
  render();
});
addEventListener("popstate", () => render());

label();
render();
version().then((v) => {
  document.getElementById("version").textContent = `madang ${v.madang} · ${v.data.slice(0, 8)}`;
}).catch(() => {});
