import { mixedOrder } from "#lib/answers/order.ts";
import { seededRandom, shuffled } from "#lib/base/random.ts";
import type { Question } from "./types.ts";

/**
 * A paper as one person gets it: questions and options in an order that the seed gives, or as they are. The right-hand
 * side of pairs and what has to be put in order are mixed in any case: in their own order they would be the key.
 */
export function arranged(
  questions: readonly Question[],
  seed: string,
  shuffle: boolean,
): readonly Question[] {
  const order = shuffle ? shuffled(questions, seededRandom(seed)) : questions;
  return order.map((question) => mixed(question, `${seed}|${question.id}`, shuffle));
}

function mixed(question: Question, seed: string, shuffle: boolean): Question {
  switch (question.kind) {
    case "choice":
    case "who":
      // As they were made, the right one stands first; without shuffling the name of the question says where it goes.
      return { ...question, options: shuffled(question.options, seededRandom(shuffle ? seed : question.id)) };
    case "match":
    case "sources": {
      const own = shuffle ? seed : question.id;
      const order = mixedOrder(question.right.length, `${own}|right`);
      const left = shuffle
        ? shuffled([...question.left.keys()], seededRandom(`${own}|left`))
        : [...question.left.keys()];
      const joint = question.cards.length === question.left.length;
      return {
        ...question,
        cards: joint ? picked(question.cards, left) : question.cards,
        left: picked(question.left, left),
        right: picked(question.right, order),
        pairs: left.map((place) => order.indexOf(question.pairs[place] ?? 0)),
      };
    }
    case "order": {
      // Places of the right order, mixed so that they are not in it.
      const inOrder = [...question.items.keys()].sort(
        (a, b) => (question.places[a] ?? 0) - (question.places[b] ?? 0),
      );
      const order = picked(inOrder, mixedOrder(inOrder.length, shuffle ? seed : question.id));
      const joint = question.cards.length === question.items.length;
      return {
        ...question,
        cards: joint ? picked(question.cards, order) : question.cards,
        items: picked(question.items, order),
        places: picked(question.places, order),
        notes: picked(question.notes, order),
      };
    }
    default:
      return question;
  }
}

function picked<T>(items: readonly T[], places: readonly number[]): readonly T[] {
  return places.flatMap((place) => items.slice(place, place + 1));
}
