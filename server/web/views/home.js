// The first view: what is in here, and what one may ask.

import { el, inside } from "../dom.js";
import { search, stats } from "../api.js";
import { number, t } from "../i18n.js";
import { collections } from "../state.js";
import { cards } from "./cards.js";
import { takesBookings } from "./bookings.js";
import { freeForm } from "./free.js";

const questions = [
  { q: "late-night bus" }, { q: "심야 버스" }, { q: "MITI" },
  { q: "capacity>=20 near:37.5665,126.978,2km", in: "resources" },
  { q: "published:2022-05", in: "bulletins" }, { q: "회의실", in: "resources" },
];

export async function home() {
  const [counts, newest, books] = await Promise.all([
    stats(), search("bulletins", { sort: "-published", limit: 4 }, "newest"), takesBookings(),
  ]);
  return [
    el("h1", {}, t("home")),
    el("ul", { class: "doors" }, collections.map((name) =>
      el("li", {}, inside({ in: name }, { class: `door ${name}` },
        el("b", {}, number(counts.collections[name].records)), el("span", {}, t(name)))))),
    counts.collections.resources.records > 0 ? [el("h2", {}, t("whatIsFree")), freeForm(),
      books ? el("p", {}, inside({ bookings: "1" }, {}, t("myBookings"))) : []] : [],
    el("h2", {}, t("try")),
    el("ul", { class: "questions" }, questions.map((question) =>
      el("li", {}, inside(question, {}, question.q)))),
    newest.items.length > 0 ? [el("h2", {}, t("newest")), cards(newest.items)] : [],
  ].flat(Infinity);
}
