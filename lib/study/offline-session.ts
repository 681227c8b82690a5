import { grouped } from "#lib/base/grouped.ts";
import {
  addDays,
  daysBetween,
  type Instant,
  type StudyClock,
  type StudyDay,
  startOfStudyDay,
  studyDay,
  studyDayOf,
} from "#lib/base/study-time.ts";
import type { CardState, ReviewEvent } from "#lib/schedule/events.ts";
import { DEFAULT_PRESET } from "./default-preset.ts";
import { offlineExamQueue } from "./offline-exam.ts";
import { pastIn, recentIn } from "./offline-recent.ts";
import type { Pack, PackedCard, PackedDone, PackedExam, PackScope } from "./pack.ts";
import {
  buildQueue,
  type DoneToday,
  type Queue,
  type QueueCap,
  type QueueCard,
  type QueueGroup,
} from "./queue.ts";
import { sentEvent } from "./sent-event.ts";
import { answersOn, cardSince, isPlayable, type PackedPast, unknownTo, wasAnswered } from "./since-pack.ts";
import type { SchedulePreset, SentReview, StudyCard, StudySession } from "./types.ts";

/** What lies on the device: the pack, its cards, and the learner's events that the pack may not know. */
export type OnDevice = {
  readonly pack: Pack;
  readonly cards: ReadonlyMap<string, PackedCard>;
  /** Events that the server has acknowledged since the pack was made. */
  readonly sent: readonly SentReview[];
  /** Events that wait in the outbox. */
  readonly unsent: readonly SentReview[];
};

/** A card on a device as it stands there, with its decks as indices of those of the pack. */
export type CardOnDevice = { readonly card: StudyCard; readonly decks: readonly number[] };

/** Every card on a device in deck order, after all that was done there since; with the day of the device's clock. */
export function cardsOnDevice(
  onDevice: OnDevice,
  device: { readonly zone: string; readonly now: Instant },
): { readonly cards: readonly CardOnDevice[]; readonly clock: StudyClock; readonly today: StudyDay } {
  const { pack, cards } = onDevice;
  const clock: StudyClock = { ...pack.clock, zone: device.zone };
  const today = studyDay(device.now, clock);
  const past = pastIn(pack, cards, clock);
  const all = new Set(pack.decks.keys());
  const standing = cardsNow(onDevice, all, { past, events: folded(onDevice, past, clock, null), today });
  const placed = new Map(pack.cards.map((place) => [place.id, place.decks]));
  return { cards: standing.map(({ card }) => ({ card, decks: placed.get(card.id) ?? [] })), clock, today };
}

/** The cards of some decks after what happened since the pack was made; without those of which that is not known here. */
function cardsNow({ pack, cards }: OnDevice, decks: ReadonlySet<number>, { past, events, today }: Happened) {
  return pack.cards.flatMap((place) => {
    const packed = place.decks.some((deck) => decks.has(deck)) ? cards.get(place.id) : undefined;
    if (!packed) return [];
    const own = { state: packed.card.state, past: past.get(place.id) ?? null };
    const since = cardSince(own, events.get(place.id) ?? [], today, rulesIn(pack), pack.userId ?? "");
    return since === null ? [] : [{ ...packed, card: { ...packed.card, state: since.state }, since }];
  });
}

type Happened = {
  readonly past: ReturnType<typeof pastIn>;
  readonly events: ReturnType<typeof folded>;
  readonly today: StudyDay;
};

/**
 * Today's queue from what lies on the device, made by the functions that the server uses. For a sitting (`played`) the
 * unsent events of today are left out where the screen can play them over it, as it does after any reload, so that they
 * can be taken back; all earlier ones are in it. Null when the pack does not have what is asked for.
 */
export function offlineSession(
  onDevice: OnDevice,
  scope: PackScope,
  device: { readonly zone: string; readonly now: Instant; readonly played: boolean },
): StudySession | null {
  const { pack, cards, sent, unsent } = onDevice;
  const studied = decksOf(pack, scope);
  if (studied === null) return null;
  const clock: StudyClock = { ...pack.clock, zone: device.zone };
  const today = studyDay(device.now, clock);
  const past = pastIn(pack, cards, clock);
  const events = folded(onDevice, past, clock, device.played ? today : null);
  const here = cardsNow(onDevice, studied.decks, { past, events, today });
  const done = doneOn(onDevice, past, events, today);
  const dayEnds = startOfStudyDay(addDays(today, 1), clock);
  const assigned = assignedOn(pack, today, done, here);
  const more = pack.studyDay === today ? (pack.moreNew ?? 0) : 0;
  const limits = (preset: SchedulePreset, name?: string) => group(preset, done, name, more);
  // What is assigned for a later day waits. Somebody on a way back has no plan.
  const ahead = pack.assigned === undefined;
  const rest = limits(pack.preset);
  const places = new Map((pack.caps ? pack.cards : []).map((place) => [place.id, place.decks.map(String)]));
  const ordinary = (): Queue =>
    buildQueue({
      ...rest,
      groups: new Map(Object.entries(pack.presets ?? {}).map(([id, own]) => [id, limits(own, id)])),
      cards: here
        .filter(
          ({ card }) => ahead || !card.assigned || card.state.memory.kind !== "new" || assigned.has(card.id),
        )
        .map((one) => queueCard(one, places.get(one.card.id)))
        .map((card) => (assigned.has(card.id) ? { ...card, assigned: true } : card)),
      caps: capsIn(pack, studied.decks, done, more),
      // Siblings are those of all cards; what was done counts by the options of each.
      done: { ...counts(done), ...rest.done },
      studyDay: today,
      dayEnds,
      now: device.now,
      seed: JSON.stringify([pack.userId ?? "", scope.kind === "deck" ? scope.deckId : "all"]),
    });
  const queue = studied.exam
    ? offlineExamQueue(studied.exam, here, {
        day: daysBetween(pack.studyDay, today),
        today,
        done: new Set(done.map((one) => one.id)),
      })
    : ordinary();
  if (queue === null) return null;
  const byId = new Map(here.map(({ card }) => [card.id, card]));
  const queued = queue.cards.flatMap((id) => byId.get(id) ?? []);
  return {
    userId: pack.userId,
    clock: pack.clock,
    studyDay: today,
    preset: pack.preset,
    ...(pack.load ? { load: pack.load } : {}),
    ...(pack.presets ? { presets: pack.presets } : {}),
    scope: studied.scope,
    cards: queued,
    counts: queue.counts,
    answeredToday: done.filter((one) => one.decks.some((deck) => studied.decks.has(deck))).length,
    ...recentIn(pack, studied.exam ? ofExam(studied.exam, here) : here, [...sent, ...unsent]),
    ...(pack.events === undefined ? {} : { events: pack.events }),
    nextDue: nextDueIn([...byId.values()], new Set(queue.cards), today, clock, pack.preset.newPerDay),
  };
}

/** Others that are in their steps have no place in a sitting for an exam. */
function ofExam<T extends { readonly card: StudyCard }>(exam: PackedExam, here: readonly T[]): readonly T[] {
  const own = new Set([...exam.begun, ...exam.days.flat()]);
  return here.filter(({ card }) => own.has(card.id));
}

/**
 * The assigned cards that are to be met on a day: as many as were planned for it, from the first that are still new. What
 * was missed meanwhile does not come all at once.
 */
function assignedOn(
  pack: Pack,
  today: StudyDay,
  done: readonly PackedDone[],
  here: readonly PackedCard[],
): ReadonlySet<string> {
  const plan = pack.assigned ?? [];
  const planned = plan[Math.max(0, daysBetween(pack.studyDay, today))] ?? plan.at(-1) ?? [];
  const fresh = new Set(
    here.filter(({ card }) => card.state.memory.kind === "new").map(({ card }) => card.id),
  );
  const met = new Set(done.filter(({ review }) => !review).map(({ id }) => id));
  const open = plan.flat().filter((id) => fresh.has(id) || met.has(id));
  return new Set(open.slice(0, planned.length).filter((id) => fresh.has(id)));
}

function decksOf(pack: Pack, scope: PackScope) {
  if (scope.kind === "all")
    return { decks: new Set(pack.decks.map((_, i) => i)), scope: { kind: "all" } as const };
  if (scope.kind === "exam") {
    const exam = pack.exams?.find((one) => one.id === scope.examId);
    if (!exam) return null;
    const decks = new Set(pack.decks.map((_, i) => i));
    return { decks, exam, scope: { kind: "exam", examId: exam.id, title: exam.title } as const };
  }
  const deck = pack.decks.find((one) => one.id === scope.deckId);
  if (!deck) return null;
  return {
    decks: new Set(deck.studied),
    scope: { kind: "deck", deckId: deck.id, title: deck.title } as const,
  };
}

/** The events that are part of the states before the sitting, by card. */
function folded(
  { cards, sent, unsent }: OnDevice,
  past: ReadonlyMap<string, PackedPast>,
  clock: StudyClock,
  /** The day whose unsent events the screen plays; null for none. */
  played: StudyDay | null,
): ReadonlyMap<string, readonly ReviewEvent[]> {
  const read = (reviews: readonly SentReview[]) =>
    reviews.flatMap((review) => sentEvent(review, clock) ?? []);
  const ids = new Set(sent.map((review) => review.id));
  const waiting = grouped(read(unsent.filter((review) => !ids.has(review.id))), (event) => event.cardId);
  const known = grouped(read(sent), (event) => event.cardId);
  const isPlayed = (event: ReviewEvent) => studyDayOf(event.studyTime) === played;
  return new Map(
    [...new Set([...known.keys(), ...waiting.keys()])].map((cardId) => {
      const [own, arrived] = [waiting.get(cardId) ?? [], known.get(cardId) ?? []];
      const fresh = own.filter(isPlayed);
      const turnable = [
        ...(past.get(cardId)?.events ?? []),
        ...unknownTo(cards.get(cardId)?.card.state, arrived),
      ].filter(isPlayed);
      const earlier = isPlayable(fresh, turnable) ? own.filter((event) => !fresh.includes(event)) : own;
      return [cardId, [...arrived, ...earlier]];
    }),
  );
}

function rulesIn(pack: Pack): (rulesId: string | undefined) => SchedulePreset {
  return (rulesId) => {
    if (rulesId === undefined) return DEFAULT_PRESET;
    if (rulesId === pack.preset.rulesId) return pack.preset;
    return pack.presets?.[rulesId] ?? pack.preset;
  };
}

/** What was done today: as the pack tells where it is of today, and since; without what was taken back here. */
function doneOn(
  { pack, cards }: OnDevice,
  past: ReadonlyMap<string, PackedPast>,
  events: ReadonlyMap<string, readonly ReviewEvent[]>,
  today: StudyDay,
): readonly PackedDone[] {
  const told = pack.studyDay === today ? pack.done : [];
  const done = new Map(
    told
      .filter(({ id }) => {
        const own = past.get(id);
        return own === undefined || wasAnswered(own, events.get(id) ?? [], today);
      })
      .map((one) => [one.id, one]),
  );
  const decks = new Map(pack.cards.map((place) => [place.id, place.decks]));
  for (const [id, own] of events) {
    const packed = cards.get(id);
    if (!packed || done.has(id) || answersOn(own, today).length === 0) continue;
    const { card } = packed;
    const before = own.some((event) => event.kind === "answered" && event.studyDay < today);
    done.set(id, {
      id,
      siblings: card.siblings,
      review: card.state.answers > 0 || before,
      decks: decks.get(id) ?? [],
      ...(card.rulesId === undefined ? {} : { group: card.rulesId }),
    });
  }
  return [...done.values()];
}

function counts(done: readonly PackedDone[]): DoneToday {
  const reviews = done.filter((one) => one.review).length;
  return { newCards: done.length - reviews, reviews, siblings: new Set(done.map((one) => one.siblings)) };
}

function group(
  preset: SchedulePreset,
  done: readonly PackedDone[],
  name: string | undefined,
  more: number,
): QueueGroup {
  const { newCards, reviews } = counts(done.filter((one) => one.group === name));
  const { newPerDay, reviewsPerDay, ways } = preset;
  return {
    newPerDay: newPerDay + more,
    reviewsPerDay,
    done: { newCards, reviews },
    ...(ways ? { ways } : {}),
  };
}

/** What the limits of decks over their parts leave of today, by the indices of decks. */
function capsIn(
  pack: Pack,
  studied: ReadonlySet<number>,
  done: readonly PackedDone[],
  more: number,
): readonly QueueCap[] {
  return (pack.caps ?? [])
    .filter(({ deck }) => studied.has(deck))
    .map(({ deck, newPerDay, reviewsPerDay }) => {
      const parts = new Set(pack.decks[deck]?.studied ?? []);
      const { newCards, reviews } = counts(done.filter((one) => one.decks.some((at) => parts.has(at))));
      return {
        decks: new Set([...parts].map(String)),
        newLeft: newPerDay + more - newCards,
        reviewsLeft: reviewsPerDay - reviews,
      };
    });
}

function queueCard({ card, likeness, weight }: PackedCard, decks?: readonly string[]): QueueCard {
  const { id, siblings, state, rulesId } = card;
  return {
    id,
    siblings,
    likeness,
    state,
    ...(decks === undefined ? {} : { decks }),
    ...(weight === undefined ? {} : { weight }),
    ...(rulesId === undefined ? {} : { group: rulesId }),
  };
}

/** The next day on which something here is due, beyond what is for today. */
function nextDueIn(
  cards: readonly StudyCard[],
  queued: ReadonlySet<string>,
  today: StudyDay,
  clock: StudyClock,
  newPerDay: number,
): StudySession["nextDue"] {
  const left = cards.filter((card) => !queued.has(card.id));
  const days = left.flatMap(({ state }) => dueDay(state, clock) ?? []).filter((day) => day > today);
  const unseen = left.filter(({ state }) => state.memory.kind === "new" && !state.suspended).length;
  const tomorrow = addDays(today, 1);
  const news = Math.min(unseen, newPerDay);
  const first = news > 0 ? tomorrow : days.sort()[0];
  if (first === undefined) return null;
  return { day: first, cards: days.filter((day) => day === first).length + (first === tomorrow ? news : 0) };
}

function dueDay({ memory, suspended }: CardState, clock: StudyClock): StudyDay | null {
  if (memory.kind === "new" || suspended) return null;
  return memory.due.kind === "day" ? memory.due.day : studyDay(memory.due.at, clock);
}
