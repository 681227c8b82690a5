import type { Sort } from "#lib/search/columns.ts";
import type { SearchProblem } from "#lib/search/types.ts";
import type { BrowseAnswer, BrowseRow } from "#lib/services/browse/browse.ts";
import { type AskFailure, askCount, askRows, WINDOW } from "./ask.ts";

/** One search under way: its windows of rows as they arrive, and the count behind them. */
export class Finding {
  readonly query: string;
  readonly #sort: Sort;
  readonly #windows = new Map<number, readonly BrowseRow[]>();
  readonly #asked = new Set<number>();
  readonly #listeners = new Set<() => void>();
  #control = new AbortController();
  #count: number | null = null;
  #atLeast = 0;
  #version = 0;
  problem: SearchProblem | null = null;
  /** Sentences about names in the search that nothing has. */
  unknown: readonly string[] = [];
  failure: AskFailure | null = null;

  /** `first` is what the page itself brought. */
  constructor(query: string, sort: Sort, first: BrowseAnswer | null) {
    this.query = query;
    this.#sort = sort;
    if (first?.kind === "found") this.#take(0, first);
    if (first?.kind === "problem") this.problem = first.problem;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly version = (): number => this.#version;

  /** Whether the first rows are here. */
  isThere(): boolean {
    return this.#windows.has(0);
  }

  /** How many cards are found; null until that is known. */
  count(): number | null {
    const known = this.known();
    return this.#count ?? (this.isThere() && known < WINDOW ? known : null);
  }

  /** More than so many are found, while the rest is being counted; 0 when nothing is known of that. */
  atLeast(): number {
    return this.#count === null ? this.#atLeast : 0;
  }

  /** So many rows are known to be there. */
  known(): number {
    return [...this.#windows].reduce(
      (most, [window, rows]) => Math.max(most, window * WINDOW + rows.length),
      this.#atLeast,
    );
  }

  rowAt(index: number): BrowseRow | undefined {
    return this.#windows.get(Math.floor(index / WINDOW))?.[index % WINDOW];
  }

  /** Asks for the first rows, where they are not here, and for the count. */
  begin(): void {
    if (this.problem !== null) return;
    this.#control = new AbortController();
    void this.#fetch(0);
    const { signal } = this.#control;
    void this.#countAll(signal);
  }

  /** First whether there are very many, which is said at once; then how many. */
  async #countAll(signal: AbortSignal): Promise<void> {
    for (const whole of [false, true]) {
      const reply = await askCount(this.query, signal, { whole });
      if (signal.aborted || !reply.ok || reply.value.kind !== "count") return;
      const { cards, more } = reply.value;
      if (more) this.#atLeast = cards;
      else this.#count = cards;
      this.#tell();
      if (!more) return;
    }
  }

  /** Nobody looks any more. */
  stop(): void {
    this.#control.abort();
    this.#asked.clear();
  }

  want(from: number, to: number): void {
    if (this.problem !== null || this.failure !== null || !this.isThere()) return;
    for (let window = Math.floor(from / WINDOW); window * WINDOW < to; window += 1) void this.#fetch(window);
  }

  async #fetch(window: number): Promise<void> {
    if (this.#windows.has(window) || this.#asked.has(window)) return;
    this.#asked.add(window);
    const { signal } = this.#control;
    const reply = await askRows(this.query, this.#sort, window, signal);
    if (signal.aborted) return;
    this.#asked.delete(window);
    this.failure = reply.ok ? null : reply;
    if (reply.ok && reply.value.kind === "problem") this.problem = reply.value.problem;
    if (reply.ok && reply.value.kind === "found") this.#take(window, reply.value);
    this.#tell();
  }

  #take(window: number, { rows, unknown }: BrowseAnswer & { readonly kind: "found" }): void {
    this.#windows.set(window, rows);
    this.unknown = unknown;
  }

  #tell(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}
