import { type ReactNode, Suspense, useEffect, useRef } from "react";
import type { Rating } from "#lib/schedule/events.ts";
import type { CommandName } from "#lib/study/commands.ts";
import type { StudyCard } from "#lib/study/types.ts";
import type { Sitting } from "../sitting.ts";
import type { StudyCommand } from "../study-commands.ts";
import type { ReviewerActions } from "../use-reviewer.ts";
import { takenFor } from "./attempt.ts";
import { chooseMode, type Mode } from "./chosen-mode.ts";
import { Hint } from "./hint.tsx";
import { keepAlias, sendAliases } from "./keep-alias.ts";
import { Asking, Told } from "./later.tsx";
import { type Answering, useAnswering } from "./use-answering.ts";

const MODES: readonly { readonly mode: Mode; readonly name: CommandName }[] = [
  { mode: "show", name: "way-show" },
  { mode: "typed", name: "way-typed" },
  { mode: "choice", name: "way-choice" },
  { mode: "mixed", name: "way-mixed" },
];

/** Longer typed texts are no other form of a short answer. */
const LONGEST_ALIAS = 500;

export type CardAnswering = {
  /** What Space and Enter give, once the answer is shown. */
  readonly proposed: Rating;
  /** Whether something was typed or chosen that will be checked. */
  readonly begun: boolean;
  /** Whether the ideas of the answer stand in its place, to be ticked off. */
  readonly ticks: boolean;
  /** Whether a field waits for words and should have the focus. */
  readonly typing: boolean;
  /** Under the question, until the answer is shown. */
  readonly asking: ReactNode;
  /** Under the answer. */
  readonly told: ReactNode;
  /** Checks what was typed or chosen, or just shows the answer. */
  readonly ask: () => void;
  readonly grade: (rating: Rating) => void;
  /** The card on the screen and the one that it was taken for. */
  readonly confused: readonly [StudyCard, StudyCard] | null;
  readonly commands: readonly StudyCommand[];
};

type Props = {
  readonly sitting: Sitting;
  readonly actions: ReviewerActions;
  readonly single: boolean;
  readonly offline: boolean;
  readonly onCompare: () => void;
};

/** Typing, choosing, ordering and ticking off, as the study screen needs them. */
export function useCardAnswering({ sitting, actions, single, offline, onCompare }: Props): CardAnswering {
  const answering = useAnswering(sitting, actions.reveal);
  const { card, previews, run, shownAt } = sitting;
  const { attempt, way, proposed, hintShown, onHint } = answering;
  const hinted = card?.extra?.hint === undefined ? null : card.extra;
  const revealed = previews !== null;
  const countRight = useCountRight(sitting, answering, actions, offline);
  const other = takenFor(attempt);
  const grade = (rating: Rating) => actions.grade(rating, answering.marking(rating));
  // Each showing of a card is a new form.
  const key = `${card?.id ?? ""}|${shownAt}`;
  const needed = card !== null && (way !== "show" || attempt !== null);
  const mayCount =
    revealed && attempt?.kind === "typed" && attempt.judgement.verdict !== "right" && !attempt.counted;
  return {
    proposed,
    begun: answering.begun,
    ticks: way === "list",
    typing: way === "typed" && !revealed,
    asking: revealed ? null : (
      <>
        {needed ? (
          <Suspense key={key} fallback={null}>
            <Asking card={card} answering={answering} onShow={actions.reveal} single={single} />
          </Suspense>
        ) : null}
        {hinted ? <Hint extra={hinted} shown={hintShown} onShow={onHint} /> : null}
      </>
    ),
    told:
      needed && revealed ? (
        <Suspense key={key} fallback={null}>
          <Told
            card={card}
            answering={answering}
            onCountRight={countRight}
            onCompare={onCompare}
            onGo={() => grade(proposed)}
          />
        </Suspense>
      ) : null,
    ask: () => {
      if (!answering.submit()) actions.reveal();
    },
    grade,
    confused: card && other ? [card, other] : null,
    commands: [
      ...(hinted && !revealed && !hintShown ? [{ name: "hint", run: onHint } as const] : []),
      ...(mayCount ? [{ name: "count-right", run: countRight } as const] : []),
      ...modeCommands(answering.mode, actions.say, run.session.cards.length > 0),
    ],
  };
}

/** How answers are given on this device; what the deck says already is no choice of one's own. */
function modeCommands(
  { ofDeck, chosen }: Answering["mode"],
  say: (text: string) => void,
  any: boolean,
): readonly StudyCommand[] {
  if (!any) return [];
  return MODES.map(({ mode, name }) => ({
    name,
    chosen: mode === (chosen ?? ofDeck),
    run: () => {
      chooseMode(mode === ofDeck ? null : mode);
      say(WORDS[mode]);
    },
  }));
}

const WORDS: Readonly<Record<Mode, string>> = {
  show: "Answers are shown, and you rate them.",
  typed: "Short answers are typed; long ones, quotations and disputes are shown.",
  choice: "You choose among answers, where the documents give others.",
  mixed: "New and weak cards are chosen, those you know are typed.",
};

/** Counts what was typed as right, here at once and on the server when it is in reach. */
function useCountRight(
  { card, run }: Sitting,
  { attempt, onAttempt }: Answering,
  actions: ReviewerActions,
  offline: boolean,
): () => void {
  const { userId } = run.session;
  const owner = userId ?? "visitor";
  const first = useRef(userId);

  useEffect(() => {
    // A visitor's own words go with the visitor, once the server knows who that is.
    if (!offline && userId !== null) void sendAliases(userId, first.current === null);
  }, [offline, userId]);

  return () => {
    if (!card || attempt?.kind !== "typed") return;
    onAttempt({ ...attempt, counted: true });
    const text = attempt.typed.trim().slice(0, LONGEST_ALIAS);
    void keepAlias(owner, card.id, text).then((reply) => {
      if (reply === null)
        actions.say("Counted. It is kept as another right answer when you are back on line.");
      else if ("problem" in reply) actions.say(reply.problem);
      // The journal's "Card changed" would sound like another card.
      else actions.amended({ ...reply.kept, label: "Kept as another right answer" }, card.id);
    });
  };
}
