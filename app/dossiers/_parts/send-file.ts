/** Where a file goes: into a dossier, or in the place of a document. */
export type Target = { readonly dossier: string } | { readonly document: string };

/** What the server says of a file that it took. */
export type Taken = {
  readonly documentId: string;
  readonly name: string;
  readonly title: string;
  readonly length: number;
  readonly pages: number | null;
  readonly notes: readonly string[];
  readonly again: boolean;
};

export type Sent =
  | { readonly ok: true; readonly taken: Taken }
  | {
      readonly ok: false;
      readonly message: string;
      /** Trying the same again may help; after so many seconds, where the server says so. */
      readonly retry: number | null;
    };

type Sending = {
  readonly target: Target;
  readonly name: string;
  readonly title?: string | undefined;
  /** Orders the documents of a dossier: they stand as they were chosen, whichever arrives first. */
  readonly place: number;
  readonly body: Blob;
  readonly onSent: (bytes: number) => void;
  readonly signal: AbortSignal;
};

const AWAY =
  "The server could not be reached, and the file is not there. Check the connection and try again.";

/** Sends one file and says how it went; never throws. The old request object, because it alone tells how much has gone. */
export function sendFile({ target, name, title, place, body, onSent, signal }: Sending): Promise<Sent> {
  return new Promise((resolve) => {
    const query = new URLSearchParams({
      ...target,
      name,
      size: String(body.size),
      ...(title ? { title } : {}),
      ...("dossier" in target ? { place: String(place) } : {}),
    });
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    const end = (sent: Sent): void => {
      signal.removeEventListener("abort", stop);
      resolve(sent);
    };
    request.open("POST", `/api/documents?${query.toString()}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => onSent(event.loaded));
    request.upload.addEventListener("load", () => onSent(body.size));
    request.addEventListener("load", () => end(replyOf(request)));
    request.addEventListener("error", () => end({ ok: false, message: AWAY, retry: 0 }));
    request.addEventListener("abort", () => end({ ok: false, message: "Stopped.", retry: 0 }));
    signal.addEventListener("abort", stop);
    if (signal.aborted) end({ ok: false, message: "Stopped.", retry: 0 });
    else request.send(body);
  });
}

function replyOf(request: XMLHttpRequest): Sent {
  const body = bodyOf(request.responseText);
  if (request.status === 200 && isTaken(body)) return { ok: true, taken: body };
  const after = Number(request.getResponseHeader("retry-after") ?? "0");
  const again = request.status === 429 || request.status >= 500 || request.status === 0;
  const message = typeof body.message === "string" ? body.message : AWAY;
  return { ok: false, message, retry: again ? after : null };
}

function bodyOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Our own route answers so; anything else (a proxy in between) has no document in it. */
function isTaken(body: Readonly<Record<string, unknown>>): body is Taken & Readonly<Record<string, unknown>> {
  return typeof body.documentId === "string" && typeof body.title === "string";
}
