// One hit in a list.

import { el, inside } from "../dom.js";
import { date, number, others, pick, price, span, t } from "../i18n.js";
import { marked } from "../highlight.js";

export function badge(kind) {
  return kind ? el("span", { class: `badge ${kind}` }, t(kind)) : null;
}

function heading(collection, id, text) {
  const shown = pick(text);
  return [
    el("h3", {}, inside({ show: `${collection}/${id}` }, { lang: shown.lang }, shown.text || id)),
    others(text).slice(0, 1).map(([lang, value]) => el("p", { class: "second", lang }, value)),
  ];
}

/** The piece that matched, if it is not the title that is shown anyway. */
function snippet(hit) {
  const marks = hit._hit?.highlights ?? [];
  const best = marks.find((h) => !["title", "name", "topics", "tags"].includes(h.field)) ??
    marks.find((h) => !["title", "name"].includes(h.field));
  return best ? el("p", { class: "snippet" }, marked(best)) : null;
}

function line(...parts) {
  const shown = parts.flat().filter(Boolean);
  return shown.length > 0 ? el("p", { class: "line" }, shown.map((p) => el("span", {}, p))) : null;
}

const makers = {
  bulletins: (hit) => [
    heading("bulletins", hit.id, hit.title),
    line(badge(hit.kind), date(hit.published), hit.period ? span(hit.period.from, hit.period.to) : null),
    snippet(hit) ?? (hit.summary ? el("p", { class: "snippet" }, pick(hit.summary).text) : null),
    line((hit.topics ?? []).slice(0, 6).map((topic) => el("span", { class: "tag" }, topic))),
  ],
  organizations: (hit) => [
    heading("organizations", hit.id, hit.name),
    line(badge(hit.kind), (hit.acronyms ?? []).join(", "),
      [hit.place?.city, hit.place?.country].filter(Boolean).join(", ")),
    snippet(hit),
  ],
  resources: (hit) => [
    heading("resources", hit.id, hit.name),
    line(badge(hit.kind), hit.place?.district ?? hit.place?.address,
      hit.capacity ? `${t("people")} ${number(hit.capacity)}` : null, price(hit.price)),
    snippet(hit) ?? (hit.description ? el("p", { class: "snippet" }, pick(hit.description).text) : null),
  ],
};

export function card(hit) {
  return el("li", { class: "card" }, makers[hit._hit.collection](hit));
}

export function cards(hits) {
  return el("ul", { class: "cards" }, hits.map(card));
}
