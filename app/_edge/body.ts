import { DomainError } from "#lib/base/errors.ts";

/** The body is larger than the route takes. */
export class TooLarge extends Error {
  constructor(message = "That is more than fits in one request. Send less at once.") {
    super(message);
  }
}

/**
 * Reads a JSON body of at most `limit` bytes, counted as they come (a declared length may lie, and something on the way
 * may have cut the body: then it is refused, never half read). Throws `TooLarge`, or `invalid` with what to change.
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json")
    throw new DomainError("invalid", "Send JSON: Content-Type: application/json.");
  const declared = declaredLength(request.headers.get("content-length"));
  const bytes = await readWhole(request, limit, declared);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new DomainError("invalid", "The body is not JSON in UTF-8.");
  }
}

/**
 * Reads a file that is sent as it is: at most `limit` bytes, and exactly as many as were announced, in the header or, for
 * a sender that cannot set it, as `size`. Throws `TooLarge` with the given words, or `invalid` when something is missing.
 */
export async function readUpload(
  request: Request,
  { limit, words, size }: { readonly limit: number; readonly words: string; readonly size: string | null },
): Promise<Uint8Array> {
  const header = declaredLength(request.headers.get("content-length"));
  const declared = declaredLength(size) ?? header;
  if (declared === null || (header !== null && header !== declared))
    throw new DomainError(
      "invalid",
      "Say how many bytes the file has: Content-Length, or size in the address.",
    );
  try {
    return await readWhole(request, limit, declared);
  } catch (error) {
    throw error instanceof TooLarge ? new TooLarge(words) : error;
  }
}

/**
 * A file that is too large for memory, piece by piece as it comes: at most `limit` bytes, and exactly as many as were
 * announced. Throws as `readUpload` does, in the middle too: who keeps the pieces throws them away then.
 */
export async function* uploadPieces(
  request: Request,
  { limit, words, size }: { readonly limit: number; readonly words: string; readonly size: string | null },
): AsyncGenerator<Uint8Array> {
  const declared = declaredLength(size) ?? declaredLength(request.headers.get("content-length"));
  if (declared === null)
    throw new DomainError("invalid", "Say how many bytes the file has: size in the address.");
  if (declared > limit) throw new TooLarge(words);
  let length = 0;
  try {
    const reader = request.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      length += part.value.length;
      if (length > limit) throw new TooLarge(words);
      yield part.value;
    }
  } catch (error) {
    throw error instanceof TooLarge ? error : brokenOff();
  }
  if (length !== declared)
    throw new DomainError(
      "invalid",
      `The body has ${length} bytes, and ${declared} were announced. Send it again.`,
    );
}

function brokenOff(): DomainError {
  // The sender is gone: nobody reads this, and it is no fault of ours to be logged.
  return new DomainError("invalid", "The connection broke off before everything had arrived. Send it again.");
}

async function readWhole(request: Request, limit: number, declared: number | null): Promise<Uint8Array> {
  if (declared !== null && declared > limit) throw new TooLarge();
  const bytes = await readBytes(request.body, limit).catch((error: unknown) => {
    throw error instanceof TooLarge ? error : brokenOff();
  });
  if (declared !== null && declared !== bytes.length) {
    throw new DomainError(
      "invalid",
      `The body has ${bytes.length} bytes, and ${declared} were announced. Send it again.`,
    );
  }
  return bytes;
}

function declaredLength(header: string | null): number | null {
  return header !== null && /^\d{1,15}$/u.test(header) ? Number(header) : null;
}

async function readBytes(body: ReadableStream<Uint8Array> | null, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > limit) {
      await reader?.cancel();
      throw new TooLarge();
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}
