import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { foldText, sharedLength } from "#lib/base/text.ts";
import type { Evidence } from "#lib/cards/types.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { peopleSchema, timelineSchema } from "./archive-parts.ts";
import { canonical, type Deck } from "./format.ts";
import type { FoundPeople, FoundTimeline, Line } from "./made.ts";
import { peopleOf } from "./people.ts";
import { timelineOf } from "./timeline.ts";

/** The file beside the decks that holds what was found besides cards. */
export const FOUND_FILE = "found.json";
const FOUND_FORMAT = "dossier-found";

const found = z.object({
  format: z.literal(FOUND_FORMAT),
  version: z.literal(1),
  timeline: timelineSchema,
  people: peopleSchema,
});

export type Found = { readonly timeline: FoundTimeline; readonly people: FoundPeople };

/**
 * The timeline and the people of a dossier. With `excerpts`, for decks that travel without their documents: only what
 * the cards quote anyway, with their receipts, so that nothing more of any document is quoted.
 */
export function foundIn(readings: readonly DocumentReading[], deck: Deck, excerpts: boolean): Found {
  const all = { timeline: timelineOf(readings, deck), people: peopleOf(readings, deck) };
  return excerpts ? quotedAnyway(all, deck) : all;
}

/** Equal finds print to equal bytes. */
export function printFound({ timeline, people }: Found): string {
  return `${JSON.stringify(canonical({ format: FOUND_FORMAT, version: 1, timeline, people }), null, 1)}\n`;
}

/** Reads the file. Throws `invalid`, naming the place. */
export function parseFound(source: string, name = FOUND_FILE): Found {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new DomainError("invalid", `${name} is not JSON. Generate it again, or restore it from a copy.`);
  }
  const read = found.safeParse(value);
  if (read.success) return { timeline: read.data.timeline, people: read.data.people };
  const issue = read.error.issues[0];
  const where = issue?.path.map(String).join(".") ?? "";
  throw new DomainError("invalid", `${name}: ${where}: ${issue?.message ?? "not what was found"}.`);
}

function quotedAnyway({ timeline, people }: Found, deck: Deck): Found {
  const receipts = new Map<string, Evidence[]>();
  for (const card of deck.cards)
    for (const one of card.evidence) receipts.set(one.document, [...(receipts.get(one.document) ?? []), one]);
  /** The receipt of a card in which these words stand, at this place. */
  const holding = (text: string, at: Evidence): Evidence | null => {
    const wanted = foldText(text.replace(/[\s.…]+$/u, ""));
    const near = (receipts.get(at.document) ?? []).filter((one) => sharedLength(one, at) > 0);
    const held = near.find((one) => foldText(one.quote).includes(wanted));
    return held === undefined ? null : { ...held, role: "proof" };
  };
  /** The longest receipt of a card that lies in these words alone. */
  const longestIn = (at: Evidence): Evidence | null => {
    const inside = (receipts.get(at.document) ?? []).filter(
      (one) => one.role === "proof" && one.start >= at.start && one.end <= at.end && !one.quote.includes("<"),
    );
    const [longest] = inside.sort((a, b) => b.quote.length - a.quote.length || a.start - b.start);
    return longest ?? null;
  };
  const lines = (all: readonly Line[]): Line[] =>
    all.flatMap((line) => {
      const evidence = holding(line.text, line.evidence);
      return evidence === null ? [] : [{ ...line, evidence }];
    });
  return {
    timeline: {
      ...timeline,
      entries: timeline.entries.flatMap((entry) => {
        const evidence = entry.evidence.flatMap((one) => holding(entry.what, one) ?? []);
        if (evidence.length > 0) return [{ ...entry, evidence }];
        // What a card quotes of the same sentence says it in fewer words.
        const part = entry.evidence.flatMap((one) => (one.role === "proof" ? (longestIn(one) ?? []) : []))[0];
        return part === undefined ? [] : [{ ...entry, what: inOneLine(part.quote), evidence: [part] }];
      }),
    },
    people: {
      ...people,
      people: people.people.map((one) => ({
        ...one,
        roles: lines(one.roles),
        said: lines(one.said),
        proposed: lines(one.proposed),
        did: lines(one.did),
      })),
    },
  };
}

function inOneLine(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.charAt(0).toUpperCase() + line.slice(1);
}
