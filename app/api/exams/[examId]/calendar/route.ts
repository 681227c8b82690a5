import { fileReply } from "#app/_edge/file-reply.ts";
import { replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { examCalendarFile } from "#lib/services/exams/exam-calendar-file.ts";

type Context = { readonly params: Promise<{ readonly examId: string }> };

/** The plan's days as a calendar file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { examId } = await params;
    const { title, text } = await examCalendarFile(await routeContext(request), examId);
    return fileReply({
      type: "text/calendar; charset=utf-8",
      body: text,
      title,
      fallback: "exam.ics",
      ending: ".ics",
    });
  } catch (error) {
    return replyTo(error);
  }
}
