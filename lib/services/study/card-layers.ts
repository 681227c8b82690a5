import type { CardRow } from "#lib/db/queries/card-contents.ts";
import { originsOf, personalOf, tagsOf, wordsBeneath } from "#lib/db/queries/personal.ts";
import type { CardContent } from "#lib/db/schema/decks.ts";
import type { Reader } from "#lib/db/store.ts";
import { type DrawnCard, drawCard } from "#lib/notes/draw-card.ts";
import type { CardExtra } from "#lib/study/types.ts";

/** What one learner sees of a card besides what it is for everybody. */
export type Layer = {
  /** Their own words for it. */
  readonly content: CardContent | null;
  /** The version of the card that those words were written over. */
  readonly wordsOver: number | null;
  readonly tags: readonly string[];
  readonly mayEdit: boolean;
  /** The note that a person wrote it as. */
  readonly noteId: string | null;
};

export const NO_LAYER: Layer = { content: null, wordsOver: null, tags: [], mayEdit: false, noteId: null };

/** What a learner laid over these cards, and which of them they wrote; a visitor laid nothing. */
export async function layersOver(
  db: Reader,
  cardIds: readonly string[],
  userId: string | null,
): Promise<ReadonlyMap<string, Layer>> {
  if (userId === null || cardIds.length === 0) return new Map();
  const [personal, tags, origins] = await Promise.all([
    personalOf(db, userId, cardIds),
    tagsOf(db, userId, cardIds),
    originsOf(db, cardIds),
  ]);
  const tagged = new Map<string, string[]>();
  for (const { cardId, tag } of tags) tagged.set(cardId, [...(tagged.get(cardId) ?? []), tag]);
  return new Map(
    cardIds.map((id) => {
      const words = personal.get(id);
      const origin = origins.get(id);
      const mine = origin?.ownerId === userId;
      const layer: Layer = {
        content: words?.content ?? null,
        wordsOver: words?.content ? words.cardVersion : null,
        tags: tagged.get(id) ?? [],
        mayEdit: mine,
        noteId: origin && mine && origin.written ? origin.noteId : null,
      };
      return [id, layer];
    }),
  );
}

/**
 * The layers as they lie over what the cards say now. Who only let other answers count as right has no words of their
 * own: the card goes on saying what it says for everybody, and the answers count as long as it is answered the same.
 */
export async function layersNow(
  db: Reader,
  rows: readonly Pick<CardRow, "id" | "content">[],
  layers: ReadonlyMap<string, Layer>,
  userId: string | null,
): Promise<ReadonlyMap<string, Layer>> {
  const worded = rows.filter((row) => layers.get(row.id)?.content);
  if (userId === null || worded.length === 0) return layers;
  const beneath = await wordsBeneath(
    db,
    userId,
    worded.map((row) => row.id),
  );
  const now = new Map(layers);
  for (const { id, content } of worded) {
    const layer = layers.get(id);
    const before = beneath.get(id);
    if (!layer?.content || !before || !sameButAliases(layer.content, before)) continue;
    const { aliases } = layer.content;
    const counts = aliases !== undefined && content.answer === layer.content.answer;
    now.set(id, { ...layer, content: counts ? { ...content, aliases } : content, wordsOver: null });
  }
  return now;
}

function sameButAliases(a: CardContent, b: CardContent): boolean {
  const bare = (content: CardContent): string =>
    JSON.stringify(content, (name, value: unknown) => (name === "aliases" ? undefined : value));
  return bare(a) === bare(b);
}

/** What a card is shown with beyond a plain question and answer; null for one that has nothing of it. */
export function cardExtra(
  content: CardContent,
  layer: Layer,
  version: number,
  distractors: CardExtra["distractors"] = [],
): CardExtra | null {
  const { task, typed, hint, questionLanguage, answerLanguage, aliases, cloze } = content;
  const drawn = drawnOf(content);
  const extra: CardExtra = {
    ...(drawn ? { drawn } : {}),
    ...(cloze ? { cloze: true } : {}),
    ...(task ? { task } : {}),
    ...(typed ? { typed } : {}),
    ...(hint === undefined ? {} : { hint }),
    ...(questionLanguage ? { questionLanguage } : {}),
    ...(answerLanguage ? { answerLanguage } : {}),
    ...(aliases ? { aliases } : {}),
    ...(distractors.length > 0 ? { distractors } : {}),
    ...(layer.tags.length > 0 ? { tags: layer.tags } : {}),
    ...(layer.mayEdit ? { mayEdit: true } : {}),
    ...(layer.noteId === null ? {} : { noteId: layer.noteId }),
    ...(layer.wordsOver === null ? {} : { ownWords: { changed: layer.wordsOver < version } }),
  };
  return Object.keys(extra).length > 0 ? extra : null;
}

/** What was drawn lately: the same cards are asked for again and again, and a formula costs a millisecond. */
const drawings = new Map<string, DrawnCard>();
const MOST_DRAWINGS = 3_000;

function drawnOf(content: CardContent): DrawnCard | null {
  if (content.markup === undefined) return null;
  const key = JSON.stringify(content);
  const known = drawings.get(key) ?? drawCard(content);
  if (known === null) return null;
  // Put in anew, so that the map stays in order of use.
  drawings.delete(key);
  drawings.set(key, known);
  const [oldest] = drawings.keys();
  if (drawings.size > MOST_DRAWINGS && oldest !== undefined) drawings.delete(oldest);
  return known;
}
