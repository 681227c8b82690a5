import { choiceShare } from "#lib/answers/choices.ts";
import { judgeTyped } from "#lib/answers/judge-typed.ts";
import { orderShare } from "#lib/answers/order.ts";
import { markList } from "./mark-list.ts";
import type { Question, Response } from "./types.ts";

/** What became of an answer. A question counts one point; `share` is how much of it was reached. */
export type Marked = {
  /** Nothing was answered: no point, and nothing is said about memory. */
  readonly answered: boolean;
  /** 0 to 1. */
  readonly share: number;
  /** Right but for a slip of the pen. */
  readonly slip: boolean;
  /** The same for each card that the question is about. */
  readonly cards: readonly {
    readonly id: string;
    readonly share: number;
    /** The wrong answer that was chosen in its place. */
    readonly chosen: string | null;
  }[];
};

/** Marks an answer by the rule of its kind (`words.ts` says it in words). The same answer always gets the same mark. */
export function marked(question: Question, response: Response | null): Marked {
  if (response === null || !isAnswer(response)) return nothing(question);
  switch (question.kind) {
    case "choice":
    case "who":
      return response.kind === "chosen" ? chosen(question, response.chosen) : nothing(question);
    case "truth": {
      if (response.kind !== "truth") return nothing(question);
      const right = response.value === question.right;
      // Who takes a false claim for true took its words for the answer.
      return whole(question, right ? 1 : 0, right || question.right ? null : question.claim);
    }
    case "typed":
    case "cloze":
      return response.kind === "text" ? typed(question, response.text) : nothing(question);
    case "list": {
      if (response.kind !== "text") return nothing(question);
      return whole(question, markList(question.ideas, response.text, question.prompt).share, null);
    }
    case "match":
    case "sources":
      return response.kind === "pairs" ? paired(question, response.pairs) : nothing(question);
    case "order":
      return response.kind === "order" ? ordered(question, response.order) : nothing(question);
  }
}

/** Whether anything was said: an emptied field is no answer. */
export function isAnswer(response: Response): boolean {
  switch (response.kind) {
    case "chosen":
      return response.chosen.length > 0;
    case "text":
      return response.text.trim() !== "";
    case "pairs":
      return response.pairs.some((place) => place !== null);
    case "order":
      return response.order.length > 0;
    case "truth":
      return true;
  }
}

function nothing({ cards }: Question): Marked {
  const none = cards.map(({ id }) => ({ id, share: 0, chosen: null }));
  return { answered: false, share: 0, slip: false, cards: none };
}

function whole({ cards }: Question, share: number, wrong: string | null, slip = false): Marked {
  return { answered: true, share, slip, cards: cards.map(({ id }) => ({ id, share, chosen: wrong })) };
}

function chosen(question: Question & { kind: "choice" | "who" }, places: readonly number[]): Marked {
  const { options } = question;
  const set = new Set(places.filter((place) => place in options));
  const wrong = [...set].find((place) => options[place]?.right === false);
  return whole(
    question,
    choiceShare(options, set),
    wrong === undefined ? null : (options[wrong]?.text ?? null),
  );
}

function typed(question: Question & { kind: "typed" | "cloze" }, text: string): Marked {
  const { answer, aliases, language } = question;
  const asked = question.cards[0]?.question ?? question.prompt;
  const judged = judgeTyped(answer, aliases, text, {
    question: asked,
    ...(language === undefined ? {} : { language }),
  });
  // Half the words of a name or a date are not half an answer; of a list of things they are.
  const share = judged.verdict === "wrong" ? (isSeveral(answer) ? judged.share : 0) : 1;
  const meant = judged.verdict === "wrong" ? meantBy(question, text) : null;
  return whole(question, share, meant?.text ?? null, judged.verdict === "slip");
}

/** "Germany, Italy and Japan" */
function isSeveral(answer: string): boolean {
  return /,|\band\b/u.test(answer) && !/\d/u.test(answer);
}

/** What a wrong typed answer would have been right for; null where nobody knows. */
export function meantBy(
  { elsewhere }: Question & { kind: "typed" | "cloze" },
  text: string,
): { readonly text: string; readonly answers: string | null } | null {
  const found = elsewhere.find(
    (one) =>
      judgeTyped(one.text, [], text, one.answers === null ? {} : { question: one.answers }).verdict !==
      "wrong",
  );
  return found ?? null;
}

function paired(
  question: Question & { kind: "match" | "sources" },
  given: readonly (number | null)[],
): Marked {
  const { left, right, pairs, cards } = question;
  const hits = left.map((_, at) => (given[at] ?? null) === pairs[at]);
  const share = hits.filter(Boolean).length / Math.max(1, left.length);
  if (cards.length !== left.length) return whole(question, share, null);
  return {
    answered: true,
    share,
    slip: false,
    cards: cards.map(({ id }, at) => {
      const place = given[at] ?? null;
      const wrong = hits[at] || place === null ? null : (right[place] ?? null);
      return { id, share: hits[at] ? 1 : 0, chosen: wrong };
    }),
  };
}

function ordered(question: Question & { kind: "order" }, order: readonly number[]): Marked {
  const { places, items, cards } = question;
  // An item that was left out, or named twice, stands at the end.
  const said = [...new Set(order.filter((place) => place in items))];
  const given = [...said, ...[...items.keys()].filter((place) => !said.includes(place))];
  const right = given.map((place) => places[place] ?? 0);
  const share = orderShare(right);
  if (cards.length !== items.length) return whole(question, share, null);
  return {
    answered: true,
    share,
    slip: false,
    cards: cards.map(({ id }, item) => ({ id, share: pairsRight(right, places[item] ?? 0), chosen: null })),
  };
}

/** The share of an item's pairs that stand in the right order. */
function pairsRight(right: readonly number[], own: number): number {
  const at = right.indexOf(own);
  const others = right.filter((_, place) => place !== at);
  const good = right.filter((place, where) => where !== at && place < own === where < at).length;
  return others.length === 0 ? 1 : good / others.length;
}
