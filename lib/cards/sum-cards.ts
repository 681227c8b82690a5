import { madeOf } from "#lib/base/made-of.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { datesIn } from "./content.ts";
import { candidateOf, type MadeAsked } from "./made-asked.ts";
import { statements } from "./places.ts";
import { asked, type Telling } from "./telling.ts";
import { openingTime, tellPlain } from "./wide.ts";

const PAID = new Set(
  "cost pay award claim raise offer give lose receive earn spend lend borrow amount leave charge bequeath donate fetch subscribe sell buy fine insure demand owe invest collect estimate contribute make".split(
    " ",
  ),
);
const COIN =
  "pounds|guineas|shillings|pence|crowns|marks|kroner|kronor|francs|lire|florins|gulden|guilders|thalers|talers|roubles|rubles|ducats|dollars|cents|pesos|euros|yen|livres|zloty|zlotys";
// "£57,000" · "£60 | for the loss" · "six million crowns" · "nine shillings a ton"
const SUM = new RegExp(
  `^\\s(?<lead>(?:(?:out|to|at|for|in) )?)(?<sum>(?:(?:about|some|nearly|almost|over|more than|only|up to) )?(?:[£$€]\\s?\\d[\\d,.]*\\d|[£$€]\\s?\\d|\\d[\\d,]*(?: \\p{Ll}+)?(?= (?:${COIN})\\b)|(?:\\p{Ll}+[ -]){1,3}?(?=(?:${COIN})\\b))(?: (?:million|billion))?(?: ?(?:${COIN}))?(?: an? (?:ton|tonne|day|week|month|year|head|share|bushel|barrel|yard|acre|mile))?)(?=[\\s,;:.]|$)`,
  "u",
);

const WEIGHT = 0.48;

/** `How much did the dam cost?`, `How much did the company pay out in compensation?` */
export function sumCandidates(reading: DocumentReading): Candidate[] {
  return madeOf(statements(reading), (clause) => {
    if (!PAID.has(clause.lemma)) return null;
    const telling = tellPlain(reading, clause);
    const made = telling === null ? null : howMuch(telling);
    if (telling === null || made === null) return null;
    return candidateOf(telling, made, {
      category: "outcome",
      frame: "sum",
      weight: WEIGHT,
      onlyIfUnasked: true,
    });
  });
}

function howMuch(telling: Telling): MadeAsked | null {
  const { reading, restSpan } = telling;
  const match = SUM.exec(reading.document.text.slice(restSpan.start, restSpan.end));
  const { sum, lead = "" } = match?.groups ?? {};
  if (match === null || sum === undefined || !/\d|\p{Ll} \p{Ll}/u.test(sum)) return null;
  const end = restSpan.start + match[0].length;
  const focus = { start: end - sum.length, end };
  const question = asked(telling, [focus, ...datesIn(telling)]);
  if (question === null) return null;
  const to =
    lead === "" ? "" : `${lead.trim().replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())} how much`;
  const asks = /^(?:to|at|for)\b/u.test(lead) ? to : "How much";
  const bare = /^(?:to|at|for) $/u.test(lead)
    ? question.text.replace(new RegExp(` ${lead.trim()}(?= |$)`, "u"), "")
    : question.text;
  return {
    question: `${asks} ${bare}${openingTime(telling)}?`,
    answer: sum,
    focus,
    context: question.context,
  };
}
