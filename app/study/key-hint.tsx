import { type Chord, chordWords } from "#lib/study/chords.ts";

/** The first key of a command, where there is one; style sheets show it only beside a mouse. */
export function KeyHint({ keys }: { readonly keys: readonly Chord[] }) {
  const [first] = keys;
  return first === undefined ? null : <kbd>{chordWords(first)}</kbd>;
}
