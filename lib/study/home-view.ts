import type { StudyDay } from "#lib/base/study-time.ts";
import type { Category } from "#lib/cards/types.ts";
import type { Counts, StudyCard } from "./types.ts";

/** One card as a line on the shelf: the taller, the longer it will last. */
export type ShelfCard = {
  readonly state: "new" | "soon" | "lasting" | "faded";
  /** 0 to 1, from the stability on a log scale. */
  readonly height: number;
};

export type DeckSummary = {
  readonly id: string;
  readonly title: string;
  readonly category: Category | null;
  readonly cards: number;
  readonly counts: Counts;
  readonly remembered: number;
  readonly shelf: readonly ShelfCard[];
};

export type DossierSummary = {
  readonly id: string;
  readonly title: string;
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  readonly cards: number;
  readonly conflicts: number;
  readonly decks: readonly DeckSummary[];
};

/** A deck that the learner put together; its figures are those of its parts too. */
export type OwnDeckSummary = DeckSummary & {
  readonly parentId: string | null;
  /** 0 for a deck that is a part of none. */
  readonly depth: number;
};

/** What the home page says. */
export type HomeView = {
  readonly studyDay: StudyDay;
  readonly counts: Counts;
  readonly expectedMinutes: number;
  /** Reviews that should have been done before today. */
  readonly overdue: number;
  /** How the learner comes back to them; null for whoever does not. */
  readonly plan: { readonly minutesPerDay: number; readonly untilDay: StudyDay } | null;
  readonly known: { readonly expected: number; readonly total: number; readonly met: number };
  readonly dossiers: readonly DossierSummary[];
  /** Each deck before its parts. */
  readonly ownDecks: readonly OwnDeckSummary[];
  readonly nextDue: { readonly day: StudyDay; readonly cards: number } | null;
};

/** One deck with its cards. `notFound` is the service's business: it throws. */
export type DeckView = {
  readonly id: string;
  /** Null for a deck that the learner put together. */
  readonly dossierId: string | null;
  readonly title: string;
  readonly category: Category | null;
  readonly dossierTitle: string;
  /** With those of its parts. */
  readonly counts: Counts;
  /** How many new cards were taken on last for today besides those of the options, of whichever deck. */
  readonly moreNew: number;
  readonly archived: boolean;
  /** The decks that are parts of it, one level down. */
  readonly parts: readonly { readonly id: string; readonly title: string }[];
  readonly cards: readonly StudyCard[];
  readonly skipped: readonly {
    readonly documentTitle: string;
    readonly reason: string;
    readonly count: number;
  }[];
  readonly conflicts: readonly {
    readonly topic: string;
    readonly slot: string;
    readonly claims: readonly {
      readonly documentTitle: string;
      readonly value: string;
      readonly quote: string;
    }[];
  }[];
};
