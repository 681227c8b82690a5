import { readJson } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { submitAttempt } from "#lib/services/quizzes/submit-attempt.ts";

const MOST_BYTES = 10_000;

/** Hands an attempt in. Safe to send twice: it is handed in once. */
export const POST = mutation(async (request) => {
  const body = await readJson(request, MOST_BYTES);
  return json(200, await submitAttempt(await routeContext(request), body));
});
