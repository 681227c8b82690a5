import { replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { examCalendarFile } from "#lib/services/exams/exam-calendar-file.ts";

type Context = { readonly params: Promise<{ readonly examId: string }> };

/** The plan's days as a calendar file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { examId } = await params;
    const { name, text } = await examCalendarFile(await routeContext(request), examId);
    return new Response(text, {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": `attachment; filename="exam.ics"; filename*=UTF-8''${encodeURIComponent(name)}`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return replyTo(error);
  }
}
