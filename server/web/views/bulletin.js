// One bulletin.

import { add, el, facts, outside, section } from "../dom.js";
import { record } from "../api.js";
import { date, number, pick, span, t } from "../i18n.js";
import { badge } from "./cards.js";
import { organizationLinks, place, prose, related, rest, title } from "./parts.js";

const known = ["id", "kind", "title", "summary", "body", "language", "author", "published", "updated",
  "topics", "places", "organizations", "attachments", "parts", "period", "series", "url", "source"];

function chapters(parts) {
  return el("ol", { class: "chapters" }, parts.map((part) => el("li", {},
    el("b", {}, [part.number, pick(part.title).text].filter(Boolean).join(" ")),
    part.summary ? el("p", {}, pick(part.summary).text) : null)));
}

function files(attachments) {
  return el("ul", { class: "plain" }, attachments.map((file) => {
    const name = pick(file.title).text || file.url || "";
    const size = file.bytes ? `${number(Math.ceil(file.bytes / 1000))} kB` : null;
    return el("li", {}, outside(file.url, name), " ",
      el("small", {}, [file.media_type, size].filter(Boolean).join(", ")));
  }));
}

export async function bulletin(id) {
  const [b, like] = await Promise.all([record("bulletins", id), related("bulletins", id)]);
  const article = el("article", { class: "detail" });
  add(article, [
    el("p", { class: "line" }, badge(b.kind), el("span", {}, date(b.published))),
    title(b.title),
    b.summary ? el("p", { class: "lead" }, pick(b.summary).text) : null,
    prose(b.body),
    b.parts?.length ? section(t("parts"), chapters(b.parts)) : null,
    b.attachments?.length ? section(t("attachments"), files(b.attachments)) : null,
    b.organizations?.length ? section(t("took"), organizationLinks(b.organizations)) : null,
    facts([
      [t("period"), b.period ? span(b.period.from, b.period.to) : null],
      [t("places"), (b.places ?? []).map(place)],
      [t("topics"), (b.topics ?? []).map((topic) => el("span", { class: "tag" }, topic))],
      [t("author"), b.author], [t("series"), b.series],
      [t("link"), outside(b.url)], [t("source"), b.source],
    ]),
    like,
    rest(b, known),
  ]);
  return [article];
}
