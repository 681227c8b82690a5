import { z } from "zod";
import { PACKAGE_LIMITS } from "#lib/interop/anki-package.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { keepFile, stopFile } from "./kept-packages.ts";

/** How large the file of a package may be. */
export const PACKAGE_BYTES: number = PACKAGE_LIMITS.bytes;

const Input = z.object({ id: z.string().min(1).max(100) });

/**
 * Keeps a package of Anki for an hour, so that it can be looked at and brought in without being sent twice; gives its
 * id. Throws `limit` when too many are kept, `conflict` while another of the same person is in work.
 */
export async function keepPackage(ctx: Ctx, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  allow(ctx, "begin", { ownerId: userIdOf(ctx) }, "page");
  return keepFile(ctx, chunks);
}

/** Stops bringing a package in, between two portions; or forgets one that only waits. Throws `not-found` for another's. */
export async function stopPackage(ctx: Ctx, input: unknown): Promise<void> {
  allow(ctx, "begin", { ownerId: userIdOf(ctx) }, "page");
  await stopFile(ctx, parseInput(Input, input).id);
}
