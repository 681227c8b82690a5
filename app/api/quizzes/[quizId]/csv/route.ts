import { replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { resultsCsv } from "#lib/services/quizzes/results-csv.ts";

type Context = { readonly params: Promise<{ readonly quizId: string }> };

/** The marks of a quiz as a table, for who may see its results. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { quizId } = await params;
    const { title, text } = await resultsCsv(await routeContext(request), quizId);
    return new Response(text, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="results.csv"; filename*=UTF-8''${encodeURIComponent(fileName(title))}`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return replyTo(error);
  }
}

/** A name that every system takes. RFC 8187 encodes the rest. */
function fileName(title: string): string {
  const plain = title
    .replace(/[^\p{L}\p{N} .-]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, 80);
  return `${plain === "" ? "quiz" : plain}.csv`;
}
