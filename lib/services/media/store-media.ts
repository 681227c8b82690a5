import { hash as digest } from "node:crypto";
import { DomainError } from "#lib/base/errors.ts";
import { addMedium, mediaBytesOf } from "#lib/db/queries/media.ts";
import { writeAsLearner } from "../account/as-learner.ts";
import type { Ctx } from "../context.ts";
import { cleanImage } from "./clean-image.ts";
import { sniffMedia } from "./sniff-media.ts";

export const MEDIA_LIMITS = {
  /** Of one picture or sound. */
  bytes: 10_000_000,
  /** Of one person, all together. */
  all: 200_000_000,
} as const;

export type StoredMedium = {
  readonly hash: string;
  readonly kind: "image" | "audio";
  readonly width: number | null;
  readonly height: number | null;
};

/**
 * Keeps a picture or a sound for a note, named by the SHA-256 of what is kept. What it is, its bytes say; a picture is
 * written anew without its metadata. A visitor becomes a guest by it. Safe to send twice. Throws `unreadable` for any
 * other kind of file, `limit` for one that is too large or when a person keeps too much.
 */
export async function storeMedia(
  ctx: Ctx,
  { name, zone }: { readonly name: string; readonly zone?: string | undefined },
  bytes: Uint8Array,
): Promise<StoredMedium> {
  const sniffed = sniffMedia(bytes);
  if (sniffed === null) {
    throw new DomainError(
      "unreadable",
      "This is neither a picture (PNG, JPEG, GIF, WebP) nor a sound (MP3, Ogg, WAV, M4A, AAC, WebM). Save it as one of them and add that.",
    );
  }
  const { kind, type } = sniffed;
  const image = kind === "image" ? await cleanImage(bytes, type) : null;
  const kept = image?.bytes ?? bytes;
  if (kept.length > MEDIA_LIMITS.bytes) throw new DomainError("limit", TOO_LARGE);
  const hash = digest("sha256", Buffer.from(kept), "base64url");
  const label = name
    .replace(/[\p{C}\\/]/gu, " ")
    .trim()
    .slice(0, 200);
  const { width = null, height = null } = image ?? {};
  return writeAsLearner(ctx, zone, async (tx, learner, userId) => {
    if ((await mediaBytesOf(tx, userId)) + kept.length > MEDIA_LIMITS.all)
      throw new DomainError(
        "limit",
        "You keep 200 MB of pictures and sounds, which is as much as one may. Delete some first.",
      );
    const row = { hash, type, size: kept.length, width, height, createdAt: learner.now() };
    await addMedium(tx, row, kept, { userId, name: label === "" ? "untitled" : label });
    return { hash, kind, width, height };
  });
}

export const TOO_LARGE = "A picture or a sound may have 10 MB. Save it smaller and add that.";
