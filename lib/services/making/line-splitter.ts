/** Cuts bytes into lines of text, up to a number of bytes in all; after that it calls `onTooMuch` once and is deaf. */
export class LineSplitter {
  readonly #most: number;
  readonly #onTooMuch: () => void;
  readonly #onLine: (line: string) => void;
  #pieces: Buffer[] = [];
  #seen = 0;

  constructor(most: number, onTooMuch: () => void, onLine: (line: string) => void) {
    this.#most = most;
    this.#onTooMuch = onTooMuch;
    this.#onLine = onLine;
  }

  push(chunk: Buffer): void {
    if (this.#seen > this.#most) return;
    this.#seen += chunk.length;
    if (this.#seen > this.#most) {
      this.#pieces = [];
      this.#onTooMuch();
      return;
    }
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      this.#pieces.push(chunk.subarray(start, end));
      const line = Buffer.concat(this.#pieces).toString("utf8");
      this.#pieces = [];
      start = end + 1;
      this.#onLine(line);
    }
    if (start < chunk.length) this.#pieces.push(chunk.subarray(start));
  }
}
