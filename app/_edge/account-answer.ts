import type { AccountAnswer } from "#app/_ui/account-answer.ts";
import type { ActionResult } from "./action.ts";

/** What a form is told about a verb: its refusal, or what `say` makes of its result. */
export function answerOf<T>(
  result: ActionResult<T>,
  say: (value: T) => Partial<Omit<AccountAnswer, "at" | "ok">>,
): AccountAnswer {
  const at = Date.now();
  if (result.ok) return { at, ok: true, text: "", fields: {}, ...say(result.value) };
  return { at, ok: false, text: result.message, fields: result.fields };
}

/** A page of ours to go on to; anything else is home. */
export function nextPage(asked: unknown): string {
  // A path of one slash, without what a browser would read as another site: //elsewhere, /\elsewhere.
  return typeof asked === "string" && /^\/(?![/\\])[\w\-./?=&%~]{0,300}$/u.test(asked) ? asked : "/";
}
