import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export type Asked = {
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  readonly path: string;
};

/** What the server does with a request: answers with these words, or anything else that a test wants. */
export type Behaviour = (asked: Asked, response: ServerResponse) => void;

/** The reply of the OpenAI chat protocol with this content. */
export const says =
  (content: string): Behaviour =>
  (_asked, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content } }] }));
  };

/** A server on this machine that speaks the OpenAI chat protocol as badly as a test asks for. */
export async function withModelServer<T>(
  behave: Behaviour,
  use: (baseUrl: string, asked: readonly Asked[]) => Promise<T>,
): Promise<T> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (part: string) => {
      body += part;
    });
    request.on("end", () => {
      const one = { headers: request.headers, body, path: request.url ?? "" };
      asked.push(one);
      behave(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    return await use(`http://127.0.0.1:${port}/v1`, asked);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
