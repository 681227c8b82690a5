/** What asking about passages gave so far. */
export type Sum = { readonly added: number; readonly dropped: Readonly<Record<string, number>> };

type Reply = { readonly ok: true; readonly value: Sum } | { readonly ok: false; readonly message: string };

type Asked = {
  readonly dossierId: string;
  readonly documentId: string;
  readonly passage: number;
  readonly signal: AbortSignal;
};

/** Asks the server about one passage. Never throws. */
export async function askPassage({ dossierId, documentId, passage, signal }: Asked): Promise<Reply> {
  try {
    const response = await fetch(`/api/dossiers/${encodeURIComponent(dossierId)}/suggestions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ dossierId, documentId, passage, agreed: true }),
      signal,
    });
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: sumIn(body) };
    return { ok: false, message: messageIn(body) };
  } catch {
    return {
      ok: false,
      message: "The server cannot be reached. What was added stays; go on when you are back.",
    };
  }
}

export function summed(before: Sum | undefined, now: Sum): Sum {
  const dropped: Record<string, number> = { ...before?.dropped };
  for (const [reason, n] of Object.entries(now.dropped)) dropped[reason] = (dropped[reason] ?? 0) + n;
  return { added: (before?.added ?? 0) + now.added, dropped };
}

function sumIn(body: unknown): Sum {
  const { added = 0, dropped = {} } =
    typeof body === "object" && body !== null
      ? (body as { added?: number; dropped?: Record<string, number> })
      : {};
  return { added, dropped };
}

function messageIn(body: unknown): string {
  const known = typeof body === "object" && body !== null && "message" in body ? body.message : null;
  return typeof known === "string" ? known : "Something went wrong. What was added stays; try again.";
}
