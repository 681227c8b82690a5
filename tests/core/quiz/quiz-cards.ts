import fc from "fast-check";
import type { Question, QuizCard, QuizReceipt, Response } from "#lib/quiz/types.ts";

/** A receipt of a document. */
export function receipt(
  documentTitle: string,
  quote: string,
  role: QuizReceipt["role"] = "proof",
): QuizReceipt {
  return { documentTitle, documentId: documentTitle, start: 0, end: quote.length, quote, role };
}

/** A plain card with nothing to choose from. */
export function quizCard(n: number, changes: Partial<QuizCard> = {}): QuizCard {
  return {
    id: `card-${n}`,
    version: 1,
    part: 0,
    pool: "dossier",
    category: "outcome",
    question: `What became of mill ${n}?`,
    answer: `It was sold to owner ${n}`,
    aliases: [],
    alternate: null,
    distractors: [],
    disputed: false,
    readings: [],
    receipts: [receipt("The mills", `Mill ${n}: It was sold to owner ${n} by the bank.`)],
    siblings: `sentence-${n}`,
    plain: true,
    ...changes,
  };
}

/** A card about a date. */
export function dateCard(n: number, year: number): QuizCard {
  return quizCard(n, {
    category: "date",
    question: `In which year was mill ${n} built?`,
    answer: String(year),
    distractors: [year + 7, year + 19, year + 31].map((other) => ({
      text: String(other),
      answers: `In which year was barn ${other} built?`,
    })),
    receipts: [receipt("The mills", `Mill number ${n} was built in ${year} by its owners.`)],
  });
}

/** A card on which two documents say two things. */
export function disputedCard(n: number): QuizCard {
  return quizCard(n, {
    category: "date",
    question: `The documents differ on when mill ${n} burned: what does each say?`,
    answer: `${1800 + n} (A); ${1900 + n} (B)`,
    disputed: true,
    distractors: [{ text: "1700", answers: null }],
    readings: [
      { value: String(1800 + n), receipts: [0] },
      { value: String(1900 + n), receipts: [1, 2] },
    ],
    receipts: [
      receipt("Account A", `burned in ${1800 + n}`, "reading"),
      receipt("Account B", `burned in ${1900 + n}`, "reading"),
      receipt("Account C", `fire of ${1900 + n}`, "reading"),
    ],
  });
}

const DEEDS = [
  "asked for a bridge",
  "wanted a ferry",
  "opposed the plan",
  "offered a loan",
  "promised to pay",
];
const DOERS = ["Ada Lorn", "Bela Kovacs", "Carl Ott"];

/** A card that asks who proposed something. */
export function proposalCard(n: number): QuizCard {
  return quizCard(n, {
    category: "proposal",
    question: `Who ${DEEDS[n % DEEDS.length] ?? ""} in year ${n}?`,
    answer: DOERS[n % DOERS.length] ?? "",
    distractors: DOERS.filter((_, at) => at !== n % DOERS.length).map((text) => ({ text, answers: null })),
  });
}

/** Any dossier: dates, proposals, disputes, sentences and notes in one to three parts. */
export const anyCards: fc.Arbitrary<readonly QuizCard[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom("date", "proposal", "disputed", "plain", "choice", "order", "list"),
      year: fc.integer({ min: 1500, max: 1990 }),
      part: fc.integer({ min: 0, max: 2 }),
      alternate: fc.boolean(),
      sentence: fc.integer({ min: 0, max: 40 }),
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ kind, year, part, alternate, sentence }, n) => {
      const made = cardOf(kind, n, year);
      const other =
        alternate && !made.disputed
          ? { question: `Tell of ${n}: ${made.question}`, answer: made.answer }
          : null;
      return { ...made, part, alternate: other, siblings: `sentence-${sentence}` };
    }),
  );

function cardOf(kind: string, n: number, year: number): QuizCard {
  switch (kind) {
    case "date":
      return dateCard(n, year);
    case "proposal":
      return proposalCard(n);
    case "disputed":
      return disputedCard(n);
    case "choice":
      return quizCard(n, {
        task: {
          kind: "choice",
          options: ["red", "green", "blue"].map((text, at) => ({ text, correct: at === n % 3 })),
        },
      });
    case "order":
      return quizCard(n, { task: { kind: "order", items: ["one", "two", "three"] } });
    case "list":
      return quizCard(n, { task: { kind: "list", ideas: ["iron", "coal", "salt"] } });
    default:
      return quizCard(n);
  }
}

/** The answer that the key says. */
export function perfect(question: Question): Response {
  switch (question.kind) {
    case "choice":
    case "who":
      return { kind: "chosen", chosen: question.options.flatMap((one, at) => (one.right ? [at] : [])) };
    case "truth":
      return { kind: "truth", value: question.right };
    case "typed":
    case "cloze":
      return { kind: "text", text: question.answer };
    case "list":
      return { kind: "text", text: question.ideas.join("\n") };
    case "match":
    case "sources":
      return { kind: "pairs", pairs: question.pairs };
    case "order": {
      const { places } = question;
      return { kind: "order", order: [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0)) };
    }
  }
}
