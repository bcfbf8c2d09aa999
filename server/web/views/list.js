// Hits of a question: tabs, filters with counts, order, and page after page.

import { el } from "../dom.js";
import { search } from "../api.js";
import { number, t } from "../i18n.js";
import { address, collections } from "../state.js";
import { cards, card } from "./cards.js";

const facets = {
  bulletins: ["kind", "topics", "source"],
  organizations: ["kind", "place.country", "source"],
  resources: ["kind", "place.district", "tags", "source"],
};
const orders = {
  bulletins: ["", "-published", "published"],
  organizations: ["", "name"],
  resources: ["", "name", "-capacity", "price.amount"],
};
const pageSize = 20;

function tabs(view, total, go) {
  return el("nav", { class: "tabs", "aria-label": t("search") }, [null, ...collections].map((name) => {
    const on = view.in === name;
    return el("button", {
      type: "button", "aria-pressed": String(on),
      onclick: () => go(address({ q: view.q, in: name })),
    }, t(name ?? "all"), on ? el("small", {}, ` ${number(total)}`) : null);
  }));
}

function facetBox(field, values, view, go) {
  const chosen = (value) => view.filters.some(([f, v]) => f === field && v === value);
  const toggle = (value) => {
    const filters = chosen(value)
      ? view.filters.filter(([f, v]) => !(f === field && v === value))
      : [...view.filters, [field, value]];
    go(address({ ...view, filters }), { focus: false });
  };
  // A chosen value stays visible even if nothing has it now.
  const missing = view.filters.filter(([f, v]) => f === field && !values.some((x) => x.value === v));
  const shown = [...values.slice(0, 12), ...missing.map(([, value]) => ({ value, count: 0 }))];
  if (shown.length === 0) return null;
  return el("fieldset", {}, el("legend", {}, t(field)), shown.map(({ value, count }) =>
    el("label", { class: "choice" },
      el("input", { type: "checkbox", checked: chosen(value), onchange: () => toggle(value) }),
      el("span", {}, field === "kind" ? t(value) : value), el("small", {}, number(count)))));
}

function sidebar(view, page, go) {
  if (!view.in) return null;
  const boxes = facets[view.in].map((f) => facetBox(f, page.facets[f] ?? [], view, go)).filter(Boolean);
  if (boxes.length === 0) return null;
  const clear = view.filters.length > 0
    ? el("button", { type: "button", onclick: () => go(address({ ...view, filters: [] })) }, t("clear"))
    : null;
  const wide = matchMedia("(min-width: 56rem)").matches;
  return el("details", { class: "filters", open: wide || view.filters.length > 0 },
    el("summary", {}, t("filters")), boxes, clear);
}

function order(view, go) {
  if (!view.in) return null;
  return el("label", { class: "order" }, t("sort"), " ",
    el("select", { onchange: (event) => go(address({ ...view, sort: event.target.value }), { focus: false }) },
      orders[view.in].map((key) =>
        el("option", { value: key, selected: key === view.sort }, t(key || "rank")))));
}

function parameters(view) {
  const params = new URLSearchParams({ limit: pageSize });
  if (view.q) params.set("q", view.q);
  if (!view.in) return params;
  for (const [field, value] of view.filters) params.append(field, value);
  for (const field of facets[view.in]) params.append("facet", field);
  if (view.sort) params.set("sort", view.sort);
  return params;
}

/** A button that brings the next page below what is there. */
function more(view, page, listNode) {
  if (!page.next) return null;
  let next = page.next;
  const button = el("button", { type: "button", class: "more", onclick: async () => {
    const params = parameters(view);
    params.set("after", next);
    button.disabled = true;
    const following = await search(view.in, params, "more");
    listNode.append(...following.items.map(card));
    next = following.next;
    button.disabled = false;
    if (!next) button.remove();
  } }, t("more"));
  return button;
}

/** The question with words that exist, as a link to it. */
function meant(view, page) {
  if (!page.did_you_mean) return null;
  const to = address({ ...view, q: page.did_you_mean });
  return el("p", { class: "meant" }, t("didYouMean"), " ",
    el("a", { href: to, "data-route": true }, page.did_you_mean));
}

export async function list(view, go) {
  const page = await search(view.in, parameters(view));
  const hits = cards(page.items);
  const nothing = page.total === 0
    ? el("div", { class: "nothing" }, el("p", {}, t("none")), el("p", { class: "quiet" }, t("noneHint")))
    : null;
  return [
    el("h1", { class: "hidden" }, view.q || t(view.in ?? "all")),
    tabs(view, page.total, go),
    el("div", { class: "columns" }, sidebar(view, page, go),
      el("div", { class: "hits" },
        el("p", { class: "count", role: "status" }, `${number(page.total)} ${t("results")}`, " ", order(view, go)),
        meant(view, page), nothing, hits, more(view, page, hits))),
  ];
}
