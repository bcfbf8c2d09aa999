// What is free between two times, and why one resource is not.

import { el, inside } from "../dom.js";
import { free, whyNot, Problem } from "../api.js";
import { number, pick, t } from "../i18n.js";

const field = (name, type, more = {}) =>
  el("label", {}, t(name === "people" ? "howMany" : name), " ", el("input", { name, type, ...more }));

/** Tomorrow from 10 to 12, as the inputs write it. */
function tomorrow() {
  const day = new Date(Date.now() + 86400000);
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((n) => String(n).padStart(2, "0")).join("-");
  return { from: `${date}T10:00`, to: `${date}T12:00` };
}

const clock = (time) => time.slice(0, 16).replace("T", " ");
export const slot = (s) => el("span", { class: "slot" }, `${clock(s.from)} – ${clock(s.to)}`);

/** A form whose answer is shown under it. */
function asking(label, extra, ask) {
  const when = tomorrow();
  const answer = el("div", { class: "answer", "aria-live": "polite" });
  const form = el("form", { class: "free asking", onsubmit: async (event) => {
    event.preventDefault();
    const params = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
    try {
      answer.replaceChildren(...[await ask(params)].flat());
    } catch (error) {
      if (error.name === "AbortError") return;
      answer.replaceChildren(el("div", { class: "trouble", role: "alert" },
        error instanceof Problem ? error.message : t("failed")));
    }
  } }, field("from", "datetime-local", { value: when.from, required: true }),
  field("to", "datetime-local", { value: when.to, required: true }),
  field("people", "number", { min: 0 }), extra, el("button", {}, label));
  return [form, answer];
}

export function freeForm() {
  return asking(t("whatIsFree"), field("duration", "text", { placeholder: "2h", size: 4 }), async (params) => {
    const found = await free(params);
    if (found.total === 0) return el("p", { class: "quiet" }, t("none"));
    return [el("p", {}, `${number(found.total)} ${t("freeOf")} ${number(found.asked)}`),
      el("ul", { class: "plain" }, found.items.map((r) => el("li", {},
        inside({ show: `resources/${r.id}` }, {}, pick(r.name).text), " ", r._free.slots.slice(0, 3).map(slot))))];
  });
}

/** `book(params)` gives what is shown under a use that is free. */
export function whyNotForm(id, book) {
  return asking(t("isItFree"), null, async (params) => {
    const why = await whyNot(id, params);
    const booking = why.free && book ? book(params) : null;
    return [el("p", { class: why.free ? "yes" : "no" }, t(why.free ? "itIsFree" : "itIsNot")),
      el("ul", {}, why.reasons.map((reason) => el("li", {}, reason.message))),
      why.next ? el("p", {}, t("next"), " ", slot(why.next)) : null, booking,
      why.warnings.map((warning) => el("p", { class: "quiet" }, warning))].flat(2)
      .filter((node) => node !== null);
  });
}
