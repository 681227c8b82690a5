import { attachment } from "./file-reply.ts";

/** A zip that is sent while it is made; nothing keeps it on the way. */
export function zipResponse(name: string, pieces: AsyncGenerator<Uint8Array>): Response {
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
  return new Response(body, { headers: attachment("application/zip", name) });
}
