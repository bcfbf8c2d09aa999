// Makes elements. Text is always text: nothing here reads HTML, so data cannot
// become markup.

/** el("a", {href, class}, child, "text"): null and undefined children are left out. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  add(node, children);
  return node;
}

export function add(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === "") continue;
    node.append(child);
  }
  return node;
}

/** Only http and https addresses become links. */
export function outside(url, text) {
  if (!/^https?:\/\//i.test(url ?? "")) return text ?? null;
  return el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, text ?? url);
}

/** A link inside the page; `params` are the parameters of its address. */
export function inside(params, attributes, ...children) {
  const search = new URLSearchParams(params).toString();
  return el("a", { href: `?${search}`, "data-route": true, ...attributes }, ...children);
}

/** [[label, content], …] as a description list, without the empty ones. */
export function facts(rows) {
  const list = el("dl", { class: "facts" });
  for (const [label, content] of rows) {
    const parts = [content].flat(Infinity).filter((x) => x !== null && x !== undefined && x !== "");
    if (parts.length === 0) continue;
    list.append(el("dt", {}, label), el("dd", {}, parts));
  }
  return list.children.length > 0 ? list : null;
}

export function section(title, ...children) {
  const inner = children.flat(Infinity).filter((x) => x !== null && x !== undefined && x !== "");
  return inner.length > 0 ? el("section", {}, el("h2", {}, title), inner) : null;
}
