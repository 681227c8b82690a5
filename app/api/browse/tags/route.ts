import { readJson } from "#app/_edge/body.ts";
import { json, mutation, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { changeTag } from "#lib/services/notes/change-tag.ts";
import { tagList } from "#lib/services/notes/tag-cards.ts";

/** The viewer's tags, with how many cards have each. */
export async function GET(request: Request): Promise<Response> {
  try {
    return json(200, { tags: await tagList(await routeContext(request)) });
  } catch (error) {
    return replyTo(error);
  }
}

/** Two names, with room to spare. */
const MOST_BYTES = 4_000;

/** Renames a tag everywhere, or takes it away: `{ step, batch, tag, to, after }`. The reply says where to go on. */
export const POST = mutation(async (request) => {
  const body = await readJson(request, MOST_BYTES);
  return json(200, await changeTag(await routeContext(request), body));
});
