import { readJson } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { importNotes } from "#lib/services/notes/import-notes.ts";

/** Five million characters, as JSON writes them. */
const MOST_BYTES = 12_000_000;

/** Takes in notes from a text file, or says what that would do. A route: the body of an action is cut at one megabyte. */
export const POST = mutation(async (request) =>
  json(200, await importNotes(await routeContext(request), await readJson(request, MOST_BYTES))),
);
