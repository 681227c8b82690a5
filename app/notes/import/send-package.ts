import type { PackageLook } from "#lib/services/packages/look-at-package.ts";
import type { PackageProgress, TakenPackage } from "#lib/services/packages/take-package.ts";

export type Problem = { readonly problem: string };

const AWAY = "This needs the network. Nothing more was added; try again when you are back.";
const REFUSED = "The server did not take it. Nothing was added; try again.";

type Sending = { readonly onSent: (bytes: number) => void; readonly signal: AbortSignal };

/** Sends a package to be looked at. Never throws. The old request object, because it alone tells how much has gone. */
export function sendPackage(file: Blob, { onSent, signal }: Sending): Promise<PackageLook | Problem> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/packages?size=${file.size}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => onSent(event.loaded));
    request.upload.addEventListener("load", () => onSent(file.size));
    request.addEventListener("load", () => {
      const body = parsed(request.responseText);
      // Safe: our own route answers this for 200.
      resolve(request.status === 200 ? (body as PackageLook) : { problem: messageIn(body) });
    });
    request.addEventListener("error", () => resolve({ problem: AWAY }));
    request.addEventListener("abort", () => resolve({ problem: "Stopped. Nothing was added." }));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** Has a package brought in, and says how far it is. Never throws; what went wrong is a sentence. */
export async function bringPackage(
  id: string,
  onProgress: (progress: PackageProgress) => void,
): Promise<TakenPackage | Problem> {
  try {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const response = await post("/api/packages/take", { id, zone });
    if (!response.ok || response.body === null) return { problem: messageIn(parsed(await response.text())) };
    let end: TakenPackage | Problem = { problem: AWAY };
    for await (const line of linesOf(response.body)) {
      // Safe: our own route writes these lines.
      const said = parsed(line) as { progress?: PackageProgress; done?: TakenPackage; failed?: unknown };
      if (said.progress) onProgress(said.progress);
      if (said.done) end = said.done;
      if (said.failed) end = { problem: messageIn(said.failed) };
    }
    return end;
  } catch {
    return { problem: AWAY };
  }
}

/** Stops it where it is; what was done until then stands. */
export async function stopPackage(id: string): Promise<void> {
  await post("/api/packages/stop", { id }).catch(() => null);
}

function post(address: string, body: object): Promise<Response> {
  return fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") yield line;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function messageIn(body: unknown): string {
  return typeof body === "object" && body !== null && "message" in body && typeof body.message === "string"
    ? body.message
    : REFUSED;
}
