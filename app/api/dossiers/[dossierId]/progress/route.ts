import { json, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { makingProgress } from "#lib/services/making/making-progress.ts";

// Asked each time: never answered from the build.
export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly dossierId: string }> };

/** How far the making of a dossier's cards is; `{ "progress": null }` when it was never asked for. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const { dossierId } = await params;
    return json(200, { progress: await makingProgress(await routeContext(request), dossierId) });
  } catch (error) {
    return replyTo(error);
  }
}
