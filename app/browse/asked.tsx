import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import type { BrowseDeed } from "#lib/services/browse/deeds.ts";
import { readDays } from "#lib/study/days-typed.ts";

/** A button that asks for one thing more, above the page; without a word for it, what is opened from elsewhere. */
export function Asked({
  word,
  title,
  open,
  onOpen,
  children,
}: {
  readonly word: string | null;
  readonly title: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <>
      {word === null ? null : (
        <button type="button" className="btn small" aria-haspopup="dialog" onClick={() => onOpen(true)}>
          {word}…
        </button>
      )}
      <Dialog title={title} open={open} onClose={() => onOpen(false)}>
        <div className="browse-asked">{children}</div>
      </Dialog>
    </>
  );
}

/** Tags to give or to take away. */
export function TagForm({
  tags,
  onDeed,
}: {
  readonly tags: readonly string[];
  readonly onDeed: (deed: BrowseDeed) => void;
}) {
  const id = useId();
  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const { nativeEvent } = event;
    const said = new FormData(event.currentTarget).get("tags");
    const off = nativeEvent instanceof SubmitEvent && nativeEvent.submitter?.getAttribute("value") === "off";
    // As in the form of a note.
    const named = typeof said === "string" ? said.split(/[\s,]+/u).filter((tag) => tag !== "") : [];
    if (named.length > 0) onDeed({ kind: off ? "tag-remove" : "tag-add", tags: named });
  }
  return (
    <form className="row" onSubmit={send}>
      <label htmlFor={id}>Tags, with spaces between</label>
      <input id={id} name="tags" list={`${id}-known`} autoComplete="off" maxLength={2_000} required />
      <datalist id={`${id}-known`}>
        {tags.map((tag) => (
          <option key={tag} value={tag}>
            {tag}
          </option>
        ))}
      </datalist>
      <button type="submit" className="btn small" value="on">
        Add
      </button>
      <button type="submit" className="btn small" value="off">
        Take away
      </button>
    </form>
  );
}

/** How many days from today, or between which days. */
export function DayForm({ onDeed }: { readonly onDeed: (deed: BrowseDeed) => void }) {
  const id = useId();
  const [typed, setTyped] = useState("1");
  const range = readDays(typed);
  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (range !== null) onDeed({ kind: "due-set", days: range.from, to: range.to });
  }
  return (
    <form className="row" onSubmit={send}>
      <label htmlFor={id}>Ask again in how many days</label>
      <input
        id={id}
        size={8}
        value={typed}
        autoComplete="off"
        aria-describedby={`${id}-words`}
        aria-invalid={range === null}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="btn small" disabled={range === null}>
        Set
      </button>
      <p id={`${id}-words`} className="small quiet">
        {range !== null && range.to > range.from
          ? "Each card on one of these days, spread evenly."
          : "A number, or two such as 3-7 to spread them. 0 is today."}
      </p>
    </form>
  );
}
