import { replyTo } from "./route.ts";

/** So often, in milliseconds, is it said how far something is. */
const EVERY = 250;

type Work<P, D> = (onProgress: (progress: P) => void, signal: AbortSignal) => Promise<D>;

/**
 * A reply that grows while long work goes on: lines of JSON, `{ progress }` several times a second, then `{ done }` or
 * `{ failed }` with what a refusal says. Work that is refused before it says how far it is throws, and gets a status of
 * its own. When nobody reads on, the work is told by its signal.
 */
export async function progressReply<P, D>(work: Work<P, D>): Promise<Response> {
  const controller = new AbortController();
  const lines = new Lines();
  await new Promise<void>((begun, refused) => {
    let last = Number.NEGATIVE_INFINITY;
    const onProgress = (progress: P): void => {
      begun();
      const now = performance.now();
      if (now - last < EVERY) return;
      last = now;
      lines.add({ progress });
    };
    void work(onProgress, controller.signal)
      .then(
        (done) => lines.add({ done }),
        async (error: unknown) => {
          refused(error);
          lines.add({ failed: await replyTo(error).json() });
        },
      )
      .finally(() => {
        begun();
        lines.end();
      });
  });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const text = await lines.next();
      if (text === null) stream.close();
      else stream.enqueue(encoder.encode(text));
    },
    cancel: () => controller.abort(),
  });
  return new Response(body, {
    status: 200,
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      // A proxy in front that gathers replies would keep the progress to itself.
      "x-accel-buffering": "no",
    },
  });
}

/** Lines that wait to be read, and their end. */
class Lines {
  #waiting = "";
  #isOver = false;
  #wake = (): void => {};

  add(line: object): void {
    this.#waiting += `${JSON.stringify(line)}\n`;
    this.#wake();
  }

  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  /** What came since the last time, waiting for it; null at the end. */
  async next(): Promise<string | null> {
    if (this.#waiting === "" && !this.#isOver)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    const text = this.#waiting;
    this.#waiting = "";
    return text === "" ? null : text;
  }
}
