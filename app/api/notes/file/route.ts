import { fileReply } from "#app/_edge/file-reply.ts";
import { replyTo } from "#app/_edge/route.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { exportNotes } from "#lib/services/notes/export-notes.ts";

/** One's own notes as a text file: of a deck with its parts (`deck`), or of all decks. */
export async function GET(request: Request): Promise<Response> {
  try {
    const deck = new URL(request.url).searchParams.get("deck");
    const { title, text } = await exportNotes(await requestContext(), deck);
    return fileReply({
      type: "text/plain; charset=utf-8",
      body: text,
      title,
      fallback: "notes.txt",
      ending: ".txt",
    });
  } catch (error) {
    return replyTo(error);
  }
}
