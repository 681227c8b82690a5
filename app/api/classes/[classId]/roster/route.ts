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
    const plain = className.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/gu, "");
    return new Response(csv, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="roster.csv"; filename*=UTF-8''${encodeURIComponent(plain)}-roster.csv`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return replyTo(error);
  }
}
