import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import type { Words } from "./desk-state.ts";

type Props = {
  readonly label: string;
  /** Whether the label is its heading too. */
  readonly title?: boolean;
  readonly words: Words;
  readonly save: string;
  readonly problem: string | null;
  readonly onSave: (words: Words) => void;
  /** Called with what was written, which is kept for the next time. */
  readonly onLeave: (words: Words) => void;
  readonly onTyped?: (words: Words) => void;
  readonly children?: ReactNode;
};

/** A question and an answer to write: Ctrl+Enter saves, Escape leaves and loses nothing. */
export function WordsForm({
  label,
  title = false,
  words,
  save,
  problem,
  onSave,
  onLeave,
  onTyped,
  children,
}: Props) {
  const form = useRef<HTMLFormElement>(null);
  const question = useRef<HTMLTextAreaElement>(null);
  const answer = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const field = question.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  const written = (): Words => ({
    question: question.current?.value ?? "",
    answer: answer.current?.value ?? "",
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    onSave(written());
  }
  // For every field of the form at once, the radios of a new card too; nobody above hears of these keys.
  const leave = useRef(() => onLeave(written()));
  useEffect(() => {
    leave.current = () => onLeave(written());
  });
  useEffect(() => {
    const element = form.current;
    function onKeyDown(event: globalThis.KeyboardEvent) {
      if (event.isComposing) return;
      const saves = event.key === "Enter" && (event.ctrlKey || event.metaKey);
      if (!saves && event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      if (saves) element?.requestSubmit();
      else leave.current();
    }
    element?.addEventListener("keydown", onKeyDown);
    return () => element?.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <form ref={form} className="words-form" aria-label={label} onSubmit={submit}>
      {title ? <h2>{label}</h2> : null}
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="field">
        <label htmlFor="words-question">Question</label>
        <textarea
          id="words-question"
          ref={question}
          rows={3}
          required
          maxLength={600}
          defaultValue={words.question}
          onChange={() => onTyped?.(written())}
        />
      </div>
      <div className="field">
        <label htmlFor="words-answer">Answer</label>
        <textarea
          id="words-answer"
          ref={answer}
          rows={2}
          required
          maxLength={1000}
          defaultValue={words.answer}
          onChange={() => onTyped?.(written())}
        />
      </div>
      {children}
      <div className="row">
        <button type="submit" className="btn go">
          {save} <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" className="btn" onClick={() => onLeave(written())}>
          Leave <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}
