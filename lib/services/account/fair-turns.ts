type Waiting = { readonly begin: () => void; readonly refuse: () => void };

/**
 * Work that is done a few at a time, each line in its turn: whoever fills a line waits behind it, and whoever comes from
 * elsewhere does not. When there is no place left, the longest line gives up its last one, unless the newcomer's is as
 * long; then the newcomer is refused.
 */
export class FairTurns {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #refusal: () => Error;
  #running = 0;
  #waiting = 0;
  /** The lines in the order of their turns; none is empty. */
  readonly #lines = new Map<string, Waiting[]>();

  constructor(atOnce: number, mostWaiting: number, refusal: () => Error) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
    this.#refusal = refusal;
  }

  /** Does a job when its turn comes; rejects with the refusal when there is no place, or it was given up. */
  async run<T>(line: string, job: () => Promise<T>): Promise<T> {
    if (this.#running < this.#atOnce) this.#running += 1;
    else await this.#place(line);
    try {
      return await job();
    } finally {
      // Whoever waits takes the place over, so that nobody new slips in before them.
      const next = this.#next();
      if (next) next.begin();
      else this.#running -= 1;
    }
  }

  #place(line: string): Promise<void> {
    if (this.#waiting >= this.#mostWaiting) this.#makeRoom(line);
    return new Promise((resolve, reject) => {
      const own = this.#lines.get(line) ?? [];
      own.push({ begin: resolve, refuse: () => reject(this.#refusal()) });
      this.#lines.set(line, own);
      this.#waiting += 1;
    });
  }

  #makeRoom(line: string): void {
    const own = this.#lines.get(line)?.length ?? 0;
    let longest = line;
    let most = own;
    for (const [name, { length }] of this.#lines) {
      if (length > most) [longest, most] = [name, length];
    }
    if (most <= own + 1) throw this.#refusal();
    this.#lines.get(longest)?.pop()?.refuse();
    this.#waiting -= 1;
  }

  #next(): Waiting | undefined {
    const [first] = this.#lines;
    if (!first) return undefined;
    const [line, own] = first;
    const next = own.shift();
    // To the end: every other line has its turn before this one has another.
    this.#lines.delete(line);
    if (own.length > 0) this.#lines.set(line, own);
    this.#waiting -= 1;
    return next;
  }
}
