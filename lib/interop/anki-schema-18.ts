import { habitsOf } from "./anki-habits.ts";
import { numberOf, rowsOf, textOf } from "./anki-rows.ts";
import type { NoteType, RawDeck, RawWay, Shape } from "./anki-types.ts";
import { floatsIn, type Message, messagesIn, numberIn, readMessage, textIn } from "./protobuf.ts";
import type { SqliteFile } from "./sqlite-file.ts";
import type { SqliteValue } from "./sqlite-record.ts";

const MOST = 20_000;
const KIND_CLOZE = 1;
const IMAGE_OCCLUSION = 6;

/** Schema 18 keeps note types, decks and settings in tables, what they say in blobs of Protocol Buffers. */
export function newShape(file: SqliteFile): Shape {
  const settings = new Map(
    rowsOf(file, "config", ["key", "val"], MOST).map(([key, value]) => [textOf(key), jsonIn(textOf(value))]),
  );
  const offset = settings.get("creationOffset");
  const rollover = settings.get("rollover");
  return {
    types: typesOf(file),
    decks: new Map(
      rowsOf(file, "decks", ["id", "name", "kind"], MOST).map(([id, name, kind]) => [
        numberOf(id),
        deckOf(textOf(name), messageIn(kind)),
      ]),
    ),
    ways: new Map(
      rowsOf(file, "deck_config", ["id", "name", "config"], MOST).map(([id, name, config]) => [
        numberOf(id),
        wayOf(textOf(name), messageIn(config)),
      ]),
    ),
    knowsZone: typeof offset === "number",
    zoneMinutesWest: typeof offset === "number" ? offset : 0,
    dayStart: typeof rollover === "number" ? rollover : 4,
    fsrs: settings.get("fsrs") === true,
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function messageIn(value: SqliteValue | undefined): Message {
  return value instanceof Uint8Array ? readMessage(value) : new Map();
}

function typesOf(file: SqliteFile): ReadonlyMap<number, NoteType> {
  const fields = new Map<number, { readonly ord: number; readonly name: string }[]>();
  for (const [typeId, ord, name] of rowsOf(file, "fields", ["ntid", "ord", "name"], MOST * 5))
    listIn(fields, numberOf(typeId)).push({ ord: numberOf(ord), name: textOf(name) });
  const templates = new Map<number, NoteType["templates"][number][]>();
  for (const [typeId, ord, config] of rowsOf(file, "templates", ["ntid", "ord", "config"], MOST * 5)) {
    const said = messageIn(config);
    const template = { ord: numberOf(ord), front: textIn(said, 1), back: textIn(said, 2) };
    listIn(templates, numberOf(typeId)).push(template);
  }
  return new Map(
    rowsOf(file, "notetypes", ["id", "name", "config"], MOST).map(([id, name, config]) => {
      const key = numberOf(id);
      const said = messageIn(config);
      return [
        key,
        {
          name: textOf(name),
          isCloze: numberIn(said, 1) === KIND_CLOZE,
          isOcclusion: numberIn(said, 9) === IMAGE_OCCLUSION,
          fields: inOrder(fields.get(key)).map((field) => field.name),
          templates: inOrder(templates.get(key)),
        },
      ];
    }),
  );
}

function listIn<T>(lists: Map<number, T[]>, key: number): T[] {
  const known = lists.get(key) ?? [];
  lists.set(key, known);
  return known;
}

function inOrder<T extends { readonly ord: number }>(rows: readonly T[] = []): readonly T[] {
  return [...rows].sort((a, b) => a.ord - b.ord);
}

/** A normal deck is field 1 of its kind, a filtered one field 2; the levels of its name are joined by 0x1f. */
function deckOf(name: string, kind: Message): RawDeck {
  const [normal] = messagesIn(kind, 1);
  return { path: name.replaceAll("\x1f", "::"), wayId: normal ? numberIn(normal, 1) : null };
}

function wayOf(name: string, config: Message): RawWay {
  const [six, five] = [floatsIn(config, 6), floatsIn(config, 5)];
  return {
    name,
    newPerDay: numberIn(config, 9),
    reviewsPerDay: numberIn(config, 10),
    learningMinutes: floatsIn(config, 1),
    relearningMinutes: floatsIn(config, 2),
    maximumDays: numberIn(config, 16),
    retention: numberIn(config, 37),
    weights: six.length > 0 ? six : five,
    habits: habitsOf({
      leechAfter: numberIn(config, 22),
      leechAction: numberIn(config, 21),
      newMix: numberIn(config, 30),
      reviewOrder: numberIn(config, 33),
      buryNew: numberIn(config, 27) === 1,
      buryReviews: numberIn(config, 28) === 1,
      easyDays: floatsIn(config, 4),
    }),
  };
}
