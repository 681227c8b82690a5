import { z } from "zod";

/** What the journal calls the steps that `undoStep` turns by their rows, and the words for each. */
const WORDS = {
  "note-written": ["Note added", "notes added"],
  "note-changed": ["Note changed", "notes changed"],
  "notes-replaced": ["Words replaced in a note", "notes with words replaced"],
  "notes-deleted": ["Note deleted", "notes deleted"],
  "notes-restored": ["Note restored", "notes restored"],
  "cards-deleted": ["Card deleted", "cards deleted"],
  "cards-restored": ["Card restored", "cards restored"],
  "cards-moved": ["Card moved", "cards moved"],
  "cards-ordered": ["Card put in another place", "cards put in another place"],
  "words-changed": ["Card changed", "cards changed"],
  "deck-created": ["Deck created", "decks created"],
  "deck-renamed": ["Deck renamed", "decks renamed"],
  "deck-moved": ["Deck moved", "decks moved"],
  "decks-merged": ["Decks merged", "decks merged"],
  "decks-ordered": ["Decks put in order", "decks put in order"],
  "deck-archived": ["Deck archived", "decks archived"],
  "deck-unarchived": ["Deck brought back", "decks brought back"],
  "deck-deleted": ["Deck deleted", "decks deleted"],
  "deck-restored": ["Deck restored", "decks restored"],
  "tags-added": ["Tag added", "cards tagged"],
  "tag-renamed": ["Tag renamed on a card", "cards with a tag renamed"],
  "tags-removed": ["Tag removed", "cards untagged"],
  "cards-suspended": ["Card suspended", "cards suspended"],
  "cards-unsuspended": ["Card brought back", "cards brought back"],
  "cards-buried": ["Card buried", "cards buried"],
  "cards-unburied": ["Card brought back", "cards brought back"],
  "cards-flagged": ["Flag set", "flags set"],
  "cards-unflagged": ["Flag taken away", "flags taken away"],
  "cards-marked": ["Card marked", "cards marked"],
  "cards-unmarked": ["Mark taken away", "marks taken away"],
  "cards-reset": ["Card set back to new", "cards set back to new"],
  "cards-due-set": ["Day set", "cards given a day"],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type StepKind = keyof typeof WORDS;
export const STEP_KINDS: readonly string[] = Object.keys(WORDS);

const About = z.object({ about: z.string().catch(""), count: z.number().catch(1).default(1) });

/** What a step did, without its object: "Note deleted", "12 cards moved". */
export function stepLabel(kind: string, after: unknown): string {
  const known = Object.entries(WORDS).find(([name]) => name === kind)?.[1];
  const count = About.safeParse(after).data?.count ?? 1;
  if (!known) return "Changed";
  return count === 1 ? known[0] : `${count} ${known[1]}`;
}

/** What it was done to, in a few words; may be empty. */
export function stepAbout(after: unknown): string {
  return About.safeParse(after).data?.about ?? "";
}
