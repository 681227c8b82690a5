import { json, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { browseCard } from "#lib/services/browse/browse-card.ts";

type Params = { readonly params: Promise<{ readonly cardId: string }> };

/** A card as it is studied, with its receipts, to look at beside the table. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const ctx = await routeContext(request);
    return json(200, { card: await browseCard(ctx, (await params).cardId) });
  } catch (error) {
    return replyTo(error);
  }
}
