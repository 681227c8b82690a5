import { json, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { cardInfo } from "#lib/services/study/card-info.ts";

type Params = { readonly params: Promise<{ readonly cardId: string }> };

/** What there is to know about a card, for the panel of the study screen. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await routeContext(request);
    return json(200, await cardInfo(ctx, (await params).cardId));
  } catch (error) {
    return replyTo(error);
  }
}
