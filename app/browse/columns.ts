import { answerWords, questionWords } from "#app/_ui/card-words.ts";
import type { StudyClock, StudyDay } from "#lib/base/study-time.ts";
import { studyDay } from "#lib/base/study-time.ts";
import type { Column } from "#lib/search/columns.ts";
import type { BrowseRow } from "#lib/services/browse/browse.ts";
import { dateWords, dueInWords, figure, stateWords } from "./words.ts";

export type Now = { readonly today: StudyDay; readonly clock: StudyClock };

export type ColumnView = {
  readonly column: Column;
  readonly head: string;
  /** Numbers stand at the right. */
  readonly figures?: true;
  readonly text: (row: BrowseRow, now: Now) => string;
};

const CATEGORIES = {
  date: "Date",
  participant: "Participant",
  quote: "Quote",
  proposal: "Proposal",
  outcome: "Outcome",
} as const;
const FLAGS = ["", "Red", "Orange", "Green", "Blue", "Pink", "Turquoise", "Purple"];

/** What is not known of a card is left empty. */
export const COLUMN_VIEWS: readonly ColumnView[] = [
  { column: "question", head: "Question", text: (row) => questionWords(row) },
  { column: "answer", head: "Answer", text: (row) => answerWords(row) },
  { column: "deck", head: "Deck", text: (row) => deckWords(row.deck) },
  { column: "due", head: "Due", text: (row, now) => dueInWords(row.state, now) },
  { column: "interval", head: "Interval", figures: true, text: (row) => days(seen(row)?.intervalDays) },
  { column: "stability", head: "Stability", figures: true, text: (row) => days(seen(row)?.stability) },
  {
    column: "difficulty",
    head: "Difficulty",
    figures: true,
    text: (row) => percent((seen(row)?.difficulty ?? Number.NaN) / 9 - 1 / 9),
  },
  { column: "recall", head: "Recall now", figures: true, text: (row) => percent(row.recall ?? Number.NaN) },
  { column: "reps", head: "Answers", figures: true, text: (row) => whole(counted(row)?.reps) },
  { column: "lapses", head: "Lapses", figures: true, text: (row) => whole(counted(row)?.lapses) },
  { column: "tags", head: "Tags", text: (row) => row.tags.join(", ") },
  { column: "flag", head: "Flag", text: (row) => FLAGS[row.state.flag ?? 0] ?? "" },
  { column: "added", head: "Added", text: (row, now) => instant(row.addedAt, now) },
  { column: "edited", head: "Edited", text: (row, now) => instant(row.editedAt, now) },
  { column: "category", head: "Kind", text: (row) => (row.category ? CATEGORIES[row.category] : "") },
  { column: "document", head: "Document", text: (row) => row.documents.join(", ") },
];

/** What is shown until the learner chooses. */
export const FIRST_COLUMNS: readonly Column[] = ["question", "answer", "deck", "due"];

export { FLAGS, stateWords };

/** The deck itself first: "Dates · The mill". */
export function deckWords(path: string): string {
  return path.split("::").reverse().join(" · ");
}

function seen({ state }: BrowseRow) {
  return state.memory.kind === "seen" ? state.memory : null;
}

/** Also of a card that was set back to new and kept what was counted. */
function counted({ state }: BrowseRow) {
  return state.memory.kind === "seen" ? state.memory : state.memory.counts;
}

function days(value: number | undefined): string {
  return value === undefined ? "" : `${figure(value)} d`;
}

function whole(value: number | undefined): string {
  return value === undefined ? "" : figure(value);
}

function percent(share: number): string {
  return Number.isNaN(share) ? "" : `${Math.round(share * 100)} %`;
}

function instant(at: number, { today, clock }: Now): string {
  return at === 0 ? "" : dateWords(studyDay(at, clock), today);
}
