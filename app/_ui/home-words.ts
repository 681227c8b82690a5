import type { HomeView } from "#lib/study/home-view.ts";
import { cardsToday } from "./today-words.ts";
import { capital, counted, countedInWords, dayWords, figure, workWords } from "./words.ts";

/** Something worth knowing, and the deck it leads to. */
export type Note = { readonly head: string; readonly text: string; readonly deckId: string | null };

type View = Pick<HomeView, "counts" | "expectedMinutes" | "known" | "nextDue" | "studyDay" | "dossiers">;

function due({ counts }: View): number {
  return counts.new + counts.learning + counts.review;
}

/** The one sentence the page opens with: what is true now. */
export function headline(view: View): string {
  const cards = due(view);
  const work = workWords(view.expectedMinutes);
  if (view.known.total === 0) return "There is nothing to study yet.";
  if (cards > 0 && view.known.met === 0) {
    return `${capital(countedInWords(cards, "card"))} to begin with, ${about(work)}.`;
  }
  if (cards > 0) {
    return `${cardsToday(view.counts)}, ${about(work)}.`;
  }
  if (view.nextDue === null) return "Nothing is due.";
  return `Nothing is due until ${untilWords(view.nextDue.day, view.studyDay)}.`;
}

/**
 * A second sentence where the first leaves a question open; null where it does not. Who has a name on this server needs
 * not be told that none is asked for.
 */
export function lede(view: View, named: boolean): string | null {
  if (view.known.total === 0) {
    return "A dossier starts with something to read. Cards come from it, each with the sentence that proves it.";
  }
  if (view.known.met === 0 && due(view) > 0) {
    const what =
      "Dossier turns documents into cards that cite them, and asks each card again just before you would forget it.";
    return named ? what : `${what} No account is needed: your answers are kept from the first one on.`;
  }
  if (due(view) === 0 && view.nextDue !== null) {
    return `${capital(countedInWords(view.nextDue.cards, "card"))} ${view.nextDue.cards === 1 ? "is" : "are"} due then. Until then, read the decks below.`;
  }
  return null;
}

/** So many overdue cards are more than a missed day. */
const BACKLOG = 40;

/** What is said to somebody who comes back to more than a day holds, as a link to the plan; null for anybody else. */
export function backlogLine({ overdue, plan }: Pick<HomeView, "overdue" | "plan">): string | null {
  if (plan !== null)
    return `You are coming back with ${counted(plan.minutesPerDay, "minute")} a day, until nothing waits any more.`;
  if (overdue < BACKLOG) return null;
  return `${capital(counted(overdue, "card"))} wait from earlier days. Come back to them in a few minutes a day.`;
}

/** What else is worth knowing now, most pressing first. */
export function comingUp(view: View): readonly Note[] {
  const notes: Note[] = [];
  const conflicts = view.dossiers.reduce((sum, dossier) => sum + dossier.conflicts, 0);
  if (view.known.met === 0) {
    notes.push({
      head: "Every card has its receipt",
      text: "The small number after an answer leads to the sentence it was taken from.",
      deckId: null,
    });
  }
  if (conflicts > 0) {
    notes.push({
      head: capital(countedInWords(conflicts, "disagreement")),
      text: `Where the documents contradict each other, ${conflicts === 1 ? "the card asks" : "the cards ask"} who says what, and nobody’s word is taught as fact.`,
      deckId: disputedDeck(view),
    });
  }
  if (view.nextDue !== null && due(view) > 0) {
    notes.push({
      head: capital(untilWords(view.nextDue.day, view.studyDay)),
      text: `${capital(counted(view.nextDue.cards, "card"))} ${view.nextDue.cards === 1 ? "is" : "are"} due then.`,
      deckId: null,
    });
  }
  if (view.known.met > 0 && view.known.met < view.known.total) {
    notes.push({
      head: `${figure(view.known.total - view.known.met)} cards not met yet`,
      text: "A few new ones come with every study day.",
      deckId: null,
    });
  }
  return notes;
}

/** The deck of a dossier's disagreements: the one that is of no single category. */
function disputedDeck({ dossiers }: View): string | null {
  const [first] = dossiers.filter(({ conflicts }) => conflicts > 0);
  return first?.decks.find(({ category }) => category === null)?.id ?? null;
}

function about(work: string): string {
  return work.startsWith("less") ? work : `about ${work}`;
}

/** "tomorrow", "Monday", "14 November": a day after "until". */
function untilWords(day: string, today: string): string {
  return dayWords(day, today).replace(/^on /u, "");
}
