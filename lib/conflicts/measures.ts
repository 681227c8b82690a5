import type { Span } from "#lib/base/text.ts";
import { roundAt } from "./counts.ts";
import type { Dossier } from "./dossier.ts";
import { type Match, type Measure, matchesOf } from "./measure-matches.ts";
import { isMeasureWord, measureOf } from "./measure-words.ts";
import { measuredNoun, numberTopic } from "./number-topics.ts";
import { occasionsOf, PARTIAL } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import { type Quantity, quantityInWords } from "./quantities.ts";
import { bagOf, inBoth } from "./rarity.ts";
import type { Question, Statement } from "./statements.ts";
import { clauseAt, clausesOf, roleClauseAt, subjectsOf } from "./topics.ts";
import { isOfUnclearThing } from "./unclear-things.ts";

/** One document's number against another's, where both measure the same thing of the same happening. */
export function measureQuestions(dossier: Dossier): Question[] {
  const byUnit = new Map<string, Measure[]>();
  let place = 0;
  for (const passage of dossier.library.documents.flat()) {
    if (!passage.trusted || passage.quantities.length === 0 || passage.quantities.length > 6) continue;
    if (PARTIAL.isIn(passage)) continue;
    for (const quantity of passage.quantities) {
      // Of several counts of one kind, only those are compared whose verb is known.
      const several = passage.quantities.filter((one) => one.unit === quantity.unit).length > 1;
      if (several && !roleClauseAt(passage, quantity.span) && measuredNoun(passage, quantity.span) === null)
        continue;
      const unit = quantity.score === null ? quantity.unit : "score";
      if (unit === "" || unit === "clock") continue;
      const measure = {
        passage,
        quantity,
        statement: statementOn(passage, quantity),
        about: [...aboutOf(passage, quantity)],
        ...contextOf(passage, dossier),
        round: roundAt(passage, dossier),
        subjects: subjectsOf(passage),
        place,
      };
      place += 1;
      const list = byUnit.get(unit);
      if (list) list.push(measure);
      else byUnit.set(unit, [measure]);
    }
  }
  return [...byUnit].flatMap(([unit, measures]) =>
    matchesOf(measures, dossier)
      .filter(({ a, b }) => !isOfUnclearThing(a.statement, b.statement, dossier))
      .map((match) => questionOn(unit, match, dossier)),
  );
}

/**
 * A sentence that names nobody is about whom the one before names, and one of so few content words takes these from there
 * too: `Forty-three people drowned.`
 */
const SHORT = 4;

function contextOf(passage: Passage, dossier: Dossier): Pick<Measure, "words" | "names" | "days"> {
  const names = namesOf(passage, dossier);
  const before = dossier.library.documents[passage.document]?.[passage.index - 1];
  const alone = names.size > 0 || before?.sentence?.block.zone !== "body";
  if (alone || before.sentence.block !== passage.sentence?.block)
    return { words: passage.words, names, days: occasionsOf(passage) };
  return {
    words: passage.words.length > SHORT ? passage.words : bagOf([...passage.words, ...before.words]),
    names: namesOf(before, dossier),
    days: occasionsOf(passage.dates.length > 0 ? passage : before),
  };
}

/** The bearers that a sentence names, and those that its pronouns mean. */
function namesOf(passage: Passage, { terms }: Dossier): Set<string> {
  const names = terms.bearersIn(passage);
  for (const { agent, object } of clausesOf(passage)) {
    for (const filler of [agent, object]) {
      const bearer = filler?.anaphoric ? terms.bearerAt(passage.document, filler) : null;
      if (bearer !== null) names.add(bearer);
    }
  }
  return names;
}

/** What is done or meant: the noun that the number is said to be of, the verb whose role it fills, or the verbs beside it. */
function aboutOf(passage: Passage, quantity: Quantity): ReadonlySet<string> {
  const noun = measuredNoun(passage, quantity.span);
  if (noun) return new Set(measureOf(noun.lemma));
  // `killed 14 people and injured 60 people`: each number goes with the verb whose role it fills.
  const role = roleClauseAt(passage, quantity.span);
  if (role) return new Set(measureOf(role.lemma));
  const scope: Span = clauseAt(passage, quantity.span)?.span ?? passage.span;
  const about = new Set<string>();
  for (const token of passage.sentence?.tokens ?? []) {
    if (token.start < scope.start || token.end > scope.end) continue;
    if (token.pos !== "VERB" && !isMeasureWord(token.text)) continue;
    for (const word of measureOf(token.lemma)) about.add(word);
  }
  return about;
}

/** Names are made when they are asked for: most questions are merged into one that has its name. */
function questionOn(unit: string, { a, b }: Match, dossier: Dossier): Question {
  return {
    get key() {
      const shared = inBoth(a.words, b.words).map((word) => dossier.lexicon.stemOf(word));
      return `measure ${unit} ${shared.sort().slice(0, 10).join(" ")}`;
    },
    slot: "number",
    get topic() {
      return numberTopic(a.passage, a.quantity, b.passage, dossier);
    },
    statements: [a.statement, b.statement],
  };
}

function statementOn(passage: Passage, quantity: Quantity): Statement {
  return {
    passage,
    span: passage.span,
    focus: quantity.span,
    value: { kind: "quantity", quantity },
    words: quantityInWords(passage.reading.document.text, quantity),
  };
}
