/** Ways to choose cards for practice: a search each, so that whoever knows the search language can go on from there. */
export const STARTS = [
  { name: "missed", label: "Missed in the last days", query: (days: number) => `rated:${days}:1`, days: 7 },
  { name: "ahead", label: "Due in the next days", query: (days: number) => `prop:due<=${days}`, days: 3 },
  { name: "weak", label: "Least likely to be known now", query: () => "prop:r<0.9", days: null },
  { name: "new", label: "Not met yet", query: () => "is:new", days: null },
  { name: "all", label: "Everything", query: () => "", days: null },
] as const;

export const ORDERS = [
  { value: "shuffled", label: "Mixed up" },
  { value: "weakest", label: "The least likely to be known first" },
  { value: "deck", label: "In the order of the decks" },
] as const;

export type Order = (typeof ORDERS)[number]["value"];

export type AskedPractice = {
  readonly query: string;
  readonly order: Order;
  readonly most: number;
  /** Whether the answers count; left out they do not. */
  readonly counts?: boolean;
};

const MOST = 500;

/** What an address asks for: `q`, `order`, `most`, `counts`. What is no such thing is as by default. */
export function askedIn(query: Readonly<Record<string, string | string[] | undefined>>): AskedPractice {
  const most = typeof query.most === "string" && /^\d{1,4}$/u.test(query.most) ? Number(query.most) : 50;
  return {
    query: typeof query.q === "string" ? query.q.slice(0, 10_000) : "",
    order: ORDERS.find(({ value }) => value === query.order)?.value ?? "shuffled",
    most: Math.min(MOST, Math.max(1, most)),
    counts: query.counts === "1",
  };
}

/** One of the ways to choose, among the cards of the search that was brought along. */
export function within(asked: AskedPractice, search: string): string {
  const base = asked.query.trim();
  if (base === "" || search === "") return base || search;
  return `(${base}) ${search}`;
}

/** The address of a practice. */
export function practicePath(asked: AskedPractice): string {
  return `/practice/cards?${paramsOf(asked)}`;
}

/** The address where it is chosen. */
export function choicePath(asked: AskedPractice): string {
  return `/practice?${paramsOf(asked)}`;
}

function paramsOf({ query, order, most, counts = false }: AskedPractice): string {
  const params = { q: query, order, most: String(most), ...(counts ? { counts: "1" } : {}) };
  return new URLSearchParams(params).toString();
}
