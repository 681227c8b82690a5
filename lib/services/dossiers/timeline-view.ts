import { dateWords } from "#lib/cards/date-words.ts";
import type { Category } from "#lib/cards/types.ts";
import { intervalOfValue } from "#lib/conflicts/intervals.ts";
import { documentsByName, keptView, openConflicts, studiedCards } from "#lib/db/queries/dossier-views.ts";
import type { TimelineEntry } from "#lib/decks/made.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { readableDossier } from "./readable-dossier.ts";

/** A receipt as a page links it. */
export type Proved = {
  readonly documentId: string;
  readonly documentTitle: string;
  readonly start: number;
  readonly end: number;
};

export type TimelineEvent = {
  readonly id: string;
  /** The days that the date may mean, since 1970-01-01; `to` is exclusive. A clock time is a part of a day. */
  readonly from: number;
  readonly to: number;
  /** The date in words: "12 November 1940, 11:05". */
  readonly when: string;
  readonly what: string;
  readonly category: Category;
  readonly certainty: TimelineEntry["certainty"];
  /** A side of a disagreement that nobody has settled. */
  readonly disputed: boolean;
  readonly receipts: readonly Proved[];
  readonly cards: number;
};

export type TimelineView = {
  readonly id: string;
  readonly title: string;
  readonly owned: boolean;
  readonly documents: number;
  readonly events: readonly TimelineEvent[];
};

/** The dated events of a dossier in order of time. Throws `not-found` for one that is absent or somebody else's. */
export async function timelineView(ctx: Ctx, dossierId: string): Promise<TimelineView> {
  const { read } = ctx.store;
  const dossier = await readableDossier(ctx, read, dossierId);
  const [found, documents, cards, open] = await Promise.all([
    keptView(read, dossierId, "timeline"),
    documentsByName(read, dossierId),
    studiedCards(read, dossierId),
    openConflicts(read, dossierId),
  ]);
  const events = (found?.entries ?? []).flatMap((entry): TimelineEvent[] => {
    const place = placeOf(entry.value);
    const receipts = entry.evidence.flatMap(({ document, start, end, role }) => {
      const known = documents.get(document);
      return known === undefined || role === "context"
        ? []
        : [{ documentId: known.id, documentTitle: known.title, start, end }];
    });
    if (place === null || receipts.length === 0) return [];
    return [
      {
        id: entry.id,
        ...place,
        when: whenWords(entry.value),
        what: entry.what,
        category: entry.category,
        certainty: entry.certainty,
        disputed: entry.conflict !== null && open.has(entry.conflict),
        receipts,
        cards: entry.cards.filter((id) => cards.has(id)).length,
      },
    ];
  });
  return {
    id: dossier.id,
    title: dossier.title,
    owned: dossier.ownerId !== null && dossier.ownerId === userIdOf(ctx),
    documents: documents.size,
    events,
  };
}

/** "12 November 1940, 11:05", "November 1940", "the 1880s": the clock as everybody reads it. */
function whenWords(value: string): string {
  const [day = value, clock] = value.split("T");
  const words = dateWords({ value: day, modifier: null })?.answer ?? day;
  return clock === undefined ? words : `${words}, ${clock}`;
}

/** Where a value stands on a line of days; null for what is no stretch of time. */
function placeOf(value: string): { readonly from: number; readonly to: number } | null {
  const days = intervalOfValue(value);
  if (days === null) return null;
  const clock = /T(?<hour>\d{2}):(?<minute>\d{2})$/u.exec(value)?.groups;
  if (clock === undefined) return { from: days.from, to: days.to + 1 };
  const part = (Number(clock.hour) * 60 + Number(clock.minute)) / 1440;
  return { from: days.from + part, to: days.from + part };
}
