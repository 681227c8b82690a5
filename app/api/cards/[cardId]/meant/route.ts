import { readJson } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { whoseAnswer } from "#lib/services/study/whose-answer.ts";

type Params = { readonly params: Promise<{ readonly cardId: string }> };

const MOST_BYTES = 10_000;

/** Which card a typed answer is right for, where it is wrong for this one. Changes nothing. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { cardId } = await params;
  const handle = mutation(async (sent) => {
    const body = await readJson(sent, MOST_BYTES);
    const fields = typeof body === "object" && body !== null ? body : {};
    return json(200, { card: await whoseAnswer(await routeContext(sent), { ...fields, cardId }) });
  });
  return handle(request);
}
