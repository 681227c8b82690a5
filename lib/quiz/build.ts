import { grouped } from "#lib/base/grouped.ts";
import { seededRandom, shuffled } from "#lib/base/random.ts";
import { kindsAlone } from "./possible.ts";
import { shares } from "./shares.ts";
import { singleQuestion } from "./single.ts";
import { type Joint, matchable, matchQuestion, orderable, orderQuestion } from "./together.ts";
import type { Question, QuestionKind, QuizCard } from "./types.ts";

export type Blueprint = {
  readonly cards: readonly QuizCard[];
  /** How much each part of the selection counts, in its order. */
  readonly weights: readonly number[];
  readonly count: number;
  readonly kinds: readonly QuestionKind[];
  /** The same seed and the same cards give the same questions, in whatever order the cards come. */
  readonly seed: string;
};

/**
 * A paper: as many questions as wanted, or as there are cards for, shared among the parts by their weights and among the
 * kinds evenly. No card is asked twice; of two cards from one sentence the second only when nothing else is left.
 * Disputed cards become questions about their documents. Parts in their order; `arranged` mixes.
 */
export function buildQuiz(blueprint: Blueprint): readonly Question[] {
  const { weights, count, kinds } = blueprint;
  const work = new Work(blueprint);
  const room = weights.map((_, part) => work.roomIn(part));
  const quota = shares(count, weights, room);
  work.fill(kinds, quota, count, true);
  work.fill(kinds, quota, count, false);
  // What one part turned out to be short of, the others give.
  const open = weights.map((weight, part) => (weight > 0 ? (room[part] ?? 0) : 0));
  work.fill(kinds, open, count, false);
  return [...work.made].sort((a, b) => a.part - b.part);
}

/** How many questions of each kind could be made of these cards, each card counted under every kind that it can be. */
export function possibleKinds(cards: readonly QuizCard[]): Readonly<Record<QuestionKind, number>> {
  const counts = { choice: 0, typed: 0, cloze: 0, truth: 0, who: 0, match: 0, order: 0, list: 0, sources: 0 };
  for (const card of cards) for (const kind of kindsOf(card)) counts[kind] += 1;
  const joint = (of: (card: QuizCard) => Joint | null, make: typeof matchQuestion): number => {
    let made = 0;
    for (const own of grouped(
      cards.flatMap((card) => of(card) ?? []),
      poolOf,
    ).values()) {
      let open: readonly Joint[] = own;
      for (let one = make(open, "count"); one; one = make(open, "count")) {
        made += 1;
        const used = new Set(one.cards.map((card) => card.id));
        open = open.filter(({ card }) => !used.has(card.id));
      }
    }
    return made;
  };
  counts.match = joint(matchable, matchQuestion);
  counts.order += joint(orderable, orderQuestion);
  return counts;
}

/** With a choice or a claim, which a hand-written card takes from its neighbours. */
function kindsOf(card: QuizCard): readonly QuestionKind[] {
  const kinds = kindsAlone(card);
  const borrows = card.plain && !card.disputed && !card.task && !card.gap && card.receipts.length === 0;
  return borrows ? [...new Set<QuestionKind>([...kinds, "choice", "truth"])] : kinds;
}

function poolOf({ card, kind }: Joint): string {
  // Quotations and proposals do not stand in one question.
  return JSON.stringify([card.part, card.pool, kind === "match" ? card.category : null]);
}

class Work {
  readonly made: Question[] = [];
  readonly #cards: readonly QuizCard[];
  readonly #byKind = new Map<QuestionKind, readonly QuizCard[]>();
  readonly #joints: Readonly<Record<"match" | "order", readonly (readonly Joint[])[]>>;
  readonly #neighbours: ReadonlyMap<string, readonly QuizCard[]>;
  readonly #used = new Set<string>();
  readonly #sentences = new Set<string>();
  readonly #asks = new Set<string>();
  readonly #random: () => number;
  readonly #seed: string;
  readonly #count: number;

  constructor({ cards, kinds, seed, count }: Blueprint) {
    this.#seed = seed;
    this.#count = count;
    this.#random = seededRandom(seed);
    this.#cards = shuffled(
      [...cards].sort((a, b) => (a.id < b.id ? -1 : 1)),
      this.#random,
    );
    const able = new Map(this.#cards.map((card) => [card.id, kindsOf(card)]));
    for (const kind of kinds) {
      this.#byKind.set(
        kind,
        this.#cards.filter((card) => able.get(card.id)?.includes(kind)),
      );
    }
    const jointly = (kind: "match" | "order", of: (card: QuizCard) => Joint | null) =>
      kinds.includes(kind)
        ? [
            ...grouped(
              this.#cards.flatMap((card) => of(card) ?? []),
              poolOf,
            ).values(),
          ]
        : [];
    this.#joints = { match: jointly("match", matchable), order: jointly("order", orderable) };
    this.#neighbours = grouped(this.#cards, (card) => card.pool);
  }

  #cardsFor(kind: QuestionKind): number {
    const alone = (this.#byKind.get(kind) ?? []).filter((card) => !this.#used.has(card.id)).length;
    if (kind !== "match" && kind !== "order") return alone;
    return alone + this.#open(kind).reduce((sum, own) => sum + Math.floor(own.length / 3), 0);
  }

  /** How many cards of a part can be asked at all. */
  roomIn(part: number): number {
    const own = [...this.#byKind.values()].flat().filter((card) => card.part === part);
    const joint = [...this.#joints.match, ...this.#joints.order]
      .flat()
      .filter((one) => one.card.part === part);
    const alone = new Set(own.map((card) => card.id));
    const rest = new Set(joint.map((one) => one.card.id).filter((id) => !alone.has(id)));
    return alone.size + Math.floor(rest.size / 3);
  }

  /** Makes what is still wanted, kinds evenly; what few cards can be asked as goes first, or it would find them taken. */
  fill(kinds: readonly QuestionKind[], quota: readonly number[], count: number, careful: boolean): void {
    const left = () => Math.min(count - this.made.length, this.#left(quota));
    const able = new Map(kinds.map((kind) => [kind, this.#cardsFor(kind)]));
    const rare = [...kinds].sort((a, b) => (able.get(a) ?? 0) - (able.get(b) ?? 0));
    const target = shares(
      Math.max(0, left()),
      rare.map(() => 1),
      rare.map((kind) => able.get(kind) ?? 0),
    );
    for (const [at, kind] of rare.entries())
      this.#take(kind, Math.min(target[at] ?? 0, left()), quota, careful);
    // Then kind after kind, one at a time, so that none takes all that is left.
    for (let more = true; more && left() > 0; ) {
      more = rare.filter((kind) => left() > 0 && this.#take(kind, 1, quota, careful) > 0).length > 0;
    }
  }

  #left(quota: readonly number[]): number {
    return quota.reduce((sum, of, part) => sum + Math.max(0, of - this.#madeIn(part)), 0);
  }

  /** Makes up to so many questions of a kind, in parts that still want some; says how many. */
  #take(kind: QuestionKind, wanted: number, quota: readonly number[], careful: boolean): number {
    let taken = 0;
    while (taken < wanted) {
      const question = this.#next(kind, quota, careful);
      if (!question) break;
      this.made.push(question);
      taken += 1;
    }
    return taken;
  }

  #next(kind: QuestionKind, quota: readonly number[], careful: boolean): Question | null {
    const wants = quota.map((of, part) => of - this.#madeIn(part));
    const neediest = [...wants.keys()].filter((part) => (wants[part] ?? 0) > 0);
    neediest.sort((a, b) => (wants[b] ?? 0) - (wants[a] ?? 0) || a - b);
    for (const part of neediest) {
      const question = this.#jointly(kind, part) ?? this.#alone(kind, part, careful);
      if (question) return question;
    }
    return null;
  }

  #jointly(kind: QuestionKind, part: number): Question | null {
    if (kind !== "match" && kind !== "order") return null;
    const make = kind === "match" ? matchQuestion : orderQuestion;
    for (const own of this.#open(kind)) {
      if (own[0]?.card.part !== part) continue;
      const question = make(own, `${this.#seed}|${kind}|${this.made.length}`, this.#spare());
      if (question) return this.#keep(question);
    }
    return null;
  }

  #alone(kind: QuestionKind, part: number, careful: boolean): Question | null {
    for (const card of this.#byKind.get(kind) ?? []) {
      if (card.part !== part || this.#used.has(card.id)) continue;
      if (careful && this.#sentences.has(card.siblings)) continue;
      const neighbours = this.#neighbours.get(card.pool) ?? [];
      const question = singleQuestion(kind, { card, neighbours, random: this.#random });
      if (question && !this.#isKnown(question)) return this.#keep(question);
    }
    return null;
  }

  /** How many cards one question may take together, so that there are enough for the others. */
  #spare(): number {
    const alone = new Set([...this.#byKind.values()].flat().map((card) => card.id));
    const unused = [...alone].filter((id) => !this.#used.has(id)).length;
    const wanted = this.#count - this.made.length - 1;
    // Where too few can be asked alone in any case, together is as good.
    return unused === 0 || unused < wanted ? Number.POSITIVE_INFINITY : unused - wanted;
  }

  /** Several cards rest on one disagreement, or on one sentence with one gap in it: it is asked once. */
  #isKnown(question: Question): boolean {
    const asks =
      question.kind === "sources"
        ? JSON.stringify([...question.right].sort((a, b) => (a < b ? -1 : 1)))
        : question.kind === "cloze"
          ? JSON.stringify([question.before, question.after])
          : null;
    if (asks === null) return false;
    const known = this.#asks.has(asks);
    this.#asks.add(asks);
    return known;
  }

  #keep(question: Question): Question {
    for (const { id } of question.cards) {
      this.#used.add(id);
      const card = this.#cards.find((one) => one.id === id);
      if (card) this.#sentences.add(card.siblings);
    }
    return question;
  }

  #open(kind: "match" | "order"): readonly (readonly Joint[])[] {
    return this.#joints[kind]
      .map((own) => own.filter(({ card }) => !this.#used.has(card.id)))
      .filter((own) => own.length > 0);
  }

  #madeIn(part: number): number {
    return this.made.filter((one) => one.part === part).length;
  }
}
