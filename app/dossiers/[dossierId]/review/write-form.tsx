import { useState } from "react";
import { CategoryMark } from "#app/_ui/category.tsx";
import type { Category } from "#lib/cards/types.ts";
import { likelyCategory } from "#lib/study/likely-category.ts";
import type { Passage, Words } from "./desk-state.ts";
import { WordsForm } from "./words-form.tsx";

const KINDS = ["date", "participant", "quote", "proposal", "outcome"] as const satisfies readonly Category[];

type Props = {
  readonly passage: Passage;
  readonly words: Words;
  readonly problem: string | null;
  readonly onSave: (words: Words, category: Category) => void;
  readonly onLeave: (words: Words) => void;
  readonly onTyped: (words: Words) => void;
};

/** A card from a selected passage: its receipt is filled in, its kind guessed from the question until one says it. */
export function WriteForm({ passage, words, problem, onSave, onLeave, onTyped }: Props) {
  const [guess, setGuess] = useState<Category>(() => likelyCategory(words.question, words.answer));
  const [chosen, setChosen] = useState<Category | null>(null);
  const category = chosen ?? guess;
  return (
    <>
      <h2 className="pane-title" tabIndex={-1}>
        A card from this passage
      </h2>
      <blockquote className="proof">
        <span className="mark">{passage.quote}</span>
        <cite>Its receipt</cite>
      </blockquote>
      <WordsForm
        label="A new card"
        words={words}
        save="Add card"
        problem={problem}
        onSave={(written) => onSave(written, category)}
        onLeave={onLeave}
        onTyped={(written) => {
          setGuess(likelyCategory(written.question, written.answer));
          onTyped(written);
        }}
      >
        <fieldset className="kinds">
          <legend>Kind</legend>
          {KINDS.map((kind) => (
            <label key={kind}>
              <input type="radio" name="kind" checked={kind === category} onChange={() => setChosen(kind)} />
              <CategoryMark category={kind} />
            </label>
          ))}
        </fieldset>
      </WordsForm>
    </>
  );
}
