"use client";

import { ChoiceFields } from "./choice-fields.tsx";
import { type Draft, gapNumber } from "./draft.ts";
import { NoteField } from "./note-field.tsx";

type Props = {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
  readonly problems: Readonly<Record<string, string>>;
};

/** The fields of the kind. The words stand in the same places whatever the kind, so that none are lost by changing it. */
export function NoteFields({ draft, change, problems }: Props) {
  const { kind } = draft;
  const first = {
    name: "first",
    value: draft.first,
    onChange: (text: string) => change({ first: text }),
    language: draft.firstLanguage,
    onLanguage: (firstLanguage: Draft["firstLanguage"]) => change({ firstLanguage }),
  };
  const second = {
    name: "second",
    value: draft.second,
    onChange: (text: string) => change({ second: text }),
    language: draft.secondLanguage,
    onLanguage: (secondLanguage: Draft["secondLanguage"]) => change({ secondLanguage }),
  };
  if (kind === "basic" || kind === "reversed") {
    return (
      <>
        <NoteField {...first} label="Front" problem={problems.front} />
        <NoteField {...second} label="Back" problem={problems.back} />
        <label className="switch">
          <input
            type="checkbox"
            checked={draft.typed}
            onChange={(event) => change({ typed: event.target.checked })}
          />
          <span>Ask me to type the answer, where it is short</span>
        </label>
      </>
    );
  }
  if (kind === "cloze") {
    return (
      <>
        <NoteField
          {...first}
          label="Text with gaps"
          rows={5}
          hint="Select what is asked and make a gap of it. It stands as {{c1::what is asked}}, or with a hint as {{c1::what is asked::a hint}}. Gaps of one number are asked at once."
          problem={problems.text}
          wrap={(event, text) =>
            event.ctrlKey && event.shiftKey && event.code === "KeyC"
              ? [`{{c${gapNumber(text, event.altKey)}::`, "}}"]
              : null
          }
          wraps={[
            {
              word: "Make a gap",
              keys: "Ctrl Shift C",
              marks: (text) => [`{{c${gapNumber(text, false)}::`, "}}"],
            },
            ...(gapNumber(draft.first, false) > 1
              ? [
                  {
                    word: "One more of that number",
                    keys: "with Alt",
                    marks: (text: string) => [`{{c${gapNumber(text, true)}::`, "}}"] as const,
                  },
                ]
              : []),
          ]}
        />
        <NoteField {...second} label="Below the answer" problem={problems.extra} />
      </>
    );
  }
  const question = <NoteField {...first} label="Question" problem={problems.question} />;
  if (kind === "choice") {
    return (
      <>
        {question}
        <ChoiceFields
          options={draft.options}
          onOptions={(options) => change({ options })}
          problem={problems.options}
        />
        <NoteField {...second} label="Why, below the answer" problem={problems.explanation} />
      </>
    );
  }
  return (
    <>
      {question}
      <NoteField
        name="lines"
        label={kind === "order" ? "In the right order" : "What belongs to the answer"}
        hint="One on each line."
        rows={5}
        media={false}
        value={draft.lines}
        onChange={(lines) => change({ lines })}
        problem={kind === "order" ? problems.items : problems.ideas}
      />
    </>
  );
}
