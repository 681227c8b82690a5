import { dayName } from "#lib/base/study-time.ts";
import { PACKAGE_LIMITS } from "./anki-package.ts";
import { numberOf, rowsOf, textOf } from "./anki-rows.ts";
import { oldShape } from "./anki-schema-11.ts";
import { newShape } from "./anki-schema-18.ts";
import type { Collection, RawCard, RawNote, RawReview } from "./anki-types.ts";
import { openSqlite, type SqliteFile } from "./sqlite-file.ts";

/** The rows of a collection that are needed, whichever schema it has. Throws `unreadable` or `limit`. */
export function readCollection(bytes: Uint8Array): Collection {
  const file = openSqlite(bytes);
  // The package's form does not tell: a collection that was put into one by hand may have either.
  const shape = file.table("notetypes") ? newShape(file) : oldShape(file);
  const [col] = rowsOf(file, "col", ["crt"], 1);
  const created = numberOf(col?.[0]) - shape.zoneMinutesWest * 60 - shape.dayStart * 3_600;
  return {
    ...shape,
    createdAt: numberOf(col?.[0]) * 1_000,
    createdDay: shape.knowsZone ? dayName(Math.floor(created / 86_400)) : null,
    notes: notesOf(file),
    cards: cardsOf(file),
    reviews: reviewsOf(file),
  };
}

function notesOf(file: SqliteFile): readonly RawNote[] {
  const names = ["id", "guid", "mid", "mod", "tags", "flds"];
  return rowsOf(file, "notes", names, PACKAGE_LIMITS.notes).map(([id, guid, mid, mod, tags, flds]) => ({
    id: numberOf(id),
    guid: textOf(guid),
    typeId: numberOf(mid),
    modified: numberOf(mod),
    tags: textOf(tags)
      .split(/[\s\u3000]+/u)
      .filter((tag) => tag !== ""),
    fields: textOf(flds).split("\x1f"),
  }));
}

function cardsOf(file: SqliteFile): readonly RawCard[] {
  const names = [
    ...["id", "nid", "did", "ord", "mod", "type", "queue", "due", "ivl", "factor", "reps", "lapses"],
    ...["odue", "odid", "flags", "data"],
  ];
  return rowsOf(file, "cards", names, PACKAGE_LIMITS.cards).map((row) => {
    const [id, noteId, did, ord, mod, type, queue, due, ivl, factor, reps, lapses, odue, odid, flags, data] =
      row;
    // In a filtered deck; where it is at home stands beside it.
    const isAway = numberOf(odid) !== 0;
    return {
      id: numberOf(id),
      noteId: numberOf(noteId),
      deckId: numberOf(isAway ? odid : did),
      ord: numberOf(ord),
      modified: numberOf(mod),
      type: numberOf(type),
      queue: numberOf(queue),
      due: numberOf(isAway && numberOf(odue) !== 0 ? odue : due),
      interval: numberOf(ivl),
      factor: numberOf(factor),
      reps: numberOf(reps),
      lapses: numberOf(lapses),
      flag: numberOf(flags) & 7,
      data: textOf(data),
    };
  });
}

function reviewsOf(file: SqliteFile): readonly RawReview[] {
  const names = ["id", "cid", "ease", "ivl", "factor", "time", "type"];
  return rowsOf(file, "revlog", names, PACKAGE_LIMITS.reviews).map(
    ([id, cardId, ease, ivl, factor, time, type]) => ({
      id: numberOf(id),
      cardId: numberOf(cardId),
      ease: numberOf(ease),
      interval: numberOf(ivl),
      factor: numberOf(factor),
      time: numberOf(time),
      type: numberOf(type),
    }),
  );
}
