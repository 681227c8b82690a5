import { useId } from "react";

/** What becomes of the memory; `suited` leaves it to the change. */
export type MemoryChoice = "suited" | "keep" | "soon" | "again";

export const MEMORY: readonly { readonly value: MemoryChoice; readonly words: string }[] = [
  { value: "suited", words: "As it suits" },
  { value: "keep", words: "Keep it as it is" },
  { value: "soon", words: "Ask it again tomorrow" },
  { value: "again", words: "Start again as new" },
];

/** What an edit does to what is remembered: asked with every edit, with a default that fits the change. */
export function MemoryField() {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Your memory of it</label>
      <select id={id} name="memory" defaultValue="suited" aria-describedby={`${id}-hint`}>
        {MEMORY.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <span className="hint" id={`${id}-hint`}>
        As it suits: a repaired slip keeps your memory, another answer is asked soon.
      </span>
    </div>
  );
}
