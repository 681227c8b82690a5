import { replyTo } from "#app/_edge/route.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { exportNotes } from "#lib/services/notes/export-notes.ts";

/** One's own notes as a text file: of a deck with its parts (`deck`), or of all decks. */
export async function GET(request: Request): Promise<Response> {
  try {
    const deck = new URL(request.url).searchParams.get("deck");
    const { title, text } = await exportNotes(await requestContext(), deck);
    return new Response(text, {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "content-disposition": `attachment; filename="notes.txt"; filename*=UTF-8''${encodeURIComponent(`${plain(title)}.txt`)}`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return replyTo(error);
  }
}

/** A name that every system takes. */
function plain(title: string): string {
  const name = title
    .replace(/[^\p{L}\p{N} .-]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, 80);
  return name === "" ? "notes" : name;
}
