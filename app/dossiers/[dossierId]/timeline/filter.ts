import type { Category } from "#lib/cards/types.ts";
import type { Window } from "./window.ts";

export const KINDS: readonly { readonly kind: Category; readonly word: string }[] = [
  { kind: "date", word: "Dates" },
  { kind: "participant", word: "Participants" },
  { kind: "quote", word: "Quotes" },
  { kind: "proposal", word: "Proposals" },
  { kind: "outcome", word: "Outcomes" },
];

/** The kinds an address asks for: all of them when it names none, or nothing that is a kind. */
export function kindsIn(value: unknown): readonly Category[] {
  const all = KINDS.map((one) => one.kind);
  if (typeof value !== "string") return all;
  if (value === "none") return [];
  const named = value.split(",");
  const known = all.filter((kind) => named.includes(kind));
  return known.length === 0 ? all : known;
}

export type Asked = {
  readonly dossierId: string;
  readonly kinds: readonly Category[];
  readonly window?: Window | "all" | null;
};

/** The page's address for these kinds and this stretch. */
export function addressOf({ dossierId, kinds, window = null }: Asked): string {
  const query = new URLSearchParams();
  if (kinds.length < KINDS.length) query.set("kinds", kinds.length === 0 ? "none" : kinds.join(","));
  if (window === "all") query.set("from", "all");
  else if (window !== null) {
    query.set("from", String(Math.round(window.from * 100) / 100));
    query.set("to", String(Math.round(window.to * 100) / 100));
  }
  const path = `/dossiers/${encodeURIComponent(dossierId)}/timeline`;
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
