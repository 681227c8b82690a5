import { attachment, fileName } from "./file-reply.ts";

type Named = { readonly title: string; readonly fallback: string; readonly ending: string };

/** A zip that is sent while it is made; nothing keeps it on the way. `size`: its bytes, where somebody knows. */
export function zipResponse(
  name: string | Named,
  pieces: AsyncGenerator<Uint8Array>,
  size?: number,
): Response {
  const [plain, shown] = typeof name === "string" ? [name, name] : [name.fallback, fileName(name)];
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        // Half a zip must not look like a whole one.
        controller.error(error);
      }
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  const headers = attachment("application/zip", plain, shown);
  return new Response(body, {
    headers: size === undefined ? headers : { ...headers, "content-length": String(size) },
  });
}
