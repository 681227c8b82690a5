import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { Sent } from "#scripts/bench-load/generator.ts";
import { Poster } from "#scripts/bench-load/post.ts";
import { troublesOf } from "#scripts/bench-load/troubles.ts";

let server: Server | null = null;
afterEach(() => server?.close());

/** Serves the requests of a test in turn, each with its own handler; counts what came. */
async function serving(
  ...handlers: readonly ((request: IncomingMessage, reply: ServerResponse) => void)[]
): Promise<{ readonly url: string; readonly came: () => number }> {
  let came = 0;
  const own = createServer((request, reply) => {
    const handler = handlers[came];
    came += 1;
    handler?.(request, reply);
  });
  server = own;
  await new Promise<void>((resolve) => {
    own.listen(0, "127.0.0.1", resolve);
  });
  const address = own.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, came: () => came };
}

const answers = (_: IncomingMessage, reply: ServerResponse): void => void reply.end("kept");
const hangsUp = ({ socket }: IncomingMessage): void => void socket.destroy();
const breaksOff = ({ socket }: IncomingMessage, reply: ServerResponse): void => {
  reply.writeHead(200, { "content-length": 100 });
  reply.write("ke", () => socket.destroy());
};
const out = (url: string) => ({ url, headers: { "content-type": "text/plain" }, body: "an answer" });

describe("a request of the load generator", () => {
  it("goes once more over a new connection when a resting one was closed under it, and says so", async () => {
    const { url, came } = await serving(answers, hangsUp, answers);
    const poster = new Poster(1);
    expect(await poster.post(out(url))).toMatchObject({ status: 200, resent: null });
    const second = await poster.post(out(url));
    expect(second).toMatchObject({ status: 200, text: "kept", trouble: null, resent: { begun: false } });
    expect(second.resent?.rested).toEqual(expect.any(Number));
    expect(came()).toBe(3);
    poster.close();
  });

  it("is not sent again when that fails too: the server does not answer", async () => {
    const { url, came } = await serving(answers, hangsUp, hangsUp, answers);
    const poster = new Poster(1);
    await poster.post(out(url));
    const second = await poster.post(out(url));
    expect(second).toMatchObject({ status: 0, trouble: { rested: null }, resent: { begun: false } });
    expect(came()).toBe(3);
    poster.close();
  });

  it("is not sent again when a new connection was closed, or the reply had begun", async () => {
    const { url, came } = await serving(hangsUp, answers, breaksOff, answers);
    const poster = new Poster(1);
    expect(await poster.post(out(url))).toMatchObject({ status: 0, trouble: { rested: null }, resent: null });
    await poster.post(out(url));
    expect(await poster.post(out(url))).toMatchObject({ status: 0, trouble: { begun: true }, resent: null });
    expect(came()).toBe(3);
    poster.close();
  });
});

describe("the table of what went wrong", () => {
  it("parts kinds, and counts each with when it was", () => {
    const trouble = { code: "ECONNRESET", rested: 5_003, begun: false, at: 61_000 };
    const fine: Sent = { id: "a", took: 4, status: 200, accepted: true, trouble: null, resent: null };
    const sent: readonly Sent[] = [
      fine,
      { ...fine, resent: trouble },
      { ...fine, resent: { ...trouble, at: 62_500 } },
      { ...fine, status: 0, accepted: false, trouble: { ...trouble, code: "ECONNREFUSED", rested: null } },
      { ...fine, status: 503, accepted: false },
    ];
    expect(troublesOf(sent, 1_000)).toEqual([
      "accepted when sent once more: ECONNRESET, a connection that had rested, before the reply × 2 " +
        "(at 60.0 s after a rest of 5,003 ms; at 61.5 s after a rest of 5,003 ms)",
      "no reply: ECONNREFUSED, a new connection, before the reply × 1 (at 60.0 s)",
      "refused with status 503",
    ]);
    expect(troublesOf([fine], 0)).toEqual([]);
  });
});
