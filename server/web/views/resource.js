// One resource: what it is, when it is open, what it costs.

import { add, el, facts, inside, outside, section } from "../dom.js";
import { calendarOf, record } from "../api.js";
import { date, duration, number, pick, price, span, t } from "../i18n.js";
import { bookForm, takesBookings } from "./bookings.js";
import { badge } from "./cards.js";
import { whyNotForm } from "./free.js";
import { organizationLinks, place, prose, related, rest, title } from "./parts.js";

const known = ["id", "kind", "name", "description", "owner", "place", "capacity", "price", "availability",
  "conditions", "tags", "as_of", "url", "source"];
const week = ["mo", "tu", "we", "th", "fr", "sa", "su", "holiday"];

const times = (hours) => hours.map((h) => `${h.from}–${h.to}`).join(", ");

function table(weekly) {
  const rows = week.map((day) => [day, weekly.filter((h) => h.days?.includes(day))])
    .filter(([day, hours]) => day !== "holiday" || hours.length > 0);
  return el("table", { class: "hours" }, el("tbody", {}, rows.map(([day, hours]) =>
    el("tr", { class: hours.length ? null : "shut" },
      el("th", { scope: "row" }, t(day)),
      el("td", {}, hours.length ? times(hours) : t("closed"))))));
}

function exceptions(list) {
  return el("ul", { class: "plain" }, list.map((e) => el("li", {},
    e.to ? span(e.from, e.to) : date(e.from), ": ",
    e.closed ? t("closed") : times(e.hours ?? []), " ", el("small", {}, pick(e.note).text))));
}

export async function resource(id) {
  const [r, like, books] = await Promise.all([
    record("resources", id), related("resources", id), takesBookings(),
  ]);
  const open = r.availability ?? {};
  const owner = /^[\w.-]+$/.test(r.owner ?? "") ? organizationLinks([r.owner]) : r.owner;
  const article = el("article", { class: "detail" });
  add(article, [
    el("p", { class: "line" }, badge(r.kind), el("span", {}, r.place?.district)),
    title(r.name),
    prose(r.description),
    facts([
      [t("capacity"), r.capacity !== undefined ? number(r.capacity) : null],
      [t("price"), [price(r.price), r.price?.amount !== undefined ? ` ${pick(r.price.note).text}` : ""]],
      [t("place"), place(r.place)], [t("owner"), owner],
      [t("ask"), duration(open.notice)], [t("slot"), duration(open.slot)],
      [t("holidays"), open.holidays ? t(open.holidays) : null],
    ]),
    open.weekly?.length ? section(t("hours"), table(open.weekly)) : null,
    open.exceptions?.length ? section(t("exceptions"), exceptions(open.exceptions)) : null,
    section(t("isItFree"), whyNotForm(id, books ? (use) => bookForm(id, use) : null),
      el("p", { class: "line" }, el("a", { href: calendarOf(id) }, t("asCalendar")),
        books ? inside({ bookings: "1" }, {}, t("myBookings")) : null)),
    r.conditions ? section(t("conditions"), prose(r.conditions)) : null,
    facts([
      [t("tags"), (r.tags ?? []).map((tag) => el("span", { class: "tag" }, tag))],
      [t("link"), outside(r.url)], [t("asOf"), date(r.as_of)], [t("source"), r.source],
    ]),
    like,
    rest(r, known),
  ]);
  return [article];
}
