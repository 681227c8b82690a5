import type { Line } from "./types.ts";

/** A first letter is printed so much larger than the text that it opens. */
const LARGER = 1.7;

/**
 * Large first letters given back to the words that they open: the highest line that begins beside one. The letter
 * stands lower than that line, so that it would come out in the middle of the paragraph.
 */
export function withDropCaps(stretches: readonly Line[]): Line[] {
  const lines = [...stretches];
  const usual =
    stretches.map((line) => line.size).sort((a, b) => a - b)[Math.floor(stretches.length / 2)] ?? 0;
  for (const cap of stretches) {
    if (cap.size < usual * LARGER) continue;
    if (!/^["“„«‘]?\p{Lu}$/u.test(cap.text)) continue;
    // One that opens a word already, and has stood beside a larger one itself, is no line any more.
    if (!lines.includes(cap)) continue;
    const beside = lines
      .filter(
        (line) =>
          line !== cap &&
          line.size * LARGER <= cap.size &&
          line.y >= cap.y - line.size * 0.3 &&
          line.y <= cap.y + cap.size &&
          line.left >= cap.right - line.size * 0.3 &&
          line.left <= cap.right + line.size * 1.2,
      )
      .sort((a, b) => b.y - a.y)[0];
    // `I` and `A` are words of their own only when what follows is one.
    if (!beside || !/^\p{L}/u.test(beside.text)) continue;
    const alone = /^\p{Lu}\p{Ll}/u.test(beside.text);
    lines[lines.indexOf(beside)] = { ...beside, text: `${cap.text}${alone ? " " : ""}${beside.text}` };
    lines.splice(lines.indexOf(cap), 1);
  }
  return lines;
}
