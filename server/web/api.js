// Asks the server. A newer question of the same kind ends the older one, where
// a kind is named.

const base = "api/v1";
const running = new Map();

/** What the server said was wrong, in its own words. */
export class Problem extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title ?? "");
    this.hint = problem.hint;
    this.status = problem.status;
  }
}

async function ask(path, kind, { method = "GET", token, body } = {}) {
  let signal;
  if (kind) {
    running.get(kind)?.abort();
    const control = new AbortController();
    running.set(kind, control);
    signal = control.signal;
  }
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  if (body) headers["Content-Type"] = "application/json";
  const response = await fetch(`${base}/${path}`, { signal, method, headers, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Problem(await response.json());
  return response.headers.get("Content-Type").startsWith("text/calendar") ? response.text() : response.json();
}

/** A page of hits: {total, next, facets, items}. `collection` null asks all. */
export function search(collection, params, kind = "search") {
  const all = new URLSearchParams(params);
  all.set("envelope", "1");
  return ask(`${collection ?? "search"}?${all}`, kind);
}

export function record(collection, id) {
  const path = id.split("/").map(encodeURIComponent).join("/");
  return ask(`${collection}/${path}`);
}

/** Titles, names and topics that go on from what is typed: [{text, spans, …}]. */
export function suggest(typed) {
  return ask(`suggest?${new URLSearchParams({ q: typed, limit: 8 })}`, "suggest");
}

/** Hits like a record: {total, items}. */
export function similar(collection, id) {
  const path = id.split("/").map(encodeURIComponent).join("/");
  return ask(`${collection}/${path}/similar?limit=5&envelope=1`);
}

/** What can be used, and when: {total, asked, items}. */
export function free(params) {
  return ask(`resources/free?${new URLSearchParams({ ...params, envelope: "1" })}`, "free");
}

/** Every rule that stands against a use. */
export function whyNot(id, params) {
  const path = id.split("/").map(encodeURIComponent).join("/");
  return ask(`resources/${path}/why-not?${new URLSearchParams(params)}`, "why-not");
}

/** Bookings; each of these takes the token of the server. */
export const bookings = (token, party) => ask(`bookings?${new URLSearchParams({ party })}`, "bookings", { token });
export const calendar = (token, party) =>
  ask(`bookings?${new URLSearchParams({ party, format: "ics" })}`, "calendar", { token });
/** {resource, from, to, party, people, quantity, key, hold}: `hold` only keeps it for that long. */
export const book = (token, request) => ask("bookings", null, { method: "POST", token, body: request });
export const confirm = (token, id) =>
  ask(`bookings/${encodeURIComponent(id)}/confirm`, null, { method: "POST", token });
export const cancel = (token, id) => ask(`bookings/${encodeURIComponent(id)}`, null, { method: "DELETE", token });

/** The address of a resource's hours as a calendar, for any program that reads these. */
export const calendarOf = (id) => `resources/${id.split("/").map(encodeURIComponent).join("/")}.ics`;

export const stats = () => ask("stats");
let known;
/** Asked once: {madang, data, bookings}. */
export const version = () => known ??= ask("version");
