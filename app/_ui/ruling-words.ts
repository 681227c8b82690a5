import { type StudyClock, type StudyDay, studyDay } from "#lib/base/study-time.ts";
import type { ShownRuling, StudyCard } from "#lib/study/types.ts";
import { shownAnswer } from "./typeset.ts";
import { capital, countedInWords, dateWords } from "./words.ts";

/** Who reads, and when. `own`: whether the reader ruled. */
export type Reader = { readonly today: StudyDay; readonly clock: StudyClock; readonly own: boolean };

/** "Ruled by the owner of this dossier on 3 November: October and November 1940." */
export function rulingWords(
  { kind, value, by, at }: Pick<ShownRuling, "kind" | "value" | "by" | "at">,
  { today, clock, own }: Reader,
): string {
  const who = own ? "you" : (by ?? "the owner of this dossier");
  const when = dateWords(studyDay(at, clock), today);
  return kind === "for"
    ? `Ruled by ${who} on ${when}: ${shownAnswer(value ?? "")}.`
    : `Kept contested by ${who} on ${when}.`;
}

/** "One document says 21 August 1876." for every reading that was ruled against. */
export function otherwiseWords({ ruling, receipts }: Pick<StudyCard, "ruling" | "receipts">): string {
  const said = (ruling?.otherwise ?? []).map(({ value, receipts: indices }) => {
    const documents = new Set(indices.map((index) => receipts[index]?.documentTitle)).size;
    return `${capital(countedInWords(documents, "document"))} ${documents === 1 ? "says" : "say"} ${shownAnswer(value)}.`;
  });
  return said.join(" ");
}
