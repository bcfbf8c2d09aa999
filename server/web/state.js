// The view as the page's address says it; every view can be linked.
//
//   ?q=bus&in=bulletins&f.kind=news&sort=-published      a list
//   ?show=bulletins/late-night-bus-2022                  one record
//   ?bookings=1                                          a person's bookings; whose is not in the address

export const collections = ["bulletins", "organizations", "resources"];

export function read() {
  const params = new URLSearchParams(location.search);
  const show = params.get("show");
  const where = params.get("in");
  const filters = [];
  for (const [key, value] of params) if (key.startsWith("f.")) filters.push([key.slice(2), value]);
  const slash = show ? show.indexOf("/") : -1;
  return {
    q: params.get("q") ?? "",
    in: collections.includes(where) ? where : null,
    filters,
    sort: params.get("sort") ?? "",
    show: slash > 0 ? { collection: show.slice(0, slash), id: show.slice(slash + 1) } : null,
    bookings: params.get("bookings") === "1",
    home: [...params.keys()].length === 0,
  };
}

/** The address of a list. */
export function address({ q = "", in: where = null, filters = [], sort = "" }) {
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  if (where) params.set("in", where);
  for (const [field, value] of filters) params.append(`f.${field}`, value);
  if (sort) params.set("sort", sort);
  const text = params.toString();
  return text ? `?${text}` : "?q=";
}
