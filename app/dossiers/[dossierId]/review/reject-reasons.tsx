import { type FormEvent, type KeyboardEvent, useEffect, useRef } from "react";
import { capital } from "#app/_ui/words.ts";
import { REASONS } from "./words.ts";

type Props = {
  /** Whether the reason is being said in one's own words. */
  readonly own: boolean;
  readonly onReason: (reason: string) => void;
  readonly onOwn: () => void;
  readonly onLeave: () => void;
};

/** Why a card is rejected: a short list under 1 to 5, and one's own words under 6. */
export function RejectReasons({ own, onReason, onOwn, onLeave }: Props) {
  const first = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (own) field.current?.focus();
    else first.current?.focus();
  }, [own]);
  function submit(event: FormEvent) {
    event.preventDefault();
    const reason = field.current?.value.trim() ?? "";
    if (reason !== "") onReason(reason);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onLeave();
  }
  if (own) {
    return (
      <form className="reasons" onSubmit={submit}>
        <div className="field">
          <label htmlFor="own-reason">Why is it rejected?</label>
          <input id="own-reason" ref={field} maxLength={200} required onKeyDown={onKeyDown} />
        </div>
        <div className="row">
          <button type="submit" className="btn go">
            Reject <kbd>Enter</kbd>
          </button>
          <button type="button" className="btn" onClick={onLeave}>
            Keep it <kbd>Esc</kbd>
          </button>
        </div>
      </form>
    );
  }
  return (
    <fieldset className="reasons">
      <legend>Why is it rejected?</legend>
      {REASONS.map((reason, index) => (
        <button
          key={reason}
          ref={index === 0 ? first : undefined}
          type="button"
          className="btn"
          onClick={() => onReason(reason)}
        >
          {capital(reason)} <kbd>{index + 1}</kbd>
        </button>
      ))}
      <button type="button" className="btn" onClick={onOwn}>
        Other, in your words <kbd>{REASONS.length + 1}</kbd>
      </button>
      <button type="button" className="btn plain" onClick={onLeave}>
        Keep it <kbd>Esc</kbd>
      </button>
    </fieldset>
  );
}
