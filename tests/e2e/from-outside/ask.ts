import { readFileSync } from "node:fs";
import path from "node:path";
import type { Sent } from "./deeds.ts";
import { type Asker, keyOf, MISSING } from "./world.ts";

/** What came back. */
export type Reply = {
  readonly status: number;
  /** Those that could tell two answers apart. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What differs from request to request, or says only how long the body is. */
const PASSING: readonly string[] = [
  "date",
  "etag",
  "content-length",
  "connection",
  "keep-alive",
  "transfer-encoding",
];

/** Asks a server as somebody, and follows nothing. */
export async function ask(
  base: string,
  asker: Asker,
  address: string,
  init: RequestInit = {},
): Promise<Reply> {
  const key = keyOf(asker);
  const headers = new Headers(init.headers);
  if (key !== null) headers.set("cookie", `dossier=${key}`);
  const response = await fetch(`${base}${address}`, { ...init, headers, redirect: "manual" });
  const kept = [...response.headers].filter(([name]) => !PASSING.includes(name));
  return { status: response.status, headers: Object.fromEntries(kept), body: await response.text() };
}

/** Posts JSON, bytes or a form. */
function post(
  base: string,
  asker: Asker,
  address: string,
  body: string | FormData,
  headers: Readonly<Record<string, string>>,
): Promise<Reply> {
  const type: Readonly<Record<string, string>> =
    typeof body === "string" ? { "content-type": "application/json" } : {};
  return ask(base, asker, address, { method: "POST", body, headers: { ...type, ...headers } });
}

// 01a200b0-6b0b-7345-af33-0b225381925c, and the category that a made deck has behind it
const ID =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?:-(?:date|participant|quote|proposal|outcome|disputed|all)\b)?/gu;
const NONCE = /nonce(?:-|="|\\?":\\?")[\w+/=]{20,30}/gu;

const MOMENT = /"at":\d{13}/gu;

/** A reply without what names the thing that was asked for, and without what is new in every reply. */
export function bare({ status, headers, body }: Reply, media = ""): string {
  const plain = (text: string): string => {
    const said = text.replaceAll(ID, "ID").replaceAll(NONCE, "NONCE").replaceAll(MOMENT, '"at":0');
    return media === "" ? said : said.replaceAll(media, "ID");
  };
  const kept = Object.entries(headers).map(([name, value]) => [
    name,
    name === "set-cookie"
      ? value.replaceAll(/=[\w-]{43}/gu, "=KEY").replaceAll(/Expires=[^;]{1,40}/gu, "")
      : plain(value),
  ]);
  const shown = body.replaceAll(SCRIPT, "");
  return JSON.stringify({ status, headers: kept, shown: plain(shown), drawn: drawnFrom(body).map(plain) });
}

const SCRIPT = /<script[^>]{0,400}>[^<]{0,100000}<\/script>/gu;
// self.__next_f.push([1,"1a:[\"$\",\"$L1f\"]\n"])
const PUSHED = /self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.){0,200000}")\]\)/gu;

/** What the page is made from again in the browser: its parts come in the order in which they were ready. */
function drawnFrom(body: string): readonly string[] {
  const pushed = [...body.matchAll(PUSHED)].map(([, text = '""']) => String(JSON.parse(text)));
  return pushed
    .join("")
    .split("\n")
    .map((line) => line.replace(/^[\da-f]{1,4}:/u, "").replaceAll(/"\$[L@]?[\da-f]{1,4}"/gu, '"$"'))
    .sort();
}

/** Where the actions of a file are at home: an address that everybody is answered at. */
const HOME: Readonly<Record<string, string>> = {
  "admin/actions.ts": "/admin",
  "exams/actions.ts": "/exams/new",
  "quizzes/actions.ts": "/quizzes/new",
  "classes/[classId]/starter/actions.ts": `/classes/${MISSING}/starter`,
  "classes/[classId]/assignments/actions.ts": `/classes/${MISSING}/assignments/new`,
  "dossiers/[dossierId]/changes/actions.ts": `/dossiers/${MISSING}/changes`,
  "dossiers/[dossierId]/disagreements/actions.ts": `/dossiers/${MISSING}/disagreements`,
  "dossiers/actions.ts": "/dossiers/new",
  "notes/actions.ts": "/notes/new",
};

/** The names under which a build knows its server actions, by "file action". */
export type Actions = ReadonlyMap<string, string>;

/** What the build in a folder calls its actions. */
export function actionsOf(root: string): Actions {
  const manifest = readFileSync(path.join(root, ".next/server/server-reference-manifest.json"), "utf8");
  const { node }: { node: Record<string, { filename: string; exportedName: string }> } = JSON.parse(manifest);
  const known = Object.entries(node).map(
    ([id, { filename, exportedName }]) => [`${filename.replace(/^app\//u, "")} ${exportedName}`, id] as const,
  );
  return new Map(known);
}

/**
 * Sends what a button or a page would send; `from` says where it comes from, instead of from a page of ours. Throws for
 * an action that the build does not have.
 */
export function send(
  base: string,
  asker: Asker,
  sent: Sent,
  actions: Actions,
  from: Readonly<Record<string, string>> = { origin: base },
): Promise<Reply> {
  if (sent.kind === "json") return post(base, asker, sent.address, JSON.stringify(sent.body), from);
  if (sent.kind === "bytes")
    return post(base, asker, sent.address, "abc", { "content-type": "application/octet-stream", ...from });
  const id = actions.get(`${sent.file} ${sent.action}`);
  if (id === undefined) throw new Error(`The build has no action ${sent.action} of ${sent.file}.`);
  const address = HOME[sent.file] ?? `/${sent.file.replace("/actions.ts", "")}`;
  const headers = { "next-action": id, accept: "text/x-component", ...from };
  if (sent.kind === "call")
    return post(base, asker, address, JSON.stringify(sent.args), {
      ...headers,
      "content-type": "text/plain;charset=UTF-8",
    });
  // As React writes the state before and a form: the form's fields under a number, and where it stands among the rest.
  const body = new FormData();
  for (const [name, value] of Object.entries(sent.fields)) body.append(`_1_${name}`, value);
  body.append("0", '[null,"$K1"]');
  return post(base, asker, address, body, headers);
}

/** What an action answered, without the page that may come with it: its result, and where it leads. */
export function result({ status, headers, body }: Reply): string {
  const own = body.split("\n").find((line) => line.startsWith("1:")) ?? body;
  const said = own.replaceAll(ID, "ID").replaceAll(MOMENT, '"at":0');
  return JSON.stringify({ status, said, to: headers["x-action-redirect"] ?? headers.location ?? null });
}
