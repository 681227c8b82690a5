import { madeOf } from "#lib/base/made-of.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { standingAlone } from "./alone.ts";
import { answeredCandidates } from "./answered-cards.ts";
import { asWhatCandidates } from "./as-what-cards.ts";
import { blameCandidates } from "./blame-cards.ts";
import type { Candidate } from "./candidate.ts";
import { causeCandidates } from "./cause-cards.ts";
import { countCandidates } from "./count-cards.ts";
import { dateCandidates } from "./date-cards.ts";
import { definitionCandidates } from "./definition-cards.ts";
import { figureCandidates } from "./figure-cards.ts";
import { gapDates } from "./gap-dates.ts";
import { lengthCandidates } from "./length-cards.ts";
import { tableLives } from "./life-tables.ts";
import { meansCandidates } from "./means-cards.ts";
import { namedPosts } from "./named-posts.ts";
import { onlyOnes } from "./only-ones.ts";
import { outcomeCandidates } from "./outcome-cards.ts";
import { paperCandidates } from "./paper-cards.ts";
import { participantCandidates } from "./participant-cards.ts";
import { plainDeeds } from "./plain-deeds.ts";
import { proposalCandidates } from "./proposal-cards.ts";
import { quoteCandidates } from "./quote-cards.ts";
import { replyCandidates } from "./reply-cards.ts";
import { reportedCandidates } from "./reported-cards.ts";
import { resolvedCandidates } from "./resolved-cards.ts";
import { shareCandidates } from "./share-cards.ts";
import { sidesCandidates } from "./sides-cards.ts";
import { sumCandidates } from "./sum-cards.ts";
import { toWhomCandidates } from "./to-whom-cards.ts";
import { whereCandidates } from "./where-cards.ts";
import { whyCandidates } from "./why-cards.ts";

type Finder = (reading: DocumentReading) => Candidate[];

/** Each finder knows the frames of one category; none knows of the others. */
const FINDERS: readonly Finder[] = [
  dateCandidates,
  gapDates,
  tableLives,
  participantCandidates,
  namedPosts,
  onlyOnes,
  quoteCandidates,
  reportedCandidates,
  proposalCandidates,
  paperCandidates,
  outcomeCandidates,
  causeCandidates,
  whyCandidates,
  definitionCandidates,
  countCandidates,
  figureCandidates,
  replyCandidates,
  answeredCandidates,
  meansCandidates,
  sidesCandidates,
  toWhomCandidates,
  resolvedCandidates,
  shareCandidates,
  plainDeeds,
  asWhatCandidates,
  blameCandidates,
  lengthCandidates,
  sumCandidates,
  whereCandidates,
];

/** Every fact of a document that a frame fits, worded, before anybody judges. */
export function findCandidates(reading: DocumentReading): Candidate[] {
  return madeOf(
    FINDERS.flatMap((find) => find(reading)),
    standingAlone,
  ).filter(isProvable);
}

/** A finder that lost its way in odd prose may name an empty stretch. That proves nothing, and costs its own card only. */
function isProvable({ proofs }: Candidate): boolean {
  return proofs.length > 0 && proofs.every(({ span }) => span.start < span.end);
}
