import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { toEvent } from "#lib/db/event-rows.ts";
import { cardLog, cardPast } from "#lib/db/queries/card-log.ts";
import { historyOf } from "#lib/schedule/history.ts";
import { recallAt } from "#lib/schedule/recall.ts";
import { aheadDays, type CardInfo, curveOf, historyLine } from "#lib/study/card-info.ts";
import { DEFAULT_WAYS } from "#lib/study/ways.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { whyCard } from "../exams/why-card.ts";
import { cardOwners } from "./card-owners.ts";
import { cardPresets } from "./card-presets.ts";
import { cardsById } from "./cards-by-id.ts";
import { ruleBook } from "./rule-book.ts";
import { todayOf } from "./today.ts";

/**
 * A card with all that is known of the viewer's memory of it: the curve, every event with what it made of the memory,
 * and earlier wordings. Throws `not-found` for a card that the viewer does not study.
 */
export async function cardInfo(ctx: Ctx, cardId: string): Promise<CardInfo> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const owner = (await cardOwners(ctx.store, [cardId], userIdOf(ctx), ctx.now())).get(cardId) ?? null;
  allow(ctx, "study", owner, "card");
  const [{ cards }, today] = await Promise.all([cardsById(ctx, [cardId]), todayOf(ctx)]);
  const [card] = cards;
  allow(ctx, "study", card ? owner : null, "card");
  if (!card) throw new Error("A card without content was allowed.");
  const [rows, past, presets, planned] = await Promise.all([
    userId === null ? [] : cardLog(read, userId, cardId),
    cardPast(read, cardId),
    cardPresets(read, today, [cardId]),
    whyCard(ctx, cardId),
  ]);
  const preset = presets.of(cardId);
  const events = rows.flatMap((row) => toEvent(row) ?? []);
  const rules = await ruleBook(read, userId ?? "", events);
  const history = historyOf(events, rules, userId ?? "");
  const marks = new Map(rows.map((row) => [row.id, { response: row.response, share: row.shareCorrect }]));
  const { memory } = card.state;
  const ahead = aheadDays(card.state);
  return {
    card,
    clock: today.clock,
    today: today.day,
    now: today.now,
    recall: memory.kind === "new" ? null : recallAt(card.state, today.studyTime, preset.parameters),
    desiredRetention: preset.desiredRetention,
    leechAfter: (preset.ways ?? DEFAULT_WAYS).leechAfter,
    ...(planned === null ? {} : { planned }),
    addedAt: past.createdAt,
    curve: curveOf(history, today.studyTime + ahead * MS_PER_DAY, preset.parameters),
    history: [...history]
      .reverse()
      .map((step) =>
        historyLine(step, preset.parameters, marks.get(step.event.id) ?? { response: null, share: null }),
      ),
    versions: past.versions
      .filter((one) => one.version !== card.version)
      .reverse()
      .map(({ version, content, origin, createdAt }) => ({
        version,
        question: content.question,
        answer: content.answer,
        origin,
        at: createdAt,
      })),
  };
}
