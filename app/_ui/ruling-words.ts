import { type Instant, type StudyClock, studyDay } from "#lib/base/study-time.ts";
import type { ShownRuling } from "#lib/study/types.ts";
import { shownAnswer } from "./typeset.ts";
import { dateWords } from "./words.ts";

type Seen = {
  readonly now: Instant;
  readonly clock: StudyClock /** Whether the reader ruled. */;
  readonly own: boolean;
};

/** "Ruled by the owner of this dossier on 3 November: October and November 1940." */
export function rulingWords(
  { kind, value, by, at }: Pick<ShownRuling, "kind" | "value" | "by" | "at">,
  { now, clock, own }: Seen,
): string {
  const who = own ? "you" : (by ?? "the owner of this dossier");
  const when = dateWords(studyDay(at, clock), studyDay(now, clock));
  return kind === "for"
    ? `Ruled by ${who} on ${when}: ${shownAnswer(value ?? "")}.`
    : `Kept contested by ${who} on ${when}: nobody says which is right.`;
}
