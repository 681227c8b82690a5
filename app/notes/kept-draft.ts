import type { Draft } from "./draft.ts";

/** What was written and not saved survives a reload, on this device alone. */

const name = (noteId: string | null): string => `dossier.draft.${noteId ?? "new"}`;

export function keepDraft(noteId: string | null, draft: Draft | null): void {
  try {
    if (draft === null) localStorage.removeItem(name(noteId));
    else localStorage.setItem(name(noteId), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing loses it with the page, as it would any form.
  }
}

export function keptDraft(noteId: string | null, base: Draft): Draft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name(noteId)) ?? "null");
    return isDraft(kept) ? { ...base, ...kept } : null;
  } catch {
    return null;
  }
}

/** Whether it is a draft that this build can show: one of another build may have other fields. */
function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const texts = ["kind", "first", "second", "lines", "tags", "deckId", "newDeck"];
  const objects = ["options", "firstLanguage", "secondLanguage"];
  return (
    texts.every((field) => typeof fields.get(field) === "string") &&
    objects.every((field) => typeof fields.get(field) === "object" && fields.get(field) !== null) &&
    Array.isArray(fields.get("options"))
  );
}
