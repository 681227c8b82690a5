"use client";

import { useEffect, useState } from "react";
import type { NotePreview } from "#lib/services/notes/preview-note.ts";
import { preview } from "./actions.ts";
import { type Draft, hasWords, noteOf } from "./draft.ts";

/** So long after the last key the cards are drawn. */
const PAUSE_MS = 350;

/** How the cards of a draft would look, drawn by the server a moment after the last key. */
export function usePreview(draft: Draft, noteId: string | undefined): NotePreview | null {
  const [shown, setShown] = useState<NotePreview | null>(null);
  const written = hasWords(draft) ? JSON.stringify(noteOf(draft)) : null;
  useEffect(() => {
    if (written === null) return;
    let current = true;
    const timer = setTimeout(() => {
      preview(JSON.parse(written), noteId)
        .then((result) => {
          // Without the network the last one stays.
          if (current && result.ok) setShown(result.value);
        })
        .catch(() => undefined);
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [written, noteId]);
  return written === null ? null : shown;
}
