/** A function of one string that works out its answer once for each; kept as long as the function it returns. */
export function remembered<Answer>(answer: (question: string) => Answer): (question: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (question) => {
    const before = known.get(question);
    if (before) return before.answer;
    const made = { answer: answer(question) };
    known.set(question, made);
    return made.answer;
  };
}
