import { CSV, fileReply } from "#app/_edge/file-reply.ts";
import { replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { exportRoster } from "#lib/services/classes/export-roster.ts";

/** The roster of a class as a file for a spreadsheet. Reading only. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly classId: string }> },
): Promise<Response> {
  try {
    const { classId } = await params;
    const { className, csv } = await exportRoster(await routeContext(request), classId);
    return fileReply({
      type: CSV,
      body: csv,
      title: className,
      fallback: "roster.csv",
      ending: " roster.csv",
    });
  } catch (error) {
    return replyTo(error);
  }
}
