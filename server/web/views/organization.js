// One organization: its names, its seats through time, its ties.

import { add, el, facts, inside, outside, section } from "../dom.js";
import { record } from "../api.js";
import { date, pick, span, t } from "../i18n.js";
import { badge } from "./cards.js";
import { mentions, organizationLinks, place, prose, related, rest, title } from "./parts.js";

const known = ["id", "kind", "kinds", "name", "other_names", "acronyms", "description", "parent", "founded",
  "dissolved", "status", "seats", "relations", "place", "homepage", "logo", "source"];

function timeline(seats) {
  return el("ol", { class: "timeline" }, seats.map((seat) => el("li", {},
    el("b", {}, [pick(seat.place?.name).text || seat.place?.city, seat.place?.country].filter(Boolean).join(", ")),
    el("span", {}, [seat.role, span(seat.from, seat.to)].filter(Boolean).join(" · ")),
    seat.note ? el("p", {}, pick(seat.note).text) : null)));
}

function ties(relations) {
  return el("ul", { class: "plain" }, relations.slice(0, 100).map((relation) => {
    const link = inside({ show: `organizations/${relation.to}` }, {}, relation.label ?? relation.to);
    if (!relation.label)
      record("organizations", relation.to)
        .then((found) => { link.textContent = pick(found.name).text; })
        .catch(() => link.replaceWith(relation.to));
    return el("li", {}, el("small", {}, relation.kind), " ", link, " ",
      el("small", {}, span(relation.from, relation.until)));
  }));
}

export async function organization(id) {
  const o = await record("organizations", id);
  const [bulletins, resources, like] = await Promise.all([
    mentions(t("tookPart"), "bulletins", { organizations: id, sort: "-published" }, "mentions-b"),
    mentions(t("lends"), "resources", { owner: id }, "mentions-r"),
    related("organizations", id),
  ]);
  const article = el("article", { class: "detail" });
  add(article, [
    el("p", { class: "line" }, badge(o.kind)),
    title(o.name),
    prose(o.description),
    facts([
      [t("acronyms"), (o.acronyms ?? []).join(", ")],
      [t("otherNames"), (o.other_names ?? []).join(", ")],
      [t("parent"), o.parent ? organizationLinks([o.parent]) : null],
      [t("founded"), date(o.founded)], [t("dissolved"), date(o.dissolved)],
      [t("status"), o.status], [t("place"), place(o.place)],
      [t("homepage"), outside(o.homepage)], [t("source"), o.source],
    ]),
    o.seats?.length ? section(t("seats"), timeline(o.seats)) : null,
    o.relations?.length ? section(t("relations"), ties(o.relations)) : null,
    bulletins, resources, like,
    rest(o, known),
  ]);
  return [article];
}
