import { tokenFrom } from "./places.ts";
import type { Telling } from "./telling.ts";

/** `For which invasion did the talks set the stage?` */
export function stageOf({ sentence, restSpan }: Telling, from: number): string {
  const { tokens } = sentence;
  const first = tokenFrom(tokens, from);
  const stop = tokens.findIndex(
    (token, index) =>
      index > first && (token.start >= restSpan.end || !/^(?:NOUN|ADJ|DET|PROPN)$/u.test(token.pos)),
  );
  const head = tokens[stop - 1];
  return head?.pos === "NOUN" && stop > first + 1 && !/s$/u.test(head.text)
    ? `For which ${head.text}`
    : "For what";
}
