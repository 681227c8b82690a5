import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, ReadDocument } from "#lib/documents/types.ts";
import { findClauses } from "#lib/extract/clauses.ts";
import { tagSentences } from "#lib/extract/tokens.ts";
import type { Clause, DateMention, Entity, NameMention, Quotation, RoleFiller } from "#lib/extract/types.ts";

type Known = {
  readonly dates?: readonly DateMention[];
  readonly names?: readonly NameMention[];
  readonly entities?: readonly Entity[];
  readonly quotations?: readonly Quotation[];
};

/** Each string is one sentence of a document in plain English. */
function read(sentences: readonly string[], known: Known = {}): { text: string; clauses: Clause[] } {
  const text = sentences.join(" ");
  const block: Block = { zone: "body", span: { start: 0, end: text.length }, language: "en" };
  const document: ReadDocument = {
    name: "test.txt",
    format: "text",
    title: "",
    raw: text,
    text,
    toRaw: (span) => span,
    blocks: [block],
  };
  let at = 0;
  const spans = sentences.map((sentence) => {
    const start = at;
    at += sentence.length + 1;
    return { span: { start, end: start + sentence.length }, block, blockIndex: 0 };
  });
  const tagged = tagSentences(document, spans);
  const none = { dates: [], names: [], entities: [], quotations: [] };
  return { text, clauses: findClauses(document, tagged, { ...none, ...known }) };
}

/** What one clause says, in words. */
function said(sentence: string, lemma: string): Record<string, string | boolean> {
  const { text, clauses } = read([sentence]);
  const clause = clauses.find((each) => each.lemma === lemma);
  if (clause === undefined)
    throw new Error(`no clause for ${lemma}: ${clauses.map((each) => each.lemma).join()}`);
  const words = (filler: RoleFiller | null): string =>
    filler === null ? "-" : text.slice(filler.span.start, filler.span.end);
  return { agent: words(clause.agent), object: words(clause.object), recipient: words(clause.recipient) };
}

function clauseOf(sentence: string, lemma: string): Clause {
  const clause = read([sentence]).clauses.find((each) => each.lemma === lemma);
  if (clause === undefined) throw new Error(`no clause for ${lemma}`);
  return clause;
}

describe("who did what to whom", () => {
  it.each([
    ["The committee approved the budget.", "approve", "The committee", "the budget"],
    ["In the spring of 1907 the company opened a second mine.", "open", "the company", "a second mine"],
    ["Marie Curie, a chemist from Warsaw, isolated radium.", "isolate", "Marie Curie", "radium"],
    [
      "Norway, Sweden and Denmark founded a customs union.",
      "found",
      "Norway, Sweden and Denmark",
      "a customs union",
    ],
    [
      "The court that heard the appeal upheld the verdict.",
      "uphold",
      "The court that heard the appeal",
      "the verdict",
    ],
    ["The court that heard the appeal upheld the verdict.", "hear", "The court", "the appeal"],
    ["The striker scored twice and left the field.", "leave", "The striker", "the field"],
    ["The bridge that the engineers built collapsed.", "build", "the engineers", "The bridge"],
    ["The judge ignored the letters he received.", "receive", "he", "the letters"],
    ["The union supports and finances the newspaper.", "support", "The union", "the newspaper"],
    ["Hoping for rain, the farmers planted barley.", "plant", "the farmers", "barley"],
    ["Hoping for rain, the farmers planted barley.", "hope", "the farmers", "-"],
    ["The bank cut its rates, surprising many investors.", "surprise", "The bank", "many investors"],
    ["The army advanced and the town surrendered.", "advance", "The army", "-"],
    ["Never did the senate reject the treaty.", "reject", "the senate", "the treaty"],
    ["The city's refusal to pay the debt angered its creditors.", "pay", "The city", "the debt"],
  ])("%s (%s)", (sentence, lemma, agent, object) => {
    expect(said(sentence, lemma)).toMatchObject({ agent, object });
  });

  it("takes the subject of a passive as the object and the by-phrase as the agent", () => {
    expect(said("The comet was first seen by two amateurs in Chile.", "see")).toMatchObject({
      agent: "two amateurs",
      object: "The comet",
    });
    expect(clauseOf("The comet was first seen by two amateurs.", "see").voice).toBe("passive");
  });

  it("reads a participle after a noun as a passive without a main verb", () => {
    expect(said("The terms agreed in Geneva were never published.", "agree")).toMatchObject({
      object: "The terms",
      agent: "-",
    });
    expect(said("The terms agreed in Geneva were never published.", "publish")).toMatchObject({
      object: "The terms agreed in Geneva",
    });
  });

  it("reads a participle behind a comma as said of the noun before it", () => {
    expect(said("Karl Lund explained the tides in the Almanac, published in 1687.", "publish")).toMatchObject(
      {
        object: "the Almanac",
        agent: "-",
      },
    );
    expect(
      said("Karl Lund announced the plan in March, resigned in April and died.", "resign"),
    ).toMatchObject({
      agent: "Karl Lund",
    });
  });

  it("does not take by a year or an amount for the doer", () => {
    expect(said("Exports were halved by 1932.", "halve").agent).toBe("-");
  });

  it("lets the person who is asked do what the infinitive says", () => {
    expect(said("The minister asked the envoy to deliver a note.", "deliver")).toMatchObject({
      agent: "the envoy",
      object: "a note",
    });
  });

  it("lets the subject do what the infinitive says when nobody else is asked", () => {
    expect(said("The league promised the clubs to publish the rules.", "publish").agent).toBe("The league");
    expect(clauseOf("The club planned to sell the stadium.", "sell").modality).toBe("plan to");
  });

  it("tells the recipient from the thing given, in both orders", () => {
    expect(said("The society awarded the botanist a medal.", "award")).toMatchObject({
      recipient: "the botanist",
      object: "a medal",
    });
    expect(said("The society awarded a medal to the botanist.", "award")).toMatchObject({
      recipient: "the botanist",
      object: "a medal",
    });
  });

  it("takes what is said as the object of a verb of saying, and marks it as somebody's words", () => {
    const sentence = "The chairman claimed that the firm had paid its taxes.";
    expect(said(sentence, "claim").object).toBe("that the firm had paid its taxes");
    expect(clauseOf(sentence, "claim").attributed).toBe(false);
    expect(clauseOf(sentence, "pay").attributed).toBe(true);
  });

  it("finds the subject of a clause that follows a verb of saying without that", () => {
    expect(said("The doctor said the patients recovered quickly.", "recover").agent).toBe("the patients");
  });

  it("sees negation, modality and particles", () => {
    expect(clauseOf("The parties did not sign the accord.", "sign").negated).toBe(true);
    expect(clauseOf("The parties signed the accord.", "sign").negated).toBe(false);
    expect(clauseOf("The parties would sign the accord.", "sign").modality).toBe("would");
    expect(clauseOf("The union broke off the talks.", "break")).toMatchObject({ particle: "off" });
  });

  it("keeps prepositional phrases in order with what they govern", () => {
    const { text, clauses } = read(["The fleet sailed from Cadiz to Havana under a new admiral."]);
    const words = clauses[0]?.adjuncts.map(
      ({ preposition, object }) => `${preposition}|${text.slice(object.start, object.end)}`,
    );
    expect(words).toEqual(["from|Cadiz", "to|Havana", "under|a new admiral"]);
  });

  it("reads brackets by themselves and goes on after them", () => {
    expect(said("The senator (who had lost the vote) resigned.", "resign").agent).toBe("The senator");
  });
});

describe("names, time and place of a clause", () => {
  const cluster = (name: string, type: Entity["type"]): Entity => ({ type, name, aliases: [], roles: [] });
  const mention = (text: string, words: string, type: NameMention["type"], entity: number): NameMention => {
    const start = text.indexOf(words);
    return { span: { start, end: start + words.length }, type, entity, role: null };
  };

  it("gives a participant the fullest name of its entity", () => {
    const sentence = "Halberg addressed the assembly.";
    const known = {
      names: [mention(sentence, "Halberg", "PER", 0)],
      entities: [cluster("Ingrid Halberg", "PER")],
    };
    expect(read([sentence], known).clauses[0]?.agent).toMatchObject({
      name: "Ingrid Halberg",
      entity: 0,
      anaphoric: false,
    });
  });

  it("does not name a noun after its owner", () => {
    const sentence = "Halberg's speech surprised the assembly.";
    const known = {
      names: [mention(sentence, "Halberg", "PER", 0)],
      entities: [cluster("Ingrid Halberg", "PER")],
    };
    expect(read([sentence], known).clauses[0]?.agent?.name).toBeNull();
  });

  it("lets a bare definite point back to the only named thing of its kind", () => {
    const sentences = ["The Lisbon Fisheries Treaty opened new grounds.", "Iceland rejected the treaty."];
    const text = sentences.join(" ");
    const known = {
      names: [mention(text, "Lisbon Fisheries Treaty", "MISC", 0), mention(text, "Iceland", "LOC", 1)],
      entities: [cluster("Lisbon Fisheries Treaty", "MISC"), cluster("Iceland", "LOC")],
    };
    const clause = read(sentences, known).clauses.find((each) => each.lemma === "reject");
    expect(clause?.object).toMatchObject({ name: "Lisbon Fisheries Treaty", anaphoric: true });
  });

  it("leaves a bare definite without a name when two things could be meant", () => {
    const sentences = ["The Lisbon Treaty followed the Madrid Treaty.", "Iceland rejected the treaty."];
    const text = sentences.join(" ");
    const known = {
      names: [mention(text, "Lisbon Treaty", "MISC", 0), mention(text, "Madrid Treaty", "MISC", 1)],
      entities: [cluster("Lisbon Treaty", "MISC"), cluster("Madrid Treaty", "MISC")],
    };
    const clause = read(sentences, known).clauses.find((each) => each.lemma === "reject");
    expect(clause?.object?.name).toBeNull();
  });

  it("dates a verb by the date of its own clause, not by one in another", () => {
    const sentence = "The port opened in 1887, and the railway closed in 1931.";
    const date = (words: string): DateMention => {
      const start = sentence.indexOf(words);
      const span = { start, end: start + words.length };
      return {
        span,
        value: words,
        granularity: "year",
        certainty: "known",
        source: null,
        modifier: null,
        quoted: false,
      };
    };
    const { clauses } = read([sentence], { dates: [date("1887"), date("1931")] });
    expect(
      clauses.map((clause) => clause.when && sentence.slice(clause.when.start, clause.when.end)),
    ).toEqual(["1887", "1931"]);
  });

  it("dates both verbs by a date in front of the sentence", () => {
    const sentence = "In 1887 the port opened and welcomed its first steamer.";
    const span = { start: 3, end: 7 };
    const date: DateMention = {
      span,
      value: "1887",
      granularity: "year",
      certainty: "known",
      source: null,
      modifier: null,
      quoted: false,
    };
    expect(read([sentence], { dates: [date] }).clauses.map((clause) => clause.when)).toEqual([span, span]);
  });

  it("says where by the phrase around a place", () => {
    const sentence = "The delegates met in a small hotel in Ghent.";
    const known = { names: [mention(sentence, "Ghent", "LOC", 0)], entities: [cluster("Ghent", "LOC")] };
    const { where } = read([sentence], known).clauses[0] ?? { where: null };
    expect(where && sentence.slice(where.start, where.end)).toContain("Ghent");
  });
});

describe("any text", () => {
  const word = fc.constantFrom(
    ..."the a he who that which and or , ; ( ) — to by of in signed sign signing was have not if Germany war treaty 1940 “ ” said because".split(
      " ",
    ),
  );

  it("gives spans inside their sentence, in the order of the verbs, and never throws", () => {
    const sentence = fc.oneof(
      fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(" ")),
      fc.string({ unit: "grapheme", minLength: 1 }),
    );
    fc.assert(
      fc.property(sentence, (text) => {
        let last = -1;
        for (const clause of read([text]).clauses) {
          const fillers = [clause.agent, clause.object, clause.recipient].flatMap((filler) =>
            filler ? [filler.span, filler.head] : [],
          );
          const spans = [
            clause.span,
            clause.verb,
            ...fillers,
            ...clause.adjuncts.flatMap((each) => [each.span, each.object]),
          ];
          for (const span of spans) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
          expect(clause.verb.start).toBeGreaterThan(last);
          last = clause.verb.start;
        }
      }),
    );
  });

  it.each(["that he said ", "of the man ", "the man who ", "to go ", "signed and ", "("])(
    "reads 100 kB of %j in time",
    (unit) => {
      const begun = process.cpuUsage();
      read([unit.repeat(100_000 / unit.length)]);
      const { user, system } = process.cpuUsage(begun);
      // Processor time, so that a busy machine does not fail it; a quadratic reader would need minutes.
      expect((user + system) / 1000).toBeLessThan(15_000);
    },
    60_000,
  );
});
