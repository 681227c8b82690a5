import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import { foldText } from "#lib/base/text.ts";
import type { TagListed } from "#lib/services/notes/tag-cards.ts";
import { ask } from "./ask.ts";
import type { TagChange } from "./bulk.ts";
import { counted } from "./words.ts";

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Shows the cards of a tag. */
  readonly onTag: (tag: string) => void;
  readonly onChange: (change: TagChange) => void;
};

const PATIENCE_MS = 30_000;

/** Every tag of the learner, with what can be done to it on all cards at once. It can be taken back, so nothing is asked. */
export function TagsDialog(props: Props) {
  return (
    <Dialog title="Tags" open={props.open} onClose={props.onClose}>
      <TagList {...props} />
    </Dialog>
  );
}

function TagList({ onTag, onChange }: Props) {
  const [tags, setTags] = useState<readonly TagListed[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a round is another try.
  useEffect(() => {
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(PATIENCE_MS)]);
    void ask<{ readonly tags: readonly TagListed[] }>("/api/browse/tags", signal).then((reply) => {
      if (stop.signal.aborted) return;
      setTrouble(reply.ok ? null : reply.message);
      if (reply.ok) setTags(reply.value.tags);
    });
    return () => stop.abort();
  }, [round]);

  if (trouble !== null)
    return (
      <p role="alert">
        {trouble}{" "}
        <button type="button" className="btn small" onClick={() => setRound(round + 1)}>
          Try again
        </button>
      </p>
    );
  if (tags === null) return <p className="quiet">Looking…</p>;
  if (tags.length === 0)
    return <p>No card has a tag yet. Choose cards in the table, then press Tag to give them one.</p>;
  return (
    <ul className="browse-tags">
      {tags.map((one) => (
        <li key={one.tag}>
          <div className="row">
            <button type="button" className="btn plain small" onClick={() => onTag(one.tag)}>
              {one.tag.replaceAll("::", " › ")}
            </button>
            <span className="small quiet">{counted(one.cards, "card")}</span>
            <button
              type="button"
              className="btn small"
              aria-expanded={renaming === one.tag}
              aria-label={`Rename ${one.tag}`}
              onClick={() => setRenaming(renaming === one.tag ? null : one.tag)}
            >
              Rename
            </button>
            <button
              type="button"
              className="btn small"
              aria-label={`Delete ${one.tag} from all cards`}
              onClick={() => onChange({ tag: one.tag, to: null, cards: one.cards })}
            >
              Delete
            </button>
          </div>
          {one.chosenBy === 0 ? null : (
            <p className="small quiet">
              Chooses the cards of{" "}
              {counted(one.chosenBy, "exam, assignment or quiz", "exams, assignments or quizzes")}, which
              would find none under another name.
            </p>
          )}
          {renaming === one.tag ? (
            <RenameForm
              tag={one.tag}
              tags={tags}
              onName={(to) => onChange({ tag: one.tag, to, cards: one.cards })}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function RenameForm({
  tag,
  tags,
  onName,
}: {
  readonly tag: string;
  readonly tags: readonly TagListed[];
  readonly onName: (to: string) => void;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(tag);
  useEffect(() => field.current?.select(), []);
  const folded = foldText(name.trim());
  const joins = folded !== foldText(tag) && tags.some((one) => foldText(one.tag) === folded);
  const hasBelow = tags.some((one) => foldText(one.tag).startsWith(`${foldText(tag)}::`));
  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (name.trim() !== "") onName(name.trim());
  }
  return (
    <form className="row" onSubmit={send}>
      <label htmlFor={id}>New name</label>
      <input
        ref={field}
        id={id}
        value={name}
        maxLength={100}
        autoComplete="off"
        autoCapitalize="off"
        required
        aria-describedby={`${id}-words`}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="btn small" disabled={name.trim() === tag}>
        {joins ? "Join" : "Rename"}
      </button>
      <p id={`${id}-words`} className="small quiet">
        {joins ? "You have such a tag: the two become one. " : ""}
        {hasBelow ? "The tags below it follow." : "A level is set off by two colons: history::war."}
      </p>
    </form>
  );
}
