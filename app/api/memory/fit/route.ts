import { mutation, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { longCalculator } from "#lib/services/memory/calculator.ts";
import { fitNow } from "#lib/services/memory/fit-now.ts";

/**
 * Fits the learner's own answers. The reply is a stream of lines: `{"done":0.4}` on the way, and at the end
 * `{"offer":"…"}` or `{"message":"…"}`. Whoever hangs up stops the work.
 */
export const POST = mutation(async (request) => {
  const ctx = await routeContext(request);
  const stopping = new AbortController();
  request.signal.addEventListener("abort", () => stopping.abort(), { once: true });
  const lines = new TransformStream<string, string>();
  const writer = lines.writable.getWriter();
  const say = (line: object): void =>
    void writer.write(`${JSON.stringify(line)}\n`).catch(() => stopping.abort());
  const work = async (): Promise<void> => {
    try {
      const offer = await fitNow(ctx, longCalculator(), {
        signal: stopping.signal,
        onProgress: (done) => say({ done }),
      });
      say({ offer });
    } catch (error) {
      const said: unknown = await replyTo(error).json();
      say(typeof said === "object" && said !== null ? said : {});
    } finally {
      await writer.close().catch(() => {});
    }
  };
  void work();
  return new Response(lines.readable.pipeThrough(new TextEncoderStream()), {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      // A proxy in between must not keep the lines back.
      "x-accel-buffering": "no",
    },
  });
});
