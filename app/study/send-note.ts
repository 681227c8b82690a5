import { type Draft, draftOf, noteOf } from "#app/notes/draft.ts";
import type { EditedNote } from "#lib/services/notes/edit-note-here.ts";
import type { NoteView } from "#lib/services/notes/note-view.ts";
import { newId } from "./outbox.ts";

/** Longer than this nobody waits. */
const PATIENCE_MS = 15_000;
const NO_NETWORK = "This needs the network. Your words stay here; try again when you are back.";

/** A note as it stands in the fields, and the version that they show. */
export type OpenedNote = { readonly draft: Draft; readonly version: number };

/** Fetches a note to be edited. Never throws; what went wrong is a sentence. */
export async function openNote(noteId: string): Promise<OpenedNote | { readonly problem: string }> {
  const reply = await ask(`/api/notes/${encodeURIComponent(noteId)}`, { method: "GET" });
  if ("problem" in reply) return { problem: reply.problem };
  // Safe: our own route answers this for 200.
  const { note, tags, deckId, version } = reply.body as NoteView;
  return { draft: draftOf(note, tags, deckId), version };
}

/** Sends a note's words. Never throws; what went wrong is a sentence, and one for each field that is meant. */
export async function sendNote(
  noteId: string,
  { draft, version }: OpenedNote,
  memory: string,
): Promise<
  | { readonly edited: EditedNote }
  | { readonly problem: string; readonly fields: Readonly<Record<string, string>> }
> {
  const reply = await ask("/api/notes", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      id: newId(),
      noteId,
      note: noteOf(draft),
      seen: version,
      ...(memory === "suited" ? {} : { memory }),
    }),
  });
  // Safe: our own route answers this for 200.
  return "problem" in reply ? reply : { edited: reply.body as EditedNote };
}

type Reply =
  | { readonly body: unknown }
  | { readonly problem: string; readonly fields: Readonly<Record<string, string>> };

async function ask(path: string, init: RequestInit): Promise<Reply> {
  try {
    const response = await fetch(path, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    const body: unknown = await response.json().catch(() => null);
    return response.ok ? { body } : { problem: sentenceIn(body), fields: fieldsIn(body) };
  } catch {
    return { problem: NO_NETWORK, fields: {} };
  }
}

function sentenceIn(body: unknown): string {
  return typeof body === "object" && body !== null && "message" in body && typeof body.message === "string"
    ? body.message
    : "The server did not take it. Your words stay here; try again.";
}

function fieldsIn(body: unknown): Readonly<Record<string, string>> {
  if (typeof body !== "object" || body === null || !("fields" in body)) return {};
  const { fields } = body;
  if (typeof fields !== "object" || fields === null) return {};
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === "string"),
  );
}
