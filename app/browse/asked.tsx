import { type FormEvent, type ReactNode, useId } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import type { BrowseDeed } from "#lib/services/browse/deeds.ts";

/** A button that asks for one thing more, above the page. */
export function Asked({
  word,
  title,
  open,
  onOpen,
  children,
}: {
  readonly word: string;
  readonly title: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <>
      <button type="button" className="btn small" aria-haspopup="dialog" onClick={() => onOpen(true)}>
        {word}…
      </button>
      <Dialog title={title} open={open} onClose={() => onOpen(false)}>
        <div className="browse-asked">{children}</div>
      </Dialog>
    </>
  );
}

/** A tag to give or to take away. */
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
    const tag = new FormData(event.currentTarget).get("tag");
    const off = nativeEvent instanceof SubmitEvent && nativeEvent.submitter?.getAttribute("value") === "off";
    if (typeof tag === "string" && tag.trim() !== "")
      onDeed({ kind: off ? "tag-remove" : "tag-add", tag: tag.trim() });
  }
  return (
    <form className="row" onSubmit={send}>
      <label htmlFor={id}>Tag</label>
      <input id={id} name="tag" list={`${id}-known`} autoComplete="off" maxLength={100} required />
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

/** How many days from today. */
export function DayForm({ onDeed }: { readonly onDeed: (deed: BrowseDeed) => void }) {
  const id = useId();
  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const days = Number(new FormData(event.currentTarget).get("days"));
    if (Number.isInteger(days) && days >= 0) onDeed({ kind: "due-set", days });
  }
  return (
    <form className="row" onSubmit={send}>
      <label htmlFor={id}>Ask again in how many days</label>
      <input id={id} name="days" type="number" min={0} max={36_500} defaultValue={1} required />
      <button type="submit" className="btn small">
        Set
      </button>
    </form>
  );
}
