import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { contentWords } from "#lib/cards/words.ts";
import type { Claim, Conflict } from "#lib/conflicts/types.ts";
import type { DeckCard } from "#lib/decks/format.ts";
import { openFile } from "#lib/documents/open-file.ts";
import { extract } from "#lib/extract/extract.ts";
import { ROOT } from "./decks-command.ts";
import { decksOf } from "./dossier.ts";

const SETS = path.join(ROOT, "tests/golden/conflicts");
const FOLDERS = [
  ...readdirSync(SETS).map((name) => path.join(SETS, name)),
  path.join(ROOT, "decks/sample/documents"),
];

async function decksIn(folder: string) {
  const files = readdirSync(folder).filter((file) => file !== "disputes.json");
  const readings = [];
  for (const file of files) {
    const { document } = await openFile({ name: file, bytes: readFileSync(path.join(folder, file)) });
    readings.push(extract(document));
  }
  return decksOf(readings);
}

const holds = (text: string, wanted: string) => {
  const said = new Set(contentWords(text));
  const words = contentWords(wanted);
  return words.length > 0 && words.every((word) => said.has(word));
};

/** Whether a card is proved by the words in which one document tells its side; whom `she` means may stand there too. */
const restsOn = (card: DeckCard, claim: Claim) =>
  card.evidence.some(
    (one) =>
      one.role === "proof" &&
      one.document === claim.document &&
      one.start < claim.end &&
      claim.start < one.end,
  );

/** Whether a card asks in the words that a disagreement is about: three of them, and not only its names. */
const asksOf = (card: DeckCard, { topic }: Conflict) => {
  const about = new Set(contentWords(topic));
  return contentWords(card.question).filter((word) => about.has(word)).length >= 3;
};

/** Who said other words in a disputed sentence is another fact. */
const isOfOtherWords = (card: DeckCard, { topic }: Conflict) =>
  card.category === "quote" &&
  !/^(?:Who said|How .{1,80} words went on|What .{1,80} said before): “/u.test(topic);

describe("a disputed fact is nowhere taught as plain", () => {
  it.each(FOLDERS.map((folder) => [path.relative(ROOT, folder), folder] as const))(
    "no card of %s answers with one side of a disagreement without naming who says so",
    async (_, folder) => {
      const { all, conflicts } = await decksIn(folder);
      const taught = all.cards
        .filter((card) => card.disputed !== true && !card.question.startsWith("According to "))
        .flatMap((card) =>
          conflicts.flatMap((conflict) =>
            conflict.claims
              .filter(
                (claim) =>
                  holds(card.answer, claim.value) &&
                  !isOfOtherWords(card, conflict) &&
                  (restsOn(card, claim) || asksOf(card, conflict)),
              )
              .map((claim) => `${card.question} ${card.answer} (${conflict.topic}: ${claim.value})`),
          ),
        );
      expect(taught).toEqual([]);
    },
  );

  it.each(FOLDERS.map((folder) => [path.relative(ROOT, folder), folder] as const))(
    "every disagreement of %s has a card that shows all of its sides with their documents",
    async (_, folder) => {
      const { all, conflicts } = await decksIn(folder);
      for (const { topic, claims } of conflicts) {
        const card = all.cards.find(
          (one) => one.disputed === true && one.question.toLowerCase().includes(topic.slice(1).toLowerCase()),
        );
        expect(card, topic).toBeDefined();
        expect(card?.readings).toHaveLength(new Set(claims.map((one) => one.value.toLowerCase())).size);
      }
    },
  );
});
