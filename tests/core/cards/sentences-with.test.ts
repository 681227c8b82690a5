import { expect, it } from "vitest";
import { holdsAny, slice } from "#lib/base/text.ts";
import { holdingSentences, inSentencesWith } from "#lib/cards/places.ts";
import { readDecoded } from "#lib/documents/read.ts";
import { extract } from "#lib/extract/extract.ts";

const TEXT =
  "The İzmir line was closed because of floods. BECAUSE the bridge fell, trains stood for weeks. Nobody knew why. " +
  "Du\u017ft lay on the tracks for days.\n\nThe ferry ran until May be.\n\nCause enough was found. He left, for\nhe was ill.";

it("finds what each sentence holds, whatever stands before it in the document", () => {
  const reading = extract(readDecoded("a.txt", TEXT, "text"));
  for (const [parts, pattern] of [
    [["because"], /because/iu],
    [["dust", " for "], /dust|for (?:days|he)/iu],
    [["be cause", "until "], /./u],
    [["absent"], /./u],
  ] as const) {
    const holds = inSentencesWith(parts, pattern);
    const holding = holdingSentences(parts);
    for (const sentence of reading.sentences)
      expect(holding(reading, sentence)).toBe(holdsAny(slice(reading.document.text, sentence.span), parts));
    for (const clause of [...reading.clauses, ...reading.clauses]) {
      const sentence = slice(reading.document.text, reading.sentences[clause.sentence]?.span ?? clause.span);
      expect(holds(reading, clause), sentence).toBe(holdsAny(sentence, parts) && pattern.test(sentence));
    }
  }
  expect(reading.clauses.length).toBeGreaterThan(5);
});
