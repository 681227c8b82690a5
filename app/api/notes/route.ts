import { readJson } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { editNoteHere } from "#lib/services/notes/edit-note-here.ts";

const MOST_BYTES = 500_000;

/**
 * Gives a note other words from the study screen, answered with its cards and the step that `POST /api/steps` takes
 * back. A route and not an action: the screen goes on while it is sent.
 */
export const POST = mutation(async (request) =>
  json(200, await editNoteHere(await routeContext(request), await readJson(request, MOST_BYTES))),
);
