import { type Instant, MS_PER_DAY, studyDayOf, studyTime } from "#lib/base/study-time.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { step } from "#lib/schedule/fold.ts";
import { recallAt } from "#lib/schedule/recall.ts";
import { aheadDays, type CardInfo, curveThrough, type HistoryLine, historyLine } from "./card-info.ts";
import type { StudyRun } from "./run.ts";
import { eventOf, presetNamed } from "./run-log.ts";
import type { StudyCard } from "./types.ts";
import { DEFAULT_WAYS } from "./ways.ts";

const NOT_MARKED = { response: null, share: null };

/** What a device keeps of a card besides its face: its state and its history, as they came with the pack. */
export type KeptCard = { readonly state: CardState; readonly past: readonly HistoryLine[] };

/**
 * What is known of a card on this device: the history that came with its pack, then what was done in this sitting. What
 * only the server keeps (earlier wordings, what was typed) is not in it. `kept`: null where the card is in no pack here.
 */
export function cardInfoHere(run: StudyRun, card: StudyCard, kept: KeptCard | null, now: Instant): CardInfo {
  const { clock } = run.session;
  const { parameters, desiredRetention, ways } = presetNamed(run.session, card.rulesId);
  const time = studyTime(now, clock);
  const back = new Set(run.undone.flatMap((entry) => (entry.kind === "event" ? [entry.review.id] : [])));
  const past = (kept?.past ?? []).map((line) => (back.has(line.id) ? { ...line, undone: true } : line));
  const history = [...past, ...linesSince(run, card, kept)].sort((a, b) => a.at - b.at);
  const { memory } = card.state;
  const answers = history.flatMap(({ rating, at, stability }) =>
    rating === null || stability === null ? [] : [{ rating, from: studyTime(at, clock), stability }],
  );
  const known = answers.length > 0 || memory.kind === "new";
  return {
    card,
    clock,
    today: studyDayOf(time),
    now,
    here: known ? "whole" : "since",
    recall: memory.kind === "new" ? null : recallAt(card.state, time, parameters),
    desiredRetention,
    leechAfter: (ways ?? DEFAULT_WAYS).leechAfter,
    addedAt: null,
    curve: curveThrough(
      memory.kind === "new" || known
        ? answers
        : [{ rating: 3, from: memory.lastStudyTime, stability: memory.stability }],
      time + aheadDays(card.state) * MS_PER_DAY,
      parameters,
    ),
    history: history.reverse(),
    versions: [],
  };
}

/** What was done to a card in this sitting and its pack does not tell, with what it made of the memory. */
function linesSince(run: StudyRun, card: StudyCard, kept: KeptCard | null): readonly HistoryLine[] {
  const known = new Set(kept?.past.map((line) => line.id));
  let state = kept?.state ?? run.sent.get(card.id)?.state ?? card.state;
  const lines: HistoryLine[] = [];
  for (const entry of run.log) {
    if (entry.kind !== "event" || entry.review.cardId !== card.id || known.has(entry.review.id)) continue;
    const event = eventOf(entry.review, run.session);
    const preset = presetNamed(run.session, entry.review.rulesId);
    const after = step(state, event, preset, run.session.userId ?? "");
    lines.push(historyLine({ event, before: state, after, undone: false }, preset.parameters, NOT_MARKED));
    state = after;
  }
  return lines;
}
