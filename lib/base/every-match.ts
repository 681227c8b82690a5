/**
 * Every match of a global pattern, as `matchAll` finds them. `matchAll` copies the pattern for each text, which costs more
 * than looking through a sentence; here the pattern itself is used, from the start. It must not match the empty string.
 */
export function everyMatch(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0] === "") throw new RangeError(`A pattern that matches nothing has no end: ${pattern.source}`);
    found.push(match);
  }
  return found;
}
