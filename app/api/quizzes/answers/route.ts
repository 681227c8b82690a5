import { readJson } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { saveAnswers } from "#lib/services/quizzes/save-answers.ts";

/** A hundred long answers with room to spare. */
const MOST_BYTES = 1_000_000;

/** Keeps answers of an attempt that is going on. 200 only after they are on the disk; safe to send twice. */
export const POST = mutation(async (request) => {
  const body = await readJson(request, MOST_BYTES);
  return json(200, await saveAnswers(await routeContext(request), body));
});
