import { questionWords } from "#app/_ui/card-words.ts";
import { Dialog } from "#app/_ui/dialog.tsx";
import type { KeyMap } from "#lib/study/chords.ts";
import type { StudyCard } from "#lib/study/types.ts";
import { withWordsOf } from "./edited-cards.ts";
import {
  CardInfoPanel,
  ChallengeDialog,
  CompareDialog,
  DueDialog,
  EditDialog,
  EditNoteDialog,
  MoreMenu,
  VoiceDialog,
} from "./later.tsx";
import type { StudyCommand } from "./study-commands.ts";
import type { ReviewerActions } from "./use-reviewer.ts";

/** The dialogs over the card; one is open at a time. */
export type CardDialog = "more" | "due" | "info" | "info-before" | "edit" | "challenge" | "compare" | "voice";

type Props = {
  readonly open: CardDialog;
  readonly card: StudyCard | null;
  /** The card that was answered before it. */
  readonly before: StudyCard | null;
  /** The receipt that lay open. */
  readonly receipt: number;
  /** The two cards that were confused last. */
  readonly confused: readonly [StudyCard, StudyCard] | null;
  readonly today: string;
  /** The server is out of reach. */
  readonly offline: boolean;
  /** Whose sitting it is; null for a visitor. */
  readonly owner: string | null;
  readonly commands: readonly StudyCommand[];
  readonly keys: KeyMap;
  readonly actions: ReviewerActions;
  readonly onClose: () => void;
};

/** Whichever dialog is open; each is loaded after the first card stands. */
export function CardDialogs(props: Props) {
  const { open, card, before, receipt, confused, today, commands, keys, actions, onClose } = props;
  const { offline, owner } = props;
  if (open === "more") return <MoreMenu open commands={commands} keys={keys} onClose={onClose} />;
  if (open === "compare") return confused ? <CompareDialog cards={confused} onClose={onClose} /> : null;
  if (open === "info-before")
    return before ? (
      <CardInfoPanel
        cardId={before.id}
        question={questionWords(before)}
        here={() => actions.infoOf(before.id)}
        onClose={onClose}
      />
    ) : null;
  if (card === null) return null;
  switch (open) {
    case "voice":
      return <VoiceDialog cardId={card.id} onClose={onClose} />;
    case "due":
      return (
        <DueDialog
          open
          today={today}
          onChoose={(day) => actions.act({ kind: "due-set", day })}
          onClose={onClose}
        />
      );
    case "info":
      return (
        <CardInfoPanel
          cardId={card.id}
          question={questionWords(card)}
          here={() => actions.infoOf(card.id)}
          onClose={onClose}
        />
      );
    case "edit":
      return <EditOpen card={card} offline={offline} owner={owner} actions={actions} onClose={onClose} />;
    case "challenge":
      return (
        <ChallengeDialog
          card={card}
          receipt={receipt}
          onChallenge={(deed) => actions.act(deed)}
          onClose={onClose}
        />
      );
  }
}

/** What one wrote is edited as it was written, with every card of it; anything else as a question and an answer. */
function EditOpen({
  card,
  offline,
  owner,
  actions,
  onClose,
}: { readonly card: StudyCard } & Pick<Props, "actions" | "offline" | "owner" | "onClose">) {
  const { noteId, mayEdit, cloze, task } = card.extra ?? {};
  // Without the network there is the card alone: a question and an answer are all of it, gaps and lists are not.
  if (noteId !== undefined && mayEdit === true && (!offline || cloze || task))
    return (
      <EditNoteDialog
        noteId={noteId}
        onEdited={({ cards, ...step }) => actions.noteEdited(step, card, cards)}
        onClose={onClose}
      />
    );
  if (noteId !== undefined && (cloze || task))
    return (
      <Dialog title="Edit the card" open onClose={onClose}>
        <p>
          Somebody else wrote this card, and its parts belong together. Say what is wrong with it instead.
        </p>
      </Dialog>
    );
  return (
    <EditDialog
      card={card}
      owner={owner}
      onEdited={({ stepId, label, card: after }) =>
        actions.journal({
          kind: "journal",
          stepId,
          label,
          at: Date.now(),
          changes: [{ before: card, after: after && withWordsOf(card, after) }],
        })
      }
      onClose={onClose}
    />
  );
}
