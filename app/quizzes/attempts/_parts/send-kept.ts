import { deleteDB } from "idb";
import { grouped } from "#lib/base/grouped.ts";
import { keptHere, QUIZ_DATABASE } from "./kept-answers.ts";
import { sendAnswers } from "./send-answers.ts";

/** Sends what this device still keeps of quizzes, whoever's page it was; says how many answers could not be sent. */
export async function sendKept(): Promise<number> {
  const kept = await keptHere();
  let left = 0;
  for (const [attemptId, own] of grouped(kept, (one) => one.attemptId)) {
    const drafts = own.map(({ draft }) => draft);
    const sent = await sendAnswers(attemptId, drafts);
    // Refused for good is as good as sent: nobody can do anything about it.
    if (sent.kind === "away") left += drafts.length;
  }
  return left;
}

/** Removes everything of quizzes from this device. */
export async function forgetKept(): Promise<void> {
  await deleteDB(QUIZ_DATABASE).catch(() => undefined);
}
