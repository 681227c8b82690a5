import { replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { readMedia } from "#lib/services/media/read-media.ts";

/** What is served is data: opened as a page it may do nothing, and its type is the one that was found in its bytes. */
const HEADERS = {
  "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  // The name is the hash of the bytes, so that they never change; only this person's browser keeps them.
  "cache-control": "private, max-age=31536000, immutable",
  "accept-ranges": "bytes",
  "content-disposition": "inline",
  vary: "cookie",
};

/** A picture or a sound, or the part of it that is asked for. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly hash: string }> },
): Promise<Response> {
  try {
    const { hash } = await params;
    const medium = await readMedia(await routeContext(request), hash);
    const { type, size } = medium;
    const headers = { ...HEADERS, "content-type": type, etag: `"${hash}"` };
    if (request.headers.get("if-none-match") === headers.etag)
      return new Response(null, { status: 304, headers });
    const range = rangeOf(request.headers.get("range"), size);
    if (range === "unsatisfiable")
      return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${size}` } });
    const { start, end } = range ?? { start: 0, end: size };
    const bytes = await medium.read(start, end);
    return new Response(Buffer.from(bytes), {
      status: range ? 206 : 200,
      headers: {
        ...headers,
        "content-length": String(bytes.length),
        ...(range ? { "content-range": `bytes ${start}-${end - 1}/${size}` } : {}),
      },
    });
  } catch (error) {
    return replyTo(error);
  }
}

/** bytes=0-99 · bytes=100- · bytes=-50; null for none, and for several, which are answered with the whole. */
function rangeOf(
  header: string | null,
  size: number,
): { readonly start: number; readonly end: number } | "unsatisfiable" | null {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header ?? "") ?? [];
  if (from === "" && to === "") return null;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size : Math.min(size, Number(to) + 1);
  return start < end ? { start, end } : "unsatisfiable";
}
