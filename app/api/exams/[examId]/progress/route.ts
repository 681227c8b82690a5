import { json, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { examProgress } from "#lib/services/exams/exam-progress.ts";

type Context = { readonly params: Promise<{ readonly examId: string }> };

/** Whether an exam's plan and curve are worked out, for a page that shows the quick ones. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { examId } = await params;
    return json(200, await examProgress(await routeContext(request), examId));
  } catch (error) {
    return replyTo(error);
  }
}
