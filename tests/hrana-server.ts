import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { errorOf, HranaStream, listOf, objectOf, ProtocolError } from "./hrana-stream.ts";

/** What a test may do to the server to see how the app takes it. */
export type HranaServer = {
  /** For DATABASE_URL. */
  readonly url: string;
  /** Requests answered so far: round trips. */
  readonly requests: () => number;
  /** The next request, and those after it, break off without an answer, until false. */
  readonly breakOff: (broken: boolean) => void;
  readonly close: () => Promise<void>;
};

/** A transaction that nobody goes on with is undone, as a real server does it. */
const IDLE_MS = 5_000;

/**
 * A database server for tests: the libSQL HTTP protocol (Hrana 2 and 3 over HTTP, JSON) over a file. Speaks
 * `/v2/pipeline` and `/v3/pipeline`; `token` is asked for when it is given.
 */
export async function startHranaServer(
  file: string,
  options: { readonly token?: string } = {},
): Promise<HranaServer> {
  const streams = new Map<string, { readonly stream: HranaStream; readonly timer: NodeJS.Timeout }>();
  let requests = 0;
  let broken = false;

  const take = (baton: unknown): HranaStream => {
    if (baton === null || baton === undefined) return new HranaStream(file);
    const kept = typeof baton === "string" ? streams.get(baton) : undefined;
    if (!kept) throw new ProtocolError("The stream has expired", "STREAM_EXPIRED");
    clearTimeout(kept.timer);
    if (typeof baton === "string") streams.delete(baton);
    return kept.stream;
  };
  const keep = (stream: HranaStream): string => {
    const baton = randomUUID();
    const timer = setTimeout(() => {
      streams.delete(baton);
      stream.close();
    }, IDLE_MS);
    streams.set(baton, { stream, timer });
    return baton;
  };
  const pipeline = (body: unknown): unknown => {
    const { baton, requests: asked } = objectOf(body);
    const stream = take(baton);
    const results = listOf(asked).map((request) => {
      try {
        return { type: "ok", response: stream.respond(objectOf(request)) };
      } catch (error) {
        return { type: "error", error: errorOf(error) };
      }
    });
    return { baton: stream.closed ? null : keep(stream), base_url: null, results };
  };

  const server = createServer((request, response) => {
    if (broken) {
      request.socket.destroy();
      return;
    }
    requests += 1;
    void answer(request, response, { pipeline, token: options.token });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests: () => requests,
    breakOff: (now) => {
      broken = now;
    },
    close: async () => {
      for (const { stream, timer } of streams.values()) {
        clearTimeout(timer);
        stream.close();
      }
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Answering = { readonly pipeline: (body: unknown) => unknown; readonly token: string | undefined };

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { pipeline, token }: Answering,
): Promise<void> {
  const send = (status: number, body: unknown): void => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) {
    send(401, { message: "The token is wrong", code: "AUTH" });
    return;
  }
  if (request.method === "GET" && /^\/v[23]$/u.test(request.url ?? "")) {
    send(200, {});
    return;
  }
  if (request.method !== "POST" || !/^\/v[23]\/pipeline$/u.test(request.url ?? "")) {
    send(404, { message: "There is nothing here", code: "NOT_FOUND" });
    return;
  }
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    send(200, pipeline(body));
  } catch (error) {
    send(400, errorOf(error));
  }
}
