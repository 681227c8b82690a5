import { readJson } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { previewQuiz } from "#lib/services/quizzes/preview-quiz.ts";

const MOST_BYTES = 200_000;

/** What could be asked about some cards. Changes nothing; it is posted because a selection may be long. */
export const POST = mutation(async (request) => {
  const body = await readJson(request, MOST_BYTES);
  return json(200, await previewQuiz(await routeContext(request), body));
});
