// Marks what matched. Spans count bytes of UTF-8, strings count UTF-16.

import { el } from "./dom.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The snippet with each span inside <mark>. */
export function marked({ snippet, spans, lang }) {
  const bytes = encoder.encode(snippet);
  const parts = [];
  let at = 0;
  for (const [from, to] of spans) {
    parts.push(decoder.decode(bytes.subarray(at, from)));
    parts.push(el("mark", {}, decoder.decode(bytes.subarray(from, to))));
    at = to;
  }
  parts.push(decoder.decode(bytes.subarray(at)));
  return el("span", { lang: lang === "und" ? null : lang }, parts);
}
