import { createReadStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { DEFAULT_DAY_START, startOfStudyDay, studyDay, utcOffsetMinutes } from "#lib/base/study-time.ts";
import { bytesOfMedium } from "#lib/db/queries/media.ts";
import { firstEventAt } from "#lib/db/queries/packed-for-anki.ts";
import { writeSqliteFile } from "#lib/db/sqlite-file.ts";
import { colRow, INDEXES_11, SCHEMA_11 } from "#lib/interop/out/collection.ts";
import type { OutType } from "#lib/interop/out/note-types.ts";
import { pathsAbove } from "#lib/interop/out/notes.ts";
import {
  archiveSize,
  crcOf,
  directoryOf,
  localHeader,
  type StoredEntry,
} from "#lib/interop/out/stored-zip.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { PACKAGES_FOLDER } from "./kept-packages.ts";
import { OutMedia, type OutMedium } from "./out-media.ts";
import { outNotes } from "./out-notes.ts";
import { outRules } from "./out-rules.ts";
import { outScope } from "./out-scope.ts";

const Input = z.object({
  deck: z.string().min(1).max(200).optional(),
  dossier: z.string().min(1).max(200).optional(),
  /** With what the viewer learnt; left out, the cards are new for whoever opens them. */
  history: z.boolean().default(false),
});

export type PackedForAnki = {
  readonly title: string;
  readonly cards: number;
  /** Of the whole file. */
  readonly size: number;
  readonly pieces: AsyncGenerator<Uint8Array>;
};

/** So many packages are made at once, so many more wait, and so many are on their way. Said in docs/limits.md. */
const AT_ONCE = 2;
const WAITING = 20;
const UNDERWAY = 50;
const PIECE = 256 * 1_024;

type Making = { making: number; underway: number; readonly queue: (() => void)[] };

/** Every route has its own copy of this module; what is counted is the process's. */
function counts(): Making {
  const holder: typeof globalThis & { dossierPackagesOut?: Making } = globalThis;
  holder.dossierPackagesOut ??= { making: 0, underway: 0, queue: [] };
  return holder.dossierPackagesOut;
}

/**
 * A deck with its parts, a dossier of the viewer's, or all that they study, as a package of Anki: schema 11 in a zip of
 * plain entries, which every version opens. The database is a file outside ours and is gone when the last byte was taken.
 * Throws `not-found` for what is absent or somebody else's, `invalid` where there is no card, `limit` for too much.
 */
export async function packForAnki(ctx: Ctx, input: unknown): Promise<PackedForAnki> {
  const { history, ...asked } = parseInput(Input, input);
  const count = counts();
  if (count.queue.length >= WAITING || count.underway >= UNDERWAY)
    throw new DomainError("limit", "Many packages are being made just now. Try again in a minute.", {
      retryAfter: "60",
    });
  if (count.making >= AT_ONCE) await new Promise<void>((resolve) => count.queue.push(resolve));
  count.making += 1;
  try {
    const scope = await outScope(ctx, asked);
    const folder = await mkdtemp(path.join(tmpdir(), PACKAGES_FOLDER));
    const drop = (): Promise<void> => rm(folder, { recursive: true, force: true });
    try {
      const file = path.join(folder, "collection.anki2");
      const media = await written(ctx, scope, file, history);
      return await asArchive(ctx, { ...scope, file, media, drop });
    } catch (error) {
      await drop();
      throw error;
    }
  } finally {
    count.making -= 1;
    count.queue.shift()?.();
  }
}

async function written(
  ctx: Ctx,
  scope: Awaited<ReturnType<typeof outScope>>,
  file: string,
  withHistory: boolean,
): Promise<readonly OutMedium[]> {
  const { viewer } = ctx;
  const { read } = ctx.store;
  const now = ctx.now();
  const userId = userIdOf(ctx);
  const clock = viewer.kind === "learner" ? viewer.clock : { zone: "UTC", dayStart: DEFAULT_DAY_START };
  const history = withHistory && userId !== null;
  const rules = history
    ? await outRules(
        read,
        userId,
        scope.decks.map((deck) => deck.id),
      )
    : null;
  const first = history ? ((await firstEventAt(read, userId)) ?? now) : now;
  const createdDay = studyDay(Math.min(first, now), clock);
  const createdAt = startOfStudyDay(createdDay, clock);
  const media = new OutMedia(read, { userId, now });
  const types = new Set<OutType>();
  const decks = scope.decks.map((deck, i) => ({
    ...{ key: deck.id, id: FIRST_DECK + i, path: deck.path },
    way: rules?.get(deck.id)?.way ?? null,
  }));
  const above = pathsAbove(decks.map((deck) => deck.path)).map((path, i) => ({
    ...{ id: FIRST_DECK + decks.length + i, path, way: null },
  }));
  await writeSqliteFile(file, { tables: SCHEMA_11, indexes: INDEXES_11 }, async ({ add }) => {
    const of = {
      ...{ db: read, userId, now, media, types },
      deckIds: new Map(decks.map(({ key, id }) => [key, id])),
      history: rules && {
        createdDay,
        presets: new Map([...rules].map(([deckId, { preset }]) => [deckId, preset])),
      },
    };
    for await (const { notes, cards, reviews } of outNotes(scope, of)) {
      await add("notes", notes);
      await add("cards", cards);
      await add("revlog", reviews);
    }
    const west = [createdAt, now].map((at) => -utcOffsetMinutes(at, clock.zone));
    const [then = 0, today = 0] = west;
    await add("col", [
      colRow({
        ...{ now, createdAt, west: [then, today], dayStart: clock.dayStart, types },
        decks: [...above, ...decks],
        newCards: scope.cards,
      }),
    ]);
  });
  return media.all();
}

/** Numbers of decks: Anki knows decks by their names, and gives them others where these are taken. */
const FIRST_DECK = 1_763_800_200_001;

async function asArchive(
  ctx: Ctx,
  of: {
    readonly title: string;
    readonly cards: number;
    readonly file: string;
    readonly media: readonly OutMedium[];
    readonly drop: () => Promise<void>;
  },
): Promise<PackedForAnki> {
  const { title, cards, file, media, drop } = of;
  const list = new TextEncoder().encode(
    JSON.stringify(Object.fromEntries(media.map(({ name }, i) => [String(i), name]))),
  );
  let crc = 0;
  for await (const piece of filePieces(file)) crc = crcOf(piece, crc);
  const collection = { name: "collection.anki2", size: (await stat(file)).size, crc };
  const listed = { name: "media", size: list.length, crc: crcOf(list) };
  const planned = [collection, listed, ...media.map(({ size }, i) => ({ name: String(i), size, crc: 0 }))];
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const count = counts();
    count.underway += 1;
    try {
      const entries: StoredEntry[] = [collection, listed];
      yield localHeader(collection);
      yield* filePieces(file);
      yield localHeader(listed);
      yield list;
      for (const [i, { hash, size }] of media.entries()) {
        const bytes = await bytesOfMedium(ctx.store.read, hash, { start: 0, end: size });
        // One that went away meanwhile would make every later place wrong.
        if (bytes.length !== size) throw new Error("A picture or a sound is gone.");
        const entry = { name: String(i), size, crc: crcOf(bytes) };
        entries.push(entry);
        yield localHeader(entry);
        yield bytes;
      }
      yield directoryOf(entries);
    } finally {
      count.underway -= 1;
      await drop();
    }
  }
  return { title, cards, size: archiveSize(planned), pieces: pieces() };
}

async function* filePieces(file: string): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(file, { highWaterMark: PIECE })) yield piece;
}
