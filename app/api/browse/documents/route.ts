import { json, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { browseDocuments } from "#lib/services/browse/browse-documents.ts";

/** The passages of documents in which the words of a search stand: `?q=…`. */
export async function GET(request: Request): Promise<Response> {
  try {
    const ctx = await routeContext(request);
    const query = new URL(request.url).searchParams.get("q") ?? "";
    return json(200, { documents: await browseDocuments(ctx, { query }) });
  } catch (error) {
    return replyTo(error);
  }
}
