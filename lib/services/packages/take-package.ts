import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { mediaKey } from "#lib/base/media-key.ts";
import { studyDay } from "#lib/base/study-time.ts";
import { parts } from "#lib/db/queries/in-parts.ts";
import { writeAsLearner } from "../account/as-learner.ts";
import type { Ctx } from "../context.ts";
import { MEDIA_LIMITS, storeMedia } from "../media/store-media.ts";
import { parseInput } from "../parse-input.ts";
import { type NoteFate, type NoteProblem, readyNotes } from "./compare-notes.ts";
import { dropFile, withFile } from "./kept-packages.ts";
import { MOST_PROBLEMS } from "./look-at-package.ts";
import { type PackageRules, rulesByPath, rulesOfWay } from "./package-rules.ts";
import type { ReadPackage } from "./packed-schema.ts";
import { readPackage, readPackedMedia } from "./read-package.ts";
import { writePortion } from "./write-package.ts";

const Input = z.object({ id: z.string().min(1).max(100), zone: z.string().max(100).optional() });

/** How far it is. */
export type PackageProgress =
  | { readonly kind: "reading" }
  | { readonly kind: "media" | "notes"; readonly done: number; readonly of: number };

export type TakenPackage = {
  readonly fates: Readonly<Record<NoteFate, number>>;
  readonly cards: number;
  /** Reviews that were not here before. */
  readonly reviews: number;
  readonly media: { readonly kept: number; readonly missing: number };
  /** Pictures and sounds that are not kept, and why. */
  readonly refusedMedia: readonly string[];
  readonly loss: { readonly occlusion: number; readonly stray: number };
  /** Cards whose gap was taken out of their note. */
  readonly empty: number;
  readonly problems: readonly NoteProblem[];
  readonly refused: number;
  /** Undo takes them back from the last to the first. */
  readonly steps: readonly string[];
  /** Whether it was stopped before the end: what was done until then stands. */
  readonly stopped: boolean;
};

type Watch = {
  readonly onProgress: (progress: PackageProgress) => void;
  /** When nobody waits for it any more. */
  readonly signal?: AbortSignal;
};

/** So many notes are written in one go: others who write wait no longer than for these. */
const NOTES_AT_ONCE = 150;

/**
 * Brings a package in that was sent: notes with their cards, tags and decks, pictures and sounds, and what was learnt of
 * each card. Brought in again it doubles nothing and takes what is newer; what was edited here stays. A visitor becomes a
 * guest by it. Stopped between, what was done stands. Throws `unreadable`, `limit` or `not-found` before anything is done.
 */
export async function takePackage(
  ctx: Ctx,
  input: unknown,
  { onProgress, signal }: Watch,
): Promise<TakenPackage> {
  const { id, zone } = parseInput(Input, input);
  const taken = await withFile(ctx, id, async (path, stopped) => {
    const stop = signal === undefined ? stopped : AbortSignal.any([stopped, signal]);
    try {
      onProgress({ kind: "reading" });
      const first = await readPackage(path, {}, stop);
      const keys = first.head.media.map(mediaKey);
      const media = await keptMedia(ctx, { path, zone, keys }, onProgress, stop);
      const isDrawn = Object.keys(media.here).length > 0;
      const read = isDrawn ? await readPackage(path, media.here, stop) : first;
      return await takeNotes(ctx, { read, zone, media }, onProgress, stop);
    } catch (error) {
      if (stop.aborted) return NOTHING;
      throw error;
    }
  });
  if (!taken.stopped) await dropFile(id);
  return taken;
}

const NO_FATES: Readonly<Record<NoteFate, number>> = { added: 0, restored: 0, changed: 0, own: 0, left: 0 };
/** Stopped before a note was written. */
const NOTHING: TakenPackage = {
  fates: NO_FATES,
  cards: 0,
  reviews: 0,
  media: { kept: 0, missing: 0 },
  refusedMedia: [],
  loss: { occlusion: 0, stray: 0 },
  empty: 0,
  problems: [],
  refused: 0,
  steps: [],
  stopped: true,
};

type KeptMedia = {
  /** By the key of the name: the hash under which it is kept. */
  readonly here: Readonly<Record<string, string>>;
  readonly refused: readonly string[];
};

const MOST_REFUSED = 5;

async function keptMedia(
  ctx: Ctx,
  {
    path,
    zone,
    keys,
  }: { readonly path: string; readonly zone: string | undefined; readonly keys: readonly string[] },
  onProgress: Watch["onProgress"],
  stop: AbortSignal,
): Promise<KeptMedia> {
  const here: Record<string, string> = {};
  const refused: string[] = [];
  for (let at = 0; at < keys.length && !stop.aborted; ) {
    const { done, media } = await readPackedMedia(path, keys.slice(at), stop);
    if (done === 0) break;
    for (const [i, { name, bytes }] of media.entries()) {
      if (stop.aborted) break;
      onProgress({ kind: "media", done: at + i, of: keys.length });
      try {
        if (bytes === null)
          throw new DomainError(
            "unreadable",
            `It is damaged, or larger than ${MEDIA_LIMITS.bytes / 1_000_000} MB.`,
          );
        here[mediaKey(name)] = (await storeMedia(ctx, { name, zone }, bytes)).hash;
      } catch (error) {
        // One that is not kept is told by its name in the notes.
        if (!(error instanceof DomainError)) throw error;
        if (refused.length < MOST_REFUSED) refused.push(`${name.slice(0, 100)}: ${error.message}`);
      }
    }
    at += done;
  }
  return { here, refused };
}

type Reading = { readonly read: ReadPackage; readonly zone: string | undefined; readonly media: KeptMedia };

async function takeNotes(
  ctx: Ctx,
  { read, zone, media }: Reading,
  onProgress: Watch["onProgress"],
  stop: AbortSignal,
): Promise<TakenPackage> {
  const { head, notes } = read;
  const { ready, problems, empty } = readyNotes(notes);
  // New cards come in the order in which they would have come there.
  const inOrder = [...ready].sort((a, b) => placeOf(a) - placeOf(b));
  const rules = new Map(head.ways.map((way) => [way.id, rulesOfWay(way)]));
  // A deck that somebody shared without having studied it says nothing of how to study.
  const byPath = head.hasHistory ? rulesByPath(head, rules) : new Map<string, PackageRules>();
  const batch = ctx.newId();
  const fates: Record<NoteFate, number> = { ...NO_FATES };
  const steps: string[] = [];
  let cards = 0;
  let reviews = 0;
  let done = 0;
  for (const portion of parts(inOrder, NOTES_AT_ONCE)) {
    if (stop.aborted) break;
    onProgress({ kind: "notes", done, of: inOrder.length });
    const written = await writeAsLearner(ctx, zone, (tx, learner) => {
      const clock = learner.viewer.kind === "learner" ? learner.viewer.clock : { zone: "UTC", dayStart: 4 };
      const createdDay = head.createdDay ?? studyDay(head.createdAt, clock);
      return writePortion(tx, learner, {
        ...{ notes: portion, batch, history: { createdDay, rules }, rules: byPath },
      });
    });
    for (const fate of FATES) fates[fate] += written.fates[fate];
    steps.push(...written.steps);
    cards += written.cards;
    reviews += written.reviews;
    done += portion.length;
    await setImmediate();
  }
  return {
    fates,
    cards,
    reviews,
    media: {
      kept: Object.keys(media.here).length,
      missing: head.missing + head.mediaThere - Object.keys(media.here).length,
    },
    refusedMedia: media.refused,
    loss: head.loss,
    empty,
    problems: problems.slice(0, MOST_PROBLEMS),
    refused: problems.length,
    steps,
    stopped: done < inOrder.length,
  };
}

const FATES: readonly NoteFate[] = ["added", "restored", "changed", "own", "left"];

function placeOf({
  packed,
}: {
  readonly packed: { readonly cards: readonly { readonly place: number }[] };
}): number {
  return packed.cards[0]?.place ?? 0;
}
