/** Where a quiz is. */
export function quizPath(quizId: string, part = ""): string {
  return `/quizzes/${encodeURIComponent(quizId)}${part === "" ? "" : `/${part}`}`;
}

/** Where an attempt is taken; its review is below. */
export function attemptPath(attemptId: string, part = ""): string {
  return `/quizzes/attempts/${encodeURIComponent(attemptId)}${part === "" ? "" : `/${part}`}`;
}
