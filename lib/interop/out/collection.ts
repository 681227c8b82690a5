import type { ScheduleRules } from "#lib/schedule/rules.ts";
import { SHARED_ORDERS } from "../anki-habits.ts";
import type { WayHabits } from "../anki-types.ts";
import { noteTypes, type OutType } from "./note-types.ts";

/** By which rules a deck goes on there: the same that it has here. */
export type OutWay = {
  readonly name: string;
  readonly rules: ScheduleRules;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly habits: Omit<WayHabits, "siblingsApart"> & {
    readonly siblingsApart: "new" | "reviews" | "both" | "none";
  };
};

export type OutDeck = { readonly id: number; readonly path: string; readonly way: OutWay | null };

export type OutCollection = {
  readonly now: number;
  /** The moment at which the study day began from which days are counted. */
  readonly createdAt: number;
  /** Minutes west of Greenwich, then and now. */
  readonly west: readonly [then: number, now: number];
  readonly dayStart: number;
  readonly decks: readonly OutDeck[];
  readonly types: ReadonlySet<OutType>;
  readonly newCards: number;
};

/** Schema 11, as every version of Anki reads it. */
export const SCHEMA_11: readonly string[] = [
  "create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null, dconf text not null, tags text not null)",
  "create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null)",
  "create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null)",
  "create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null)",
  "create table graves (usn integer not null, oid integer not null, type integer not null)",
];

/** Made when the rows are in: they are written quicker so. */
export const INDEXES_11: readonly string[] = [
  "create index ix_notes_usn on notes (usn)",
  "create index ix_cards_usn on cards (usn)",
  "create index ix_revlog_usn on revlog (usn)",
  "create index ix_cards_nid on cards (nid)",
  "create index ix_cards_sched on cards (did, queue, due)",
  "create index ix_revlog_cid on revlog (cid)",
  "create index ix_notes_csum on notes (csum)",
];

/** The only row of `col`. */
export function colRow(of: OutCollection): readonly (string | number)[] {
  const { now, createdAt, west, dayStart, decks, types, newCards } = of;
  const seconds = Math.floor(now / 1_000);
  const ways = new Map<OutWay, number>();
  for (const { way } of decks) if (way !== null && !ways.has(way)) ways.set(way, FIRST_WAY + ways.size);
  const conf = {
    ...{ nextPos: newCards + 1, estTimes: true, activeDecks: [1], sortType: "noteFld", timeLim: 0 },
    ...{ sortBackwards: false, addToCur: true, curDeck: 1, newSpread: 0, dueCounts: true },
    ...{ curModel: null, collapseTime: 1_200, dayLearnFirst: false, schedVer: 2, sched2021: true },
    ...{ creationOffset: west[0], localOffset: west[1], rollover: dayStart, fsrs: ways.size > 0 },
  };
  const all = [{ id: 1, path: "Default", way: null }, ...decks];
  const deckRows = all.map((deck) => [
    String(deck.id),
    deckRow(deck, deck.way === null ? 1 : (ways.get(deck.way) ?? 1), seconds),
  ]);
  const wayRows = [...ways].map(([way, id]) => [String(id), wayRow(way, id, seconds)]);
  const rows = [
    conf,
    noteTypes(types, now),
    Object.fromEntries(deckRows),
    { "1": wayRow(null, 1, seconds), ...Object.fromEntries(wayRows) },
    {},
  ];
  return [1, Math.floor(createdAt / 1_000), now, now, 11, 0, 0, 0, ...rows.map((row) => JSON.stringify(row))];
}

const FIRST_WAY = 1_763_800_100_001;

function deckRow({ id, path }: OutDeck, conf: number, mod: number) {
  const none = [0, 0];
  return {
    ...{ id, name: path, desc: "", dyn: 0, conf, mod, usn: -1, collapsed: false, browserCollapsed: false },
    ...{ extendNew: 0, extendRev: 0, newToday: none, revToday: none, lrnToday: none, timeToday: none },
  };
}

const MIXES = { mixed: 0, last: 1, first: 2 } as const;

function wayRow(way: OutWay | null, id: number, mod: number) {
  const { rules } = way ?? {};
  const habits = way?.habits ?? { siblingsApart: "none" };
  const { siblingsApart, reviewOrder, newAmong = "mixed", leechAfter = 8, leechSuspends = false } = habits;
  const apart = (of: "new" | "reviews"): boolean => siblingsApart === of || siblingsApart === "both";
  const { newPerDay = 20, reviewsPerDay = 200 } = way ?? {};
  return {
    ...{ id, name: way?.name ?? "Default", mod, usn: -1, maxTaken: 60, autoplay: true, timer: 0 },
    ...{ replayq: true, dyn: false },
    new: {
      ...{ bury: apart("new"), delays: rules?.learningStepsMinutes ?? [1, 10] },
      ...{ initialFactor: 2_500, ints: [1, 4, 0], order: 1, perDay: newPerDay, separate: true },
    },
    rev: {
      ...{ bury: apart("reviews"), ease4: 1.3, ivlFct: 1, hardFactor: 1.2 },
      ...{ maxIvl: rules?.maximumIntervalDays ?? 36_500, perDay: reviewsPerDay, fuzz: 0.05, minSpace: 1 },
    },
    lapse: {
      ...{ delays: rules?.relearningStepsMinutes ?? [10], leechAction: leechSuspends ? 0 : 1 },
      ...{ leechFails: leechAfter, minInt: 1, mult: 0 },
    },
    ...{ newMix: MIXES[newAmong], reviewOrder: reviewOrder === undefined ? 0 : SHARED_ORDERS[reviewOrder] },
    ...(rules ? { fsrsParams6: rules.parameters, desiredRetention: rules.desiredRetention } : {}),
    ...(habits.easyDays ? { easyDaysPercentages: habits.easyDays } : {}),
  };
}
