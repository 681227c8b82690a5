import { CSV, fileReply } from "#app/_edge/file-reply.ts";
import { replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { resultsCsv } from "#lib/services/quizzes/results-csv.ts";

type Context = { readonly params: Promise<{ readonly quizId: string }> };

/** The marks of a quiz as a table, for who may see its results. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { quizId } = await params;
    const { title, text } = await resultsCsv(await routeContext(request), quizId);
    return fileReply({ type: CSV, body: text, title, fallback: "results.csv", ending: ".csv" });
  } catch (error) {
    return replyTo(error);
  }
}
