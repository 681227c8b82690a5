import type { Sort } from "#lib/search/columns.ts";
import type { SearchProblem } from "#lib/search/types.ts";
import type { BrowseAnswer } from "#lib/services/browse/browse.ts";
import type { FoundDocument } from "#lib/services/browse/browse-documents.ts";
import type { StudyCard } from "#lib/study/types.ts";

/** Why a question to the server had no answer. `offline` goes by itself when the network is back. */
export type AskFailure = { readonly kind: "offline" | "failed"; readonly message: string };
type Reply<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & AskFailure);

export const WINDOW = 100;

/** The page's address for a search, also as the question to the server. */
export function searchParams(query: string, sort: Sort): URLSearchParams {
  const params = new URLSearchParams();
  if (query !== "") params.set("q", query);
  if (sort.column !== "deck") params.set("sort", sort.column);
  if (sort.descending) params.set("desc", "1");
  return params;
}

export function askRows(
  query: string,
  sort: Sort,
  window: number,
  signal: AbortSignal,
): Promise<Reply<BrowseAnswer>> {
  const params = searchParams(query, sort);
  params.set("offset", String(window * WINDOW));
  params.set("limit", String(WINDOW));
  return ask<BrowseAnswer>(`/api/browse?${params.toString()}`, signal);
}

export type Counted =
  /** `more`: there are more than that, and they were not counted. */
  | { readonly kind: "count"; readonly cards: number; readonly more: boolean }
  | { readonly kind: "problem"; readonly problem: SearchProblem };

/** How many are found; with `whole` all of them are counted, which takes a moment for very many. */
export function askCount(
  query: string,
  signal: AbortSignal,
  { whole = false }: { readonly whole?: boolean } = {},
): Promise<Reply<Counted>> {
  const params = searchParams(query, { column: "deck", descending: false });
  if (whole) params.set("whole", "1");
  return ask<Counted>(`/api/browse/count?${params.toString()}`, signal);
}

export function askDocuments(
  query: string,
  signal: AbortSignal,
): Promise<Reply<{ readonly documents: readonly FoundDocument[] }>> {
  return ask(`/api/browse/documents?${new URLSearchParams({ q: query }).toString()}`, signal);
}

export function askCard(id: string, signal: AbortSignal): Promise<Reply<{ readonly card: StudyCard }>> {
  return ask(`/api/browse/cards/${encodeURIComponent(id)}`, signal);
}

/** Asks our own server. The cast is safe because the routes answer with the types of their verbs. */
export async function ask<T>(address: string, signal: AbortSignal): Promise<Reply<T>> {
  try {
    const response = await fetch(address, { signal, cache: "no-store" });
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: body as T };
    return { ok: false, kind: "failed", message: messageIn(body) };
  } catch {
    return {
      ok: false,
      kind: "offline",
      message: "The server is out of reach. What is on the screen stays.",
    };
  }
}

/** The sentence of a refusal. */
export function messageIn(body: unknown): string {
  return typeof body === "object" && body !== null && "message" in body && typeof body.message === "string"
    ? body.message
    : "The server did not answer as expected. Try again.";
}
