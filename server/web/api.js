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

async function ask(path, kind) {
  let signal;
  if (kind) {
    running.get(kind)?.abort();
    const control = new AbortController();
    running.set(kind, control);
    signal = control.signal;
  }
  const response = await fetch(`${base}/${path}`, { signal });
  const body = await response.json();
  if (!response.ok) throw new Problem(body);
  return body;
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

export const stats = () => ask("stats");
export const version = () => ask("version");
