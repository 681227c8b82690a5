import { type IncomingHttpHeaders, request } from "node:http";
import type { Actions } from "../from-outside/ask.ts";

/** What came back. */
export type Said = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

type Headers = Readonly<Record<string, string>>;

/**
 * A browser without a screen: it keeps cookies and says where it comes from. Unlike `fetch` it may call the server by any
 * name and from any address of this machine, and unlike a page it may say what no browser would.
 */
export class Caller {
  readonly cookies = new Map<string, string>();
  readonly #url: URL;
  readonly #actions: Actions;
  readonly #address: string;

  constructor(url: string, actions: Actions, address = "127.0.0.1") {
    this.#url = new URL(url);
    this.#actions = actions;
    this.#address = address;
  }

  /** The key of the session, as a page of this machine is given it; null for none. */
  get key(): string | null {
    return this.cookies.get("dossier") ?? null;
  }

  get(path: string, headers: Headers = {}): Promise<Said> {
    return this.#ask("GET", path, headers);
  }

  postJson(path: string, body: unknown, headers: Headers = {}): Promise<Said> {
    const own = { origin: this.#url.origin, "content-type": "application/json" };
    return this.#ask("POST", path, { ...own, ...headers }, Buffer.from(JSON.stringify(body)));
  }

  /** Sends a form as a page of ours does, to the action of a file. */
  async act(what: string, path: string, fields: Headers, headers: Headers = {}): Promise<Said> {
    const id = this.#actions.get(what);
    if (id === undefined) throw new Error(`The build has no action ${what}.`);
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(`_1_${name}`, value);
    form.append("0", '[null,"$K1"]');
    const encoded = new Response(form);
    const own = {
      origin: this.#url.origin,
      "next-action": id,
      accept: "text/x-component",
      "content-type": encoded.headers.get("content-type") ?? "",
    };
    return this.#ask("POST", path, { ...own, ...headers }, Buffer.from(await encoded.arrayBuffer()));
  }

  #ask(method: string, path: string, headers: Headers, body?: Buffer): Promise<Said> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Promise((resolve, reject) => {
      const asked = request({
        host: this.#url.hostname,
        port: this.#url.port,
        localAddress: this.#address,
        // As it stands: nothing on the way makes a path tidy.
        path,
        method,
        headers: {
          ...(cookie === "" ? {} : { cookie }),
          ...(body === undefined ? {} : { "content-length": body.length }),
          ...headers,
        },
      });
      asked.on("response", (reply) => {
        const parts: Buffer[] = [];
        reply.on("data", (part: Buffer) => parts.push(part));
        reply.on("error", reject);
        reply.on("end", () => {
          this.#keep(reply.headers["set-cookie"] ?? []);
          const said = Buffer.concat(parts).toString();
          resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: said });
        });
      });
      asked.on("error", reject);
      asked.end(body);
    });
  }

  #keep(given: readonly string[]): void {
    for (const line of given) {
      const [, name = "", value = ""] = /^([^=;]{1,60})=([^;]{0,200})/u.exec(line) ?? [];
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
