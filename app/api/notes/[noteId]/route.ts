import { json, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { noteView } from "#lib/services/notes/note-view.ts";

type Params = { readonly params: Promise<{ readonly noteId: string }> };

/** A note of one's own as it was written, to be edited from the study screen. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    return json(200, await noteView(await routeContext(request), (await params).noteId));
  } catch (error) {
    return replyTo(error);
  }
}
