// Pieces that several detail views share.

import { el, inside, outside, section } from "../dom.js";
import { record, search, similar } from "../api.js";
import { others, pick, t } from "../i18n.js";
import { cards } from "./cards.js";

/** Title in the chosen language, the others below. */
export function title(text) {
  const shown = pick(text);
  return [
    el("h1", { lang: shown.lang }, shown.text),
    others(text).map(([lang, value]) => el("p", { class: "second", lang }, value)),
  ];
}

/** Paragraphs of a text in every language it has, the chosen one first. */
export function prose(text) {
  const shown = pick(text);
  const paragraphs = (value, lang) =>
    el("div", { class: "prose", lang }, value.split(/\n{2,}|\n(?=\s*[-*•])/).map((p) => el("p", {}, p.trim())));
  return [
    shown.text ? paragraphs(shown.text, shown.lang) : null,
    others(text).map(([lang, value]) =>
      el("details", { class: "translation" }, el("summary", {}, lang), paragraphs(value, lang))),
  ];
}

/** Links to organizations by id, with their names once they are there. */
export function organizationLinks(ids) {
  return el("ul", { class: "plain" }, (ids ?? []).map((id) => {
    const link = inside({ show: `organizations/${id}` }, {}, id);
    record("organizations", id)
      .then((found) => { link.textContent = pick(found.name).text; })
      .catch(() => link.replaceWith(id));  // a name instead of an id
    return el("li", {}, link);
  }));
}

export function place(p) {
  if (!p) return null;
  const words = [pick(p.name).text, p.address, p.address ? null : [p.district, p.city, p.country].filter(Boolean).join(", ")];
  const map = p.lat !== undefined && p.lon !== undefined
    ? outside(`https://www.openstreetmap.org/?mlat=${p.lat}&mlon=${p.lon}#map=17/${p.lat}/${p.lon}`, t("map"))
    : null;
  return el("div", {}, words.filter(Boolean).join(" · "), map ? [" ", map] : null);
}

/** Members that the page does not know, as they are. */
export function rest(data, known) {
  const left = Object.fromEntries(Object.entries(data).filter(([key]) => !known.includes(key)));
  if (Object.keys(left).length === 0) return null;
  return el("details", { class: "data" }, el("summary", {}, t("data")),
    el("pre", {}, JSON.stringify(left, null, 2)));
}

/** Records that are about the same. */
export async function related(collection, id) {
  const page = await similar(collection, id).catch(() => ({ items: [] }));
  return page.items.length > 0 ? section(t("related"), cards(page.items)) : null;
}

/** Records of another collection that name this one. */
export async function mentions(heading, collection, params, kind) {
  const page = await search(collection, { ...params, limit: 10 }, kind).catch(() => ({ items: [] }));
  return page.items.length > 0 ? section(heading, cards(page.items)) : null;
}
