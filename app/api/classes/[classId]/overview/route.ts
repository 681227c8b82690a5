import { json, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { overviewStamp } from "#lib/services/morning/overview-stamp.ts";

type Props = { readonly params: Promise<{ readonly classId: string }> };

/** Whether an overview is still true: 304 when nothing changed since `If-None-Match`, else the new stamp. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  try {
    const [ctx, { classId }] = await Promise.all([routeContext(request), params]);
    const told = await overviewStamp(ctx, classId);
    const etag = `"${told.stamp}"`;
    const headers = { etag, "cache-control": "private, no-cache", vary: "cookie" };
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    return json(200, told, headers);
  } catch (error) {
    return replyTo(error);
  }
}
