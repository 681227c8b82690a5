import { createHash } from "node:crypto";
import { CATEGORIES } from "#lib/cards/types.ts";
import type { Archive } from "#lib/decks/archive.ts";
import { cardOf, DECK_FORMAT, DECK_VERSION, type Deck, type DeckCard, printDeck } from "#lib/decks/format.ts";
import { DECK_NAMES } from "#lib/decks/generate.ts";
import { rule } from "#lib/decks/rule.ts";

/**
 * The decks of an archive in the interchange form, for programs that know only that: what is asked now, with people's
 * wording, without what was rejected, retired or merged away.
 */
export function decksOf(archive: Archive): readonly { readonly name: string; readonly text: string }[] {
  const cards = askedNow(archive);
  const whole: Deck = {
    format: DECK_FORMAT,
    version: DECK_VERSION,
    title: archive.title,
    deck: "all",
    documents: archive.documents.map(
      ({ name, title, author, date, link, format, length, bytesSha256, textSha256 }) => ({
        name,
        title,
        ...(author === undefined ? {} : { author }),
        ...(date === undefined ? {} : { date }),
        ...(link === undefined ? {} : { link }),
        format,
        sha256: bytesSha256 ?? textSha256 ?? createHash("sha256").update(name).digest("hex"),
        length: length ?? 0,
      }),
    ),
    cards,
    conflicts: archive.conflicts,
    skipped: archive.skipped,
  };
  const none = { cards: [], conflicts: [], skipped: [] };
  const parts: Readonly<Record<string, Partial<Deck>>> = {
    ...Object.fromEntries(
      CATEGORIES.map((category) => [
        category,
        { cards: cards.filter((card) => card.category === category && card.disputed !== true) },
      ]),
    ),
    conflicts: { cards: cards.filter((card) => card.disputed === true), conflicts: whole.conflicts },
    skipped: { skipped: whole.skipped },
    all: whole,
  };
  return DECK_NAMES.map((deck) => ({
    name: `${deck}.json`,
    text: printDeck({ ...whole, ...none, ...parts[deck], deck }),
  }));
}

/** The cards that are asked, as the rulings leave them, in people's words where they wrote some. */
function askedNow({ cards, conflicts, rulings }: Archive): DeckCard[] {
  const live = cards.filter((one) => one.status === "draft" || one.status === "active");
  const bare = live.flatMap(({ generated, evidence }) =>
    generated ? [cardOf({ ...generated, evidence })] : [],
  );
  const ruled = rule(
    bare,
    conflicts.map(({ witnesses, ...one }) => ({ ...one, ...(witnesses ? { witnesses } : {}) })),
    rulings.map(({ conflict, kind, value = null, at }) => ({ conflict, kind, value, by: null, at })),
  );
  const byId = new Map(ruled.map((card) => [card.id, card]));
  return live.flatMap(({ id, category, siblings, edited, evidence }): DeckCard[] => {
    const card = byId.get(id);
    if (card === undefined) return edited ? [{ id, category, ...edited, evidence, siblings }] : [];
    const { disputed, readings } = card;
    return [
      {
        id,
        category,
        question: edited?.question ?? card.question,
        answer: edited?.answer ?? card.answer,
        evidence: card.evidence.map((one) => ({ ...one })),
        siblings,
        ...(disputed ? { disputed } : {}),
        ...(readings
          ? { readings: readings.map((one) => ({ value: one.value, evidence: [...one.evidence] })) }
          : {}),
      },
    ];
  });
}
