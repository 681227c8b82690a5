// The documents differ on when the bridge was opened: what does each say?
const DIFFER = /^The documents differ on (?<topic>.{1,500}?)(?:: what|\. What) does each say\?$/su;
// “The Long Bridge” contradicts itself on how the talks ended: in which words?
const INSIDE = /^(?<source>.{1,300}?) contradicts itself on (?<topic>.{1,500}): in which words\?$/su;

/** A question about the documents, for a fact that stays contested. */
export function critical(question: string): string {
  const differ = DIFFER.exec(question)?.groups?.topic;
  if (differ !== undefined)
    return `The documents differ on ${differ}. Which says what, and why might they differ?`;
  const inside = INSIDE.exec(question)?.groups;
  if (inside?.source === undefined || inside.topic === undefined) return question;
  return `${inside.source} contradicts itself on ${inside.topic}. In which words, and why might it?`;
}

/** A question for what is no contradiction: both are told, and both hold. */
export function told(question: string): string {
  const differ = DIFFER.exec(question)?.groups?.topic;
  if (differ !== undefined) return `What do the documents say on ${differ}?`;
  const inside = INSIDE.exec(question)?.groups;
  if (inside?.source === undefined || inside.topic === undefined) return question;
  const source = inside.source.replace(/^(?:The|A|An) /u, (word) => word.toLowerCase());
  return `What does ${source} say on ${inside.topic}?`;
}
