import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestKey } from "#lib/search/keys.ts";
import { LONGEST_SEARCH, parseSearch } from "#lib/search/parse.ts";
import { printSearch } from "#lib/search/print.ts";
import {
  CATEGORY_WORDS,
  type Pattern,
  PROPERTIES,
  RECENT,
  type SearchNode,
  type SearchTerm,
  STATES,
} from "#lib/search/types.ts";

/** The tree as one line; places left out. */
function shape(node: SearchNode): unknown {
  if ("parts" in node) return { [node.kind]: node.parts.map(shape) };
  if ("part" in node) return { not: shape(node.part) };
  if (!("at" in node)) return node.kind;
  const { at: _, ...rest } = node;
  return rest;
}

function read(text: string): unknown {
  const parsed = parseSearch(text);
  return parsed.ok
    ? shape(parsed.node)
    : { problem: parsed.problem.message, at: text.slice(parsed.problem.at.start, parsed.problem.at.end) };
}

const text = (...pattern: readonly (string | 1 | 2)[]) => ({
  kind: "text",
  field: null,
  whole: false,
  pattern: pattern.map((part) =>
    part === 1 ? { kind: "one" } : part === 2 ? { kind: "many" } : { kind: "text", text: part },
  ),
});

describe("what is typed is read as in Anki", () => {
  it.each([
    ["", "everything"],
    ["   ", "everything"],
    ["dog", text("dog")],
    ["dog cat", { and: [text("dog"), text("cat")] }],
    ["dog and cat", { and: [text("dog"), text("cat")] }],
    ["dog OR cat", { or: [text("dog"), text("cat")] }],
    ["a b or c", { or: [{ and: [text("a"), text("b")] }, text("c")] }],
    ["a (b or c)", { and: [text("a"), { or: [text("b"), text("c")] }] }],
    ["-cat", { not: text("cat") }],
    ["-(a b)", { not: { and: [text("a"), text("b")] } }],
    ["well-known", text("well-known")],
    ["a - b", { and: [text("a"), text("-"), text("b")] }],
    ['"a dog"', text("a dog")],
    ['-"a dog"', { not: text("a dog") }],
    ['"or"', text("or")],
    ['"-a"', text("-a")],
    ["d_g", text("d", 1, "g")],
    ["d*g", text("d", 2, "g")],
    ["d**g", text("d", 2, "g")],
    ["\\*\\_\\\\", text("*_\\")],
    ["14\\:30", text("14:30")],
    ["w:dog", { ...text("dog"), whole: true }],
    ["nc:uber", text("uber")],
    ["front:dog", { ...text("dog"), field: "question" }],
    ["back:*dog*", { ...text(2, "dog", 2), field: "answer" }],
    ["question:", { ...text(), field: "question" }],
    ["answer:w:dog", { ...text("dog"), field: "answer", whole: true }],
    ["re:a|b", { kind: "regex", field: null, source: "a|b" }],
    ['re:"(a|b) c"', { kind: "regex", field: null, source: "(a|b) c" }],
    ["question:re:^a", { kind: "regex", field: "question", source: "^a" }],
    ["deck:current", { kind: "current-deck" }],
    ["deck:A::*", { kind: "deck", name: [{ kind: "text", text: "A::" }, { kind: "many" }] }],
    ['deck:"A long name"', { kind: "deck", name: [{ kind: "text", text: "A long name" }] }],
    ['"deck:A long name"', { kind: "deck", name: [{ kind: "text", text: "A long name" }] }],
    ["DECK:a", { kind: "deck", name: [{ kind: "text", text: "a" }] }],
    ["tag:none", { kind: "untagged" }],
    ['tag:re:"^exam(::|$)"', { kind: "tag-regex", source: "^exam(::|$)" }],
    ["tag:nc:uber", { kind: "tag", name: [{ kind: "text", text: "uber" }] }],
    ["tag:re\\:x", { kind: "tag", name: [{ kind: "text", text: "re:x" }] }],
    ["category:quote", { kind: "category", category: "quote" }],
    ["is:due", { kind: "is", state: "due" }],
    ["flag:0", { kind: "flag", flag: 0 }],
    ["added:0", { kind: "recent", what: "added", days: 1 }],
    ["rated:3:0", { kind: "recent", what: "resched", days: 3 }],
    ["prop:rated=0", { kind: "rated", days: 1, rating: null }],
    ["prop:rated>=-6", { kind: "rated", days: 7, rating: null }],
    ["prop:rated>-7:1", { kind: "rated", days: 7, rating: 1 }],
    ["prop:resched>=-2", { kind: "recent", what: "resched", days: 3 }],
    ["resched:3", { kind: "recent", what: "resched", days: 3 }],
    ["rated:7", { kind: "rated", days: 7, rating: null }],
    ["rated:7:1", { kind: "rated", days: 7, rating: 1 }],
    ["prop:ivl>=10", { kind: "property", property: "ivl", comparison: ">=", value: 10 }],
    ["prop:due=-1", { kind: "property", property: "due", comparison: "=", value: -1 }],
    ["prop:r!=0.5", { kind: "property", property: "r", comparison: "!=", value: 0.5 }],
    ["cid:a-1,b-2", { kind: "ids", of: "card", ids: ["a-1", "b-2"] }],
    ["card:2", { kind: "card", number: 2 }],
    ['card:"Card 2"', { kind: "card", number: 2 }],
    ["is:buried-manually", { kind: "is", state: "buried" }],
    ["note:cloze", { kind: "note", name: [{ kind: "text", text: "cloze" }] }],
  ])("%s", (typed, expected) => {
    expect(read(typed)).toEqual(expected);
  });

  it.each([
    ["(a", "not closed", "("],
    ["a)", "closes nothing", ")"],
    ["()", "nothing between", "("],
    ["a or", "stands between", "or"],
    ["or a", "stands between", "or"],
    ["a or or b", "stands between", "or"],
    ["and a", "stands between", "and"],
    ["a (and b)", "stands between", "and"],
    ['"a', "not closed", '"'],
    ['""', "nothing between", '""'],
    ["-(", "not closed", "("],
    ["a -or b", "behind the minus", "-"],
    ["a\\", "backslash", "\\"],
    ["a\\x", "means nothing", "a\\x"],
    ["deck:", "For example deck:", "deck:"],
    [":a", "no key", ":a"],
    ["dekc:a", "Did you mean deck:?", "dekc:a"],
    ["http://x", "http\\:", "http://x"],
    ["is:young", "one of new", "is:young"],
    ["flag:8", "from 1 to 7", "flag:8"],
    ["rated:x", "number of days", "rated:x"],
    ["rated:1:5", "from 1 to 4", "rated:1:5"],
    ["prop:ivl", "prop: wants", "prop:ivl"],
    ["prop:ease>2", "difficulty", "prop:ease>2"],
    ["prop:d>5", "from 0 to 1", "prop:d>5"],
    ["prop:reps=1.5", "whole number", "prop:reps=1.5"],
    ['re:"(?=a)"', "not supported", 're:"(?=a)"'],
    ["re:(a)", 're:"', "re:"],
    ["tag:re:(a)", 'tag:re:"', "tag:re:"],
    ['tag:re:"(?=a)"', "not supported", 'tag:re:"(?=a)"'],
    ["tag:w:may", "tag:may", "tag:w:may"],
    ["deck:re:^sea", "deck:a*", "deck:re:^sea"],
    ["document:w:minutes", "document:minutes", "document:w:minutes"],
    ["deck:filtered", "is:due", "deck:filtered"],
    ["did:12", "Write deck:", "did:12"],
    ["mid:12", "note:cloze", "mid:12"],
    ["preset:fast", "Write deck:", "preset:fast"],
    ["constructor:x", 'no key "constructor"', "constructor:x"],
    ["prop:rated=-1", "rated:2 -rated:1", "prop:rated=-1"],
    ["prop:resched<-3", "prop:resched>=-7", "prop:resched<-3"],
    ["prop:rated=x", "prop:rated>=-7", "prop:rated=x"],
    ["re:\\1", "not supported", "re:\\1"],
    ["x".repeat(LONGEST_SEARCH + 1), "at most", "x"],
    ["a ".repeat(300), "at most 200", "a"],
    [`${"(".repeat(40)}a${")".repeat(40)}`, "deep at most", "("],
  ])("%j is refused in words, with the place", (typed, words, place) => {
    const parsed = parseSearch(typed);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.problem.message).toContain(words);
    expect(typed.slice(parsed.problem.at.start, parsed.problem.at.end)).toBe(place);
  });

  it("a condition knows where it stands", () => {
    const parsed = parseSearch('a deck:"x y"');
    expect(
      parsed.ok && parsed.node.kind === "and" && parsed.node.parts.map((part) => "at" in part && part.at),
    ).toEqual([
      { start: 0, end: 1 },
      { start: 2, end: 12 },
    ]);
  });

  it("a key that is almost one is recognised, and another is not", () => {
    expect(["dek", "catgory", "falg", "rate"].map(nearestKey)).toEqual(["deck", "category", "flag", "rated"]);
    expect(nearestKey("https")).toBeNull();
  });
});

const at = { start: 0, end: 0 };
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }) },
  fc.constantFrom("or", "AND", "-", "a b", '"', "\\", ":", "(", ")", "deck:", "*", "_", "\u3000", '\\"'),
);
/** Texts never side by side, and no two asterisks. */
function tidy(parts: readonly (string | 1 | 2)[]): Pattern {
  const out: ({ kind: "text"; text: string } | { kind: "one" } | { kind: "many" })[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (typeof part === "string") {
      if (last?.kind === "text") out[out.length - 1] = { kind: "text", text: last.text + part };
      else out.push({ kind: "text", text: part });
    } else if (part === 1) out.push({ kind: "one" });
    else if (last?.kind !== "many") out.push({ kind: "many" });
  }
  return out;
}
const pattern = fc
  .array(fc.oneof(piece, fc.constant(1 as const), fc.constant(2 as const)), { minLength: 1, maxLength: 4 })
  .map(tidy);
const plainName = pattern.filter(
  (name) =>
    !["current", "none"].includes(
      name
        .map((p) => (p.kind === "text" ? p.text : ""))
        .join("")
        .toLowerCase(),
    ),
);
const field = fc.constantFrom(null, "question" as const, "answer" as const);
const term: fc.Arbitrary<SearchTerm> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), field, whole: fc.boolean(), pattern, at: fc.constant(at) }),
  fc.record({
    kind: fc.constant("regex" as const),
    field,
    source: fc.constantFrom("a|b", "^x y$", '\\\\"', '"+', '[("]'),
    at: fc.constant(at),
  }),
  fc.record({
    kind: fc.constantFrom(
      "deck" as const,
      "tag" as const,
      "dossier" as const,
      "document" as const,
      "note" as const,
    ),
    name: plainName,
    at: fc.constant(at),
  }),
  fc.constantFrom<SearchTerm>(
    { kind: "tag-regex", source: "^x y|z", at },
    { kind: "tag", name: [{ kind: "text", text: "re:x" }], at },
    { kind: "deck", name: [{ kind: "text", text: "W:x y" }], at },
  ),
  fc.constantFrom<SearchTerm>({ kind: "current-deck", at }, { kind: "untagged", at }),
  fc.record({
    kind: fc.constant("category" as const),
    category: fc.constantFrom(...CATEGORY_WORDS),
    at: fc.constant(at),
  }),
  fc.record({ kind: fc.constant("is" as const), state: fc.constantFrom(...STATES), at: fc.constant(at) }),
  fc.record({ kind: fc.constant("flag" as const), flag: fc.nat(7), at: fc.constant(at) }),
  fc.record({
    kind: fc.constant("recent" as const),
    what: fc.constantFrom(...RECENT),
    days: fc.integer({ min: 1, max: 999 }),
    at: fc.constant(at),
  }),
  fc.record({
    kind: fc.constant("rated" as const),
    days: fc.integer({ min: 1, max: 999 }),
    rating: fc.constantFrom(null, 1, 2, 3, 4),
    at: fc.constant(at),
  }),
  fc.record({
    kind: fc.constant("property" as const),
    property: fc.constantFrom(...PROPERTIES),
    comparison: fc.constantFrom(
      "=" as const,
      "!=" as const,
      "<" as const,
      ">" as const,
      "<=" as const,
      ">=" as const,
    ),
    value: fc.constantFrom(0, 1),
    at: fc.constant(at),
  }),
  fc.record({
    kind: fc.constant("ids" as const),
    of: fc.constantFrom("card" as const, "note" as const),
    ids: fc.array(fc.stringMatching(/^[\w.-]{1,12}$/u), { minLength: 1, maxLength: 3 }),
    at: fc.constant(at),
  }),
);

const node: fc.Arbitrary<SearchNode> = fc.letrec<{ node: SearchNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    term,
    fc
      .tuple(
        fc.constantFrom("and" as const, "or" as const),
        fc.array(tie("node"), { minLength: 2, maxLength: 4 }),
      )
      .map(
        ([kind, parts]): SearchNode => ({
          kind,
          parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])),
        }),
      ),
    tie("node").map((part): SearchNode => ({ kind: "not", part })),
  ),
})).node;

describe("the normal form", () => {
  it("is read as what was printed", () => {
    fc.assert(
      fc.property(node, (tree) => {
        const printed = printSearch(tree);
        fc.pre(printed.length < LONGEST_SEARCH);
        const parsed = parseSearch(printed);
        expect(parsed.ok ? shape(parsed.node) : parsed.problem.message).toEqual(shape(tree));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is reached in one step, from whatever can be read; and nothing typed makes the reader throw", () => {
    const unit = fc.constantFrom(
      ...'ab-_*\\"():<>=1 '.split(""),
      "or ",
      "deck:",
      "re:",
      "is:new",
      "ū",
      "\u3000",
      "prop:",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (typed) => {
        const parsed = parseSearch(typed);
        if (!parsed.ok) {
          expect(parsed.problem.message).toMatch(/\.$/u);
          expect(parsed.problem.at.end).toBeLessThanOrEqual(typed.length);
          return;
        }
        const again = parseSearch(printSearch(parsed.node));
        expect(again.ok ? shape(again.node) : again.problem).toEqual(shape(parsed.node));
      }),
      { numRuns: 3_000 },
    );
  });
});
