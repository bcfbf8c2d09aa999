// Books what was found free, and shows a person's bookings. Both need the token of the server, which
// is kept for this window only and never put into an address.

import { el, inside } from "../dom.js";
import { book, bookings, calendar, cancel, confirm, version, Problem } from "../api.js";
import { t } from "../i18n.js";
import { slot } from "./free.js";

function kept(name, value) {
  try {
    if (value !== undefined) sessionStorage.setItem(name, value);
    return sessionStorage.getItem(name) ?? "";
  } catch {
    return value ?? "";  // storage may be forbidden
  }
}

/** Whether the server takes bookings at all. */
export const takesBookings = async () => (await version().catch(() => ({}))).bookings === true;

function whoFields() {
  const input = (name, more) => el("label", {}, t(name), " ",
    el("input", { name, required: true, value: kept(name), autocomplete: "off", ...more }));
  return [input("party", { maxlength: 200 }), input("token", { type: "password" })];
}

/** Name and token as they are typed; null, and the field is shown, where one is missing. */
function who(form) {
  if (!form.reportValidity()) return null;
  const typed = Object.fromEntries(new FormData(form));
  return { party: kept("party", typed.party.trim()), token: kept("token", typed.token.trim()) };
}

/** What is wrong with it, in words. */
const trouble = (error) => el("div", { class: "trouble", role: "alert" },
  error instanceof Problem ? error.message : t("failed"));

async function showing(place, act) {
  try {
    place.replaceChildren(...[await act()].flat());
  } catch (error) {
    if (error.name !== "AbortError") place.replaceChildren(trouble(error));
  }
}

/** A form that books or holds what was found free; `use` is {from, to, people}. */
export function bookForm(resource, use) {
  const answer = el("div", { class: "answer", "aria-live": "polite" });
  // The same click twice, or again after the answer was lost, is one booking.
  const key = crypto.randomUUID?.() ?? `page-${Date.now()}-${Math.random()}`;
  const ask = (event) => {
    event.preventDefault();
    const me = who(form);
    if (!me) return;
    const hold = event.submitter?.value === "hold";
    const request = { resource, from: use.from, to: use.to, party: me.party, key: key + (hold ? "-hold" : "") };
    if (use.people) request.people = Number(use.people);
    if (hold) request.hold = "PT15M";
    showing(answer, async () => {
      const made = await book(me.token, request);
      form.hidden = true;
      return [el("p", { class: "yes" }, t(made.state === "held" ? "isHeld" : "isBooked"), " ", slot(made)),
        el("p", {}, inside({ bookings: "1" }, {}, t("myBookings")))];
    });
  };
  const form = el("form", { class: "free book", onsubmit: ask }, whoFields(),
    el("button", { value: "book" }, t("book")), el("button", { class: "quietly", value: "hold" }, t("hold")));
  return [form, answer];
}

function row(booking, me, again) {
  const said = el("span", { "aria-live": "polite" });
  const button = (label, act) => el("button", { type: "button", class: "quietly", onclick: () =>
    showing(said, async () => {
      await act(me.token, booking.id);
      again();
      return [];
    }) }, t(label));
  return el("tr", {},
    el("td", {}, inside({ show: `resources/${booking.resource}` }, {}, booking.resource)),
    el("td", {}, slot(booking)), el("td", {}, t(booking.state)),
    el("td", {}, booking.state === "held" ? button("confirm", confirm) : null, " ",
      booking.state === "held" || booking.state === "confirmed" ? button("cancel", cancel) : null, said));
}

/** A file made here, as if it had been downloaded. */
function save(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** The view ?bookings=1: what a person has booked and holds. */
export async function myBookings() {
  const answer = el("div", { class: "answer", "aria-live": "polite" });
  const heading = el("h1", {}, t("myBookings"));
  if (!await takesBookings()) return [heading, el("p", { class: "quiet" }, t("noBookings"))];
  const show = (event) => {
    event?.preventDefault();
    const me = who(form);
    if (me) showing(answer, async () => list(me));
  };
  const list = async (me) => {
    const all = await bookings(me.token, me.party);
    if (all.length === 0) return [el("p", { class: "quiet" }, t("none"))];
    return [el("table", { class: "bookings" },
      el("thead", {}, el("tr", {}, ["resources", "when", "status", "change"].map((name) =>
        el("th", { scope: "col" }, t(name))))),
      el("tbody", {}, all.map((booking) => row(booking, me, show)))),
    el("button", { type: "button", class: "quietly", onclick: () => showing(answer, async () => {
      save(await calendar(me.token, me.party), "bookings.ics");
      return list(me);
    }) }, t("asCalendar"))];
  };
  const form = el("form", { class: "free", onsubmit: show }, whoFields(), el("button", {}, t("show")));
  if (kept("token") && kept("party")) queueMicrotask(show);
  return [heading, form, answer];
}
