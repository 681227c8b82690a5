import { percent, reachedWords } from "#app/_ui/assignment-words.ts";
import { capital, counted, dateWords } from "#app/_ui/words.ts";
import type { Optimism } from "#lib/classes/optimism.ts";
import type { MyAssignment } from "#lib/services/assignments/my-assignments.ts";

/** How a pupil stands, in a sentence or two: kind, and with what to do next. */
export function standWords(one: MyAssignment): string {
  const { standing, goal, cards } = one;
  const ofCards = goal.kind !== "quiz" && goal.kind !== "exam";
  if (cards === 0 && ofCards && (standing.state === "not-started" || standing.state === "under-way"))
    return "There are no cards in it at the moment. What you learnt is kept.";
  const reached = capital(reachedWords(goal, standing));
  switch (standing.state) {
    case "not-open":
      return "Nothing to do yet.";
    case "met":
      return ofCards ? `Goal met. ${keepWords(one)}` : `${reached}.`;
    case "met-late":
      return "Goal met, after the due day.";
    case "missed":
      return `${reached}. Its time is over; what you learnt stays with you.`;
    case "not-started":
      return ofCards ? `Not begun. ${todayWords(one)}` : "Not begun.";
    case "under-way":
      return `${reached}. ${todayWords(one)}`;
  }
}

/** What today has of it. */
function todayWords({ unseen, newToday, goal }: MyAssignment): string {
  if (goal.kind === "quiz" || goal.kind === "exam") return "";
  if (unseen === 0) return "You have met every card; the reviews keep them.";
  if (newToday === 0) return "Today’s part of it is done.";
  return `${capital(counted(newToday, "new card"))} today ${newToday === 1 ? "keeps" : "keep"} you on time.`;
}

function keepWords({ unseen }: MyAssignment): string {
  return unseen === 0 ? "The reviews keep what you learnt." : "";
}

/** What would be known on its day, as far as anybody can say. */
export function forecastWords({ cards, unseen, recall, today }: MyAssignment): string {
  if (cards === 0) return "There are no cards in it at the moment.";
  if (unseen === cards) return "There is nothing to foresee before the first answer.";
  const now = `Asked now, you would recall about ${percent(recall.now)} of its cards.`;
  if (recall.day <= today) return now;
  return `${now} If you stopped today, about ${percent(recall.onDay)} on ${dateWords(recall.day, today)}. Each review lifts that again; cards not met yet count as not known.`;
}

/** Where its cards are studied; null while it is not open, or where there is nothing to study. */
export function studyLink(one: MyAssignment): { readonly href: string; readonly word: string } | null {
  const { standing, goal, deckId, cards } = one;
  if (standing.state === "not-open") return null;
  if (goal.kind === "quiz")
    return standing.metOn === null && standing.state !== "missed"
      ? {
          href: `/quizzes/${encodeURIComponent(goal.quizId)}`,
          word: "Open the quiz",
        }
      : null;
  if (goal.kind === "exam")
    return { href: `/exams/${encodeURIComponent(goal.examId)}`, word: "See the plan" };
  if (cards === 0) return null;
  return { href: deckId === null ? "/study" : `/study?deck=${encodeURIComponent(deckId)}`, word: "Study" };
}

/** Where more than today's part is studied, for whoever will be away; null where there is no more. */
export function aheadLink({ standing, deckId, unseen, newToday }: MyAssignment): string | null {
  if (deckId === null || standing.state === "not-open" || unseen <= newToday) return null;
  return `/study?deck=${encodeURIComponent(deckId)}&ahead=yes`;
}

/** What a pupil said of themselves beside what checks showed; nothing while there are too few. */
export function checkedWords({ claimed, verified, gap }: Optimism): string {
  if (gap === null) return "";
  const said = percent(claimed.recalled / claimed.of);
  const shown = percent(verified.recalled / verified.of);
  return `So far you said that you knew ${said}, and showed ${shown} in ${counted(verified.of, "check")}. Your teacher sees both.`;
}
