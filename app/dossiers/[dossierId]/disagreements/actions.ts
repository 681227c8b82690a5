"use server";

import { revalidatePath } from "next/cache";
import { formValues, runAction } from "#app/_edge/action.ts";
import { DomainError } from "#lib/base/errors.ts";
import { ruleMany } from "#lib/services/dossiers/rule-many.ts";
import { undoRuling } from "#lib/services/dossiers/undo-ruling.ts";
import { noticeOf, UNDONE } from "./notice-words.ts";

/** What the page says about the last thing that was done; `at` tells two of the same words apart. */
export type Notice = { readonly at: number; readonly ok: boolean; readonly text: string };

/**
 * Carries out what a button on the page names: one or several decisions as JSON, or `undo`. The verbs check the
 * decisions; what the button says in words is only said again.
 */
export async function decide(_before: Notice | null, form: FormData): Promise<Notice> {
  const at = Date.now();
  const result = await runAction(async (ctx) => {
    const { dossierId, decision = "" } = formValues(form);
    if (decision === "undo") {
      await undoRuling(ctx, { dossierId });
      return UNDONE;
    }
    const { decisions, words } = decisionsIn(decision);
    return noticeOf(await ruleMany(ctx, { dossierId, decisions }), words);
  });
  if (!result.ok) return { at, ok: false, text: result.message };
  // The decks and the study page ask something else now too.
  revalidatePath("/", "layout");
  return { at, ok: true, text: result.value };
}

/** The value of a button: what is decided, and the reading as the reader saw it. */
function decisionsIn(text: string): { readonly decisions: unknown; readonly words: string | null } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DomainError("invalid", "This page and the server no longer agree. Load the page again.");
  }
  if (typeof value !== "object" || value === null || !("decisions" in value))
    return { decisions: [], words: null };
  const words = "words" in value && typeof value.words === "string" ? value.words : null;
  return { decisions: value.decisions, words };
}
