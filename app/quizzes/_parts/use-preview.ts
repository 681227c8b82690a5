"use client";

import { useEffect, useState } from "react";
import type { Selection } from "#lib/base/selection.ts";
import type { QuestionKind } from "#lib/quiz/types.ts";
import type { QuizPreview } from "#lib/services/quizzes/preview-quiz.ts";

const PAUSE_MS = 300;

/** What could be asked about a selection, asked of the server a moment after it stopped changing; null until then. */
export function usePreview(
  selection: Selection,
  kinds: readonly QuestionKind[],
  count: number,
): { readonly preview: QuizPreview | null; readonly failed: boolean } {
  const [preview, setPreview] = useState<QuizPreview | null>(null);
  const [failed, setFailed] = useState(false);
  const body = JSON.stringify({ selection, kinds, count });
  const empty = selection.length === 0;
  useEffect(() => {
    if (empty) return;
    const stop = new AbortController();
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    async function ask() {
      try {
        const reply = await fetch("/api/quizzes/preview", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
          signal: stop.signal,
        });
        setFailed(!reply.ok);
        if (reply.ok) setPreview(previewIn(await reply.json()));
      } catch {
        // Given up for the next one, or offline: the form works without it.
        if (!stop.signal.aborted) setFailed(true);
      }
    }
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [body, empty]);
  return { preview: empty ? null : preview, failed };
}

/** Our own server's reply; its shape is promised by the route, so it is named rather than checked. */
function previewIn(body: unknown): QuizPreview {
  return body as QuizPreview;
}
