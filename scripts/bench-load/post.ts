import { Agent, request } from "node:http";
import type { Socket } from "node:net";

/** Why a request got no reply: what the system says, and what the connection had been doing. */
export type Trouble = {
  /** `ECONNRESET`, `ECONNREFUSED`, … */
  readonly code: string;
  /** Milliseconds that the connection had rested after an earlier reply; null when it was a new one. */
  readonly rested: number | null;
  /** Whether a part of the reply had come. */
  readonly begun: boolean;
  /** When, as `performance.now()` says it. */
  readonly at: number;
};

/** What came of one request. Status 0: no reply. */
export type Posted = {
  readonly status: number;
  readonly text: string;
  readonly trouble: Trouble | null;
  /** Why it was sent a second time; null when once was enough. */
  readonly resent: Trouble | null;
};

export type Outgoing = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/**
 * Posts over connections that are kept, as browsers do. That includes what they do when the server had closed a resting
 * connection at the moment of sending: once more over a new connection, if nothing of a reply had come (RFC 9112, 9.3.1).
 * It may be used only for bodies that count once however often they come.
 */
export class Poster {
  readonly #agent: Agent;
  readonly #resting = new WeakMap<Socket, number>();

  constructor(maxSockets: number) {
    this.#agent = new Agent({ keepAlive: true, maxSockets });
  }

  async post(out: Outgoing): Promise<Posted> {
    const first = await this.#send(out, this.#agent);
    const { trouble } = first;
    if (trouble === null || trouble.rested === null || trouble.begun) return first;
    return { ...(await this.#send(out, false)), resent: trouble };
  }

  close(): void {
    this.#agent.destroy();
  }

  #send({ url, headers, body }: Outgoing, agent: Agent | false): Promise<Posted> {
    return new Promise((resolve) => {
      let over: Socket | null = null;
      let readBefore = 0;
      let rested: number | null = null;
      const fail = (error: NodeJS.ErrnoException): void => {
        const begun = (over?.bytesRead ?? 0) > readBefore;
        const trouble = { code: error.code ?? error.message, rested, begun, at: performance.now() };
        resolve({ status: 0, text: "", trouble, resent: null });
      };
      const asked = request(url, {
        agent,
        method: "POST",
        headers: { ...headers, "content-length": Buffer.byteLength(body) },
      });
      asked.on("socket", (socket) => {
        over = socket;
        readBefore = socket.bytesRead;
        const since = this.#resting.get(socket);
        rested = asked.reusedSocket && since !== undefined ? performance.now() - since : null;
      });
      asked.on("response", (reply) => {
        let text = "";
        reply.setEncoding("utf8");
        reply.on("data", (part: string) => {
          text += part;
        });
        reply.on("end", () => {
          if (over !== null) this.#resting.set(over, performance.now());
          resolve({ status: reply.statusCode ?? 0, text, trouble: null, resent: null });
        });
        reply.on("error", fail);
      });
      asked.on("error", fail);
      asked.end(body);
    });
  }
}
