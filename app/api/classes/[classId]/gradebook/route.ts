import { CSV, fileReply } from "#app/_edge/file-reply.ts";
import { replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { BYTE_ORDER_MARK } from "#lib/base/csv.ts";
import { gradebookCsv } from "#lib/services/morning/gradebook-view.ts";

type Props = { readonly params: Promise<{ readonly classId: string }> };

/** The gradebook of a class as a CSV file: what the screen shows, cell by cell. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  try {
    const [ctx, { classId }] = await Promise.all([routeContext(request), params]);
    const { name, text } = await gradebookCsv(ctx, classId);
    return fileReply({
      type: CSV,
      body: `${BYTE_ORDER_MARK}${text}`,
      title: name,
      fallback: "gradebook.csv",
      ending: " gradebook.csv",
    });
  } catch (error) {
    return replyTo(error);
  }
}
