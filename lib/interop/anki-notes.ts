import { grouped } from "#lib/base/grouped.ts";
import { mediaKey } from "#lib/base/media-key.ts";
import { fromHtml } from "#lib/notes/from-html.ts";
import { isElsewhere, type MediaHere, mediumWords } from "#lib/notes/named-media.ts";
import { cardReader } from "./anki-cards.ts";
import { type Fields, renderTemplate, type Side, withoutPrograms } from "./anki-template.ts";
import type { Collection, NoteType, RawCard, RawNote } from "./anki-types.ts";
import type { Packed, PackedCard, PackedNote, PackedWords } from "./packed.ts";

/**
 * A collection as notes of our own with their cards. A note type of two mirrored cards is a reversed note, a cloze stays
 * one; of any other each card becomes a note, as its templates draw it. `here` are the pictures and sounds that are kept
 * already; `there` those in the package, by key.
 */
export function packedNotes(collection: Collection, here: MediaHere, there: ReadonlySet<string>): Packed {
  const media = new Map<string, string>();
  const text = (html: string): string =>
    fromHtml(withoutPrograms(html), (medium) => {
      if (!isElsewhere(medium.name)) media.set(mediaKey(medium.name), medium.name);
      return mediumWords(medium, here);
    });
  const cardsOf = grouped(collection.cards, (card) => card.noteId);
  const readCard = cardReader(collection);
  const notes: PackedNote[] = [];
  let occlusion = 0;
  let stray = 0;
  for (const raw of collection.notes) {
    const type = collection.types.get(raw.typeId);
    const cards = [...(cardsOf.get(raw.id) ?? [])].sort((a, b) => a.ord - b.ord);
    if (!type || cards.length === 0) stray += 1;
    else if (type.isOcclusion || raw.fields.some((field) => OCCLUSION.test(field))) occlusion += 1;
    else notes.push(...notesOf(raw, type, cards, { text, readCard, collection }));
  }
  return {
    notes,
    head: {
      createdAt: collection.createdAt,
      createdDay: collection.createdDay,
      ways: readCard.ways(),
      decks: readCard.decks(),
      loss: { occlusion, stray },
      media: [...media.values()],
      mediaThere: [...media.keys()].filter((key) => there.has(key)).length,
      hasHistory: collection.reviews.length > 0 || collection.cards.some((card) => card.type > 0),
    },
  };
}

// {{c1::image-occlusion:rect:left=.1:top=.2}}
const OCCLUSION = /\{\{c\d{1,3}::image-occlusion:/u;

type Tools = {
  readonly text: (html: string) => string;
  readonly readCard: ReturnType<typeof cardReader>;
  readonly collection: Collection;
};

function notesOf(
  raw: RawNote,
  type: NoteType,
  cards: readonly RawCard[],
  { text, readCard, collection }: Tools,
): readonly PackedNote[] {
  const isMarked = raw.tags.some((tag) => tag.toLowerCase() === "marked");
  const base = {
    guid: raw.guid,
    modified: raw.modified * 1_000,
    tags: raw.tags.filter((tag) => tag.toLowerCase() !== "marked"),
  };
  const fields: Fields = new Map(type.fields.map((name, i) => [name, raw.fields[i] ?? ""]));
  const packed = (card: RawCard, ord: number): PackedCard => readCard.of(card, ord, isMarked);
  if (type.isCloze) {
    const words = clozeWords(type, fields, text);
    return [{ ...base, part: 0, words, cards: cards.map((card) => packed(card, card.ord)) }];
  }
  const drawn = cards.flatMap((card) => {
    const template = type.templates.find(({ ord }) => ord === card.ord) ?? type.templates[card.ord];
    if (!template) return [];
    const deck = collection.decks.get(card.deckId)?.path ?? "";
    const special = new Map([
      ["Tags", raw.tags.join(" ")],
      ["Type", type.name],
      ["Deck", deck],
      ["Subdeck", deck.split("::").at(-1) ?? ""],
      ["Card", ""],
      ["CardFlag", ""],
      ["FrontSide", ""],
    ]);
    const front = renderTemplate(template.front, fields, { isAnswer: false, special });
    const back = renderTemplate(template.back, fields, { isAnswer: true, special });
    const answer = [front.hidden, answerIn(template.back, back)].filter((part) => part.trim() !== "");
    const asked = text(front.html);
    const said = text(answer.join("<br><br>"));
    const field = TYPE_FIELD.exec(template.front)?.[1];
    // Where the answer says more than what is to be typed, whoever types just that would be told it is wrong.
    const isAll = field !== undefined && text(fields.get(field.trim()) ?? "") === said;
    return [{ card, front: asked, back: said, typed: isAll ? { typed: true as const } : {} }];
  });
  const [one, two] = drawn;
  // Basic (and reversed card), also where the second is there for some notes only.
  if (one && two && drawn.length === 2 && one.front === two.back && one.back === two.front) {
    const sides = { front: { text: one.front }, back: { text: one.back } };
    const words: PackedWords = { kind: "reversed", ...sides, ...one.typed };
    return [{ ...base, part: 0, words, cards: [packed(one.card, 0), packed(two.card, 1)] }];
  }
  return drawn.map(({ card, front, back, typed }, i) => ({
    ...base,
    part: i === 0 ? 0 : card.ord,
    words: { kind: "basic", front: { text: front }, back: { text: back }, ...typed },
    cards: [packed(card, 0)],
  }));
}

// {{type:Back}} · {{type:nc:Back}}
const TYPE_FIELD = /\{\{type:(?:[a-z]{1,20}:)*([^{}]{1,200})\}\}/u;

// <hr id=answer> · <hr id="answer" class="x">
const RULE = /<hr\b[^<>]{0,200}\bid\s{0,5}=\s{0,5}["']?answer\b[^<>]{0,200}>/iu;

/** What the answer side says beyond the question: behind the rule where the question is written out above it. */
function answerIn(template: string, { html }: Side): string {
  const parts = html.split(RULE);
  const below = parts.slice(1).join("\n");
  if (parts.length > 1 && !template.includes("{{FrontSide}}") && below.trim() !== "") return below;
  return html.replace(RULE, "");
}

// {{cloze:Text}} · {{type:cloze:Text}} · {{edit:cloze:Text}} · {{cloze:text:Text}}
const CLOZE_FIELD = /\{\{(?<before>(?:[a-z]{1,20}:){0,3})cloze:(?<name>[^{}]{1,300})\}\}/gu;

/** The text with its gaps, with what stands around it on the question; below it what only the answer has. */
function clozeWords(type: NoteType, fields: Fields, text: (html: string) => string): PackedWords {
  const template = type.templates[0] ?? { front: "", back: "" };
  const special: Fields = new Map([["FrontSide", ""]]);
  const drawn = (source: string, isAnswer: boolean): string =>
    renderTemplate(source, fields, { isAnswer, special }).html;
  const fieldOf = (name: string): string =>
    (fields.has(name.trim()) ? name : (name.split(":").at(-1) ?? "")).trim();
  const asked = [...template.front.matchAll(CLOZE_FIELD)].map((match) => ({
    field: fieldOf(match.groups?.name ?? ""),
    isBox: /\btype:/u.test(match.groups?.before ?? ""),
  }));
  const read = new Set(asked.filter(({ isBox }) => !isBox).map(({ field }) => field));
  const shown = new Set<string>();
  const front = template.front.replace(CLOZE_FIELD, (_whole, before: string, name: string) => {
    const field = fieldOf(name);
    // The box to type in stands beside its text, or in its place.
    if (before.includes("type:") && (read.has(field) || shown.has(field))) return "";
    shown.add(field);
    // The box does not show its field; other filters do their work on it.
    return `{{${before.replace(/\b(?:type|nc):/gu, "")}${name}}}`;
  });
  const back = template.back.replace(CLOZE_FIELD, (_whole, _before: string, name: string) =>
    shown.has(fieldOf(name)) ? "" : `{{${name}}}`,
  );
  const said = new Set(linesOf(text(drawn(template.front.replace(CLOZE_FIELD, ""), true))));
  const extra = linesOf(text(withoutGaps(drawn(back, true).replace(RULE, "<br>"))))
    .filter((line) => line === "" || !said.has(line))
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
  const around = drawn(front, false);
  const values = shown.size > 0 ? [...shown] : [type.fields[0] ?? ""];
  const whole = values.map((field) => fields.get(field) ?? "");
  return {
    kind: "cloze",
    // A template that asks for its gaps in a way of its own still has its text.
    text: { text: text(whole.some((value) => around.includes(value)) ? around : whole.join("<br>")) },
    extra: extra === "" ? null : { text: extra },
  };
}

/** The answer side of a cloze says the question's words again: they are told once. */
function linesOf(words: string): readonly string[] {
  return words.split("\n").map((line) => line.trimEnd());
}

// {{c1::text::hint}}, the innermost first
const GAP =
  /\{\{c\d{1,3}::(?<text>(?:(?!\{\{|\}\}|::)[\s\S]){0,5000})(?:::(?:(?!\{\{|\}\})[\s\S]){0,1000})?\}\}/gu;
const DEEPEST_GAP = 8;

function withoutGaps(html: string): string {
  let rest = html;
  for (let depth = 0; depth < DEEPEST_GAP && rest.includes("{{c"); depth += 1) rest = rest.replace(GAP, "$1");
  return rest;
}
