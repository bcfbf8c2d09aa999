// The words of the page in English and Korean, and which of them to show.

const words = {
  en: {
    other: "한국어", skip: "Skip to the results", search: "Search", loading: "Loading…",
    placeholder: "late-night bus, 회의실, capacity>=20 …", all: "All", bulletins: "Bulletins",
    organizations: "Organizations", resources: "Resources", home: "What is in this courtyard",
    try: "Try", newest: "Newest bulletins", more: "More", none: "Nothing matches.",
    noneHint: "Use fewer words, or take away a filter.", clear: "Clear filters", sort: "Sort",
    rank: "Best match", "-published": "Newest first", published: "Oldest first",
    "-capacity": "Largest first", "price.amount": "Cheapest first", name: "By name", results: "results",
    kind: "Kind", topics: "Topics", source: "Source", tags: "Tags", "place.city": "City",
    "place.district": "District", "place.country": "Country", filters: "Filters",
    author: "Author", period: "Period", places: "Places", took: "Who took part",
    parts: "Chapters", attachments: "Files", series: "Series", link: "Page", data: "More data",
    acronyms: "Short forms", otherNames: "Other names", founded: "Founded", dissolved: "Ended",
    parent: "Part of", seats: "Seats through time", relations: "Relations", place: "Place",
    homepage: "Homepage", tookPart: "Bulletins it took part in", lends: "What it lends",
    hours: "Opening hours", exceptions: "Except", price: "Price", capacity: "Capacity",
    people: "up to", conditions: "Conditions", owner: "Lent by", free: "free", closed: "closed", open: "open",
    holiday: "holidays", holidays: "Holidays", ask: "Ask before", slot: "Length of a use",
    whatIsFree: "What is free?", freeOf: "are free, of", isItFree: "Is it free?", itIsFree: "It is free.", itIsNot: "It is not free:",
    myBookings: "My bookings", party: "Name", token: "Token", book: "Book it", hold: "Hold it for 15 minutes",
    isBooked: "It is booked:", isHeld: "It is held until you confirm it, for 15 minutes:", confirm: "Confirm",
    cancel: "Cancel", show: "Show", when: "When", change: "Change", asCalendar: "As a calendar (.ics)",
    noBookings: "This server takes no bookings.", held: "held", confirmed: "booked", cancelled: "cancelled", expired: "ran out",
    next: "Free instead:", from: "from", to: "to", howMany: "people", duration: "for",
    map: "map", since: "since", until: "until", status: "Status", asOf: "As of",
    didYouMean: "Did you mean", suggestions: "Suggestions", related: "Related",
    notFound: "This is not here.", failed: "The server could not be reached.", back: "Back",
    mo: "Mon", tu: "Tue", we: "Wed", th: "Thu", fr: "Fri", sa: "Sat", su: "Sun",
    time: "time", space: "space", talent: "talent", goods: "goods", information: "information",
    news: "news", publication: "publication", manual: "manual", brochure: "brochure",
    digest: "digest", notice: "notice", PT1H: "an hour", P1D: "a day", use: "a use", person: "a person",
  },
  ko: {
    other: "English", skip: "결과로 건너뛰기", search: "검색", loading: "불러오는 중…",
    placeholder: "심야 버스, hall, capacity>=20 …", all: "전체", bulletins: "소식",
    organizations: "기관", resources: "공유자원", home: "이 마당에 있는 것",
    try: "이렇게 물어보세요", newest: "새 소식", more: "더 보기", none: "맞는 것이 없습니다.",
    noneHint: "낱말을 줄이거나 조건을 빼 보세요.", clear: "조건 지우기", sort: "정렬",
    rank: "관련도순", "-published": "최신순", published: "오래된순",
    "-capacity": "큰 순", "price.amount": "싼 순", name: "이름순", results: "건",
    kind: "종류", topics: "주제", source: "출처", tags: "태그", "place.city": "도시",
    "place.district": "구", "place.country": "나라", filters: "조건",
    author: "글쓴이", period: "기간", places: "장소", took: "함께한 기관",
    parts: "차례", attachments: "파일", series: "시리즈", link: "원문", data: "그 밖의 정보",
    acronyms: "약칭", otherNames: "다른 이름", founded: "설립", dissolved: "해산",
    parent: "상위 기관", seats: "소재지 변천", relations: "관계", place: "위치",
    homepage: "누리집", tookPart: "함께한 소식", lends: "빌려주는 것",
    hours: "이용 시간", exceptions: "예외", price: "요금", capacity: "정원",
    people: "최대", conditions: "이용 조건", owner: "제공", free: "무료", closed: "휴무", open: "이용 가능",
    holiday: "공휴일", holidays: "공휴일", ask: "사전 신청", slot: "이용 단위",
    whatIsFree: "무엇이 비어 있나요?", freeOf: "곳이 비어 있습니다. 모두", isItFree: "비어 있나요?", itIsFree: "비어 있습니다.", itIsNot: "쓸 수 없습니다:",
    myBookings: "내 예약", party: "이름", token: "토큰", book: "예약하기", hold: "15분 동안 잡아 두기",
    isBooked: "예약되었습니다:", isHeld: "15분 동안 잡아 두었습니다. 그 안에 확정하세요:", confirm: "확정",
    cancel: "취소", show: "보기", when: "시간", change: "변경", asCalendar: "달력 파일 (.ics)",
    noBookings: "이 서버는 예약을 받지 않습니다.", held: "잡아 둠", confirmed: "예약됨", cancelled: "취소됨", expired: "시간 지남",
    next: "가까운 빈 시간:", from: "부터", to: "까지", howMany: "인원", duration: "길이",
    map: "지도", since: "부터", until: "까지", status: "상태", asOf: "기준일",
    didYouMean: "혹시 이것을 찾으셨나요?", suggestions: "추천 검색어", related: "관련 자료",
    notFound: "여기에 없습니다.", failed: "서버에 닿지 못했습니다.", back: "돌아가기",
    mo: "월", tu: "화", we: "수", th: "목", fr: "금", sa: "토", su: "일",
    time: "시간", space: "공간", talent: "재능", goods: "물건", information: "정보",
    news: "소식", publication: "간행물", manual: "매뉴얼", brochure: "소책자",
    digest: "요약집", notice: "알림", PT1H: "1시간", P1D: "하루", use: "1회", person: "1인",
  },
};

function stored() {
  try {
    return localStorage.getItem("language");
  } catch {
    return null;  // storage may be forbidden
  }
}

let current = stored() ?? (navigator.language.startsWith("ko") ? "ko" : "en");

export const language = () => current;

export function setLanguage(next) {
  current = next;
  try {
    localStorage.setItem("language", next);
  } catch {
    // then the choice holds for this visit
  }
}

/** The word for `key`, or the key itself. */
export const t = (key) => words[current][key] ?? key;

/** A Text in the chosen language, else in the first there is: {text, lang}. */
export function pick(text) {
  if (text === null || text === undefined) return { text: "", lang: null };
  if (typeof text === "string") return { text, lang: null };
  const lang = current in text ? current : Object.keys(text)[0];
  return { text: text[lang] ?? "", lang };
}

/** The Text's entries in the other languages. */
export function others(text) {
  if (text === null || typeof text !== "object") return [];
  const shown = pick(text).lang;
  return Object.entries(text).filter(([lang]) => lang !== shown && lang !== "und");
}

/** A partial date in words. */
export function date(value) {
  if (!value) return "";
  const [year, month, day] = value.slice(0, 10).split("-").map(Number);
  if (!month) return String(year);
  const options = day ? { dateStyle: "long" } : { year: "numeric", month: "long" };
  const shown = new Date(Date.UTC(2000, month - 1, day || 1));
  shown.setUTCFullYear(year);
  return new Intl.DateTimeFormat(current, { ...options, timeZone: "UTC" }).format(shown);
}

/** "from – to"; an open end says so. */
export function span(from, to) {
  if (from && to) return `${date(from)} – ${date(to)}`;
  if (from) return current === "ko" ? `${date(from)}${t("since")}` : `${t("since")} ${date(from)}`;
  if (to) return current === "ko" ? `${date(to)}${t("until")}` : `${t("until")} ${date(to)}`;
  return "";
}

/** An ISO 8601 duration in words, e.g. PT2H; anything else as it is. */
export function duration(iso) {
  const found = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(iso ?? "");
  if (!found) return iso;
  const units = ["week", "day", "hour", "minute"];
  return units.map((unit, i) => found[i + 1] && new Intl.NumberFormat(current, {
    style: "unit", unit, unitDisplay: "long",
  }).format(found[i + 1])).filter(Boolean).join(" ");
}

export const number = (n) => new Intl.NumberFormat(current).format(n);

export function price(p) {
  if (!p || p.amount === undefined) return p ? pick(p.note).text : "";
  if (p.amount === 0) return t("free");
  let amount;
  try {
    amount = new Intl.NumberFormat(current, {
      style: "currency", currency: p.currency ?? "KRW", maximumFractionDigits: 2,
      minimumFractionDigits: 0,
    }).format(p.amount);
  } catch {
    amount = `${number(p.amount)} ${p.currency}`;  // a code that is none
  }
  if (!p.per) return amount;
  return `${amount} / ${t(p.per) === p.per ? duration(p.per) : t(p.per)}`;
}
