/** A picture or a sound that the server keeps now. */
export type Sent = { readonly hash: string; readonly kind: "image" | "audio" };

/** Sends one file. Never throws; what went wrong is a sentence. */
export async function sendMedia(file: File): Promise<Sent | { readonly problem: string }> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const query = new URLSearchParams({ name: file.name, size: String(file.size), zone });
  try {
    const response = await fetch(`/api/media?${query.toString()}`, { method: "POST", body: file });
    const body: unknown = await response.json().catch(() => null);
    // Safe: our own route answers this for 200.
    if (response.ok) return body as Sent;
    return { problem: messageIn(body) };
  } catch {
    return {
      problem: "This needs the network. What you wrote stays here; add the file again when you are back.",
    };
  }
}

function messageIn(body: unknown): string {
  return typeof body === "object" && body !== null && "message" in body && typeof body.message === "string"
    ? body.message
    : "The server did not take the file. Try again.";
}

/** How a medium stands in a field. Brackets would end its words. */
export function mediumText({ hash, kind }: Sent, words: string): string {
  const said = words.replace(/[[\]\n]/gu, " ").trim();
  return kind === "image" ? `![${said}](media:${hash})` : `[${said === "" ? "sound" : said}](media:${hash})`;
}
