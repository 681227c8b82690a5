/** The fields that an object may have; `true` where the value is plain or not ours to list, `*` for a map's keys. */
export type Shape = true | { readonly [field: string]: Shape };

const plain = (...names: readonly string[]): { readonly [field: string]: Shape } =>
  Object.fromEntries(names.map((name) => [name, true]));

const MEMORY = {
  ...plain(
    "kind",
    "phase",
    "stability",
    "difficulty",
    "step",
    "lastStudyTime",
    "intervalDays",
    "reps",
    "lapses",
  ),
  due: plain("kind", "at", "day"),
};
const STATE = {
  ...plain("suspended", "buriedUntil", "flag", "marked", "answers", "lastEventId"),
  memory: MEMORY,
};
const CARD = {
  ...plain("id", "version", "deckId", "deckTitle", "dossierTitle", "category", "question", "answer"),
  ...plain("readings", "disputed", "ruling", "siblings", "rulesId", "assigned"),
  receipts: {
    ...plain("documentTitle", "documentId", "start", "end", "quote", "role", "page", "where"),
    paragraph: plain("before", "marked", "after"),
  },
  state: STATE,
  extra: {
    ...plain(
      "cloze",
      "task",
      "hint",
      "questionLanguage",
      "answerLanguage",
      "aliases",
      "tags",
      "mayEdit",
      "noteId",
    ),
    drawn: plain("question", "answer", "hint", "items"),
    distractors: plain("text", "answers"),
    ownWords: plain("changed"),
  },
};
const CLOCK = plain("zone", "dayStart");
const PRESET = {
  ...plain(
    "desiredRetention",
    "fuzz",
    "learningStepsMinutes",
    "maximumIntervalDays",
    "newPerDay",
    "parameters",
  ),
  ...plain("parametersId", "relearningStepsMinutes", "reviewsPerDay", "rulesId"),
  ways: true,
} as const;

/** What every refusal says, and nothing else. */
export const REFUSAL: Shape = { ...plain("code", "message"), fields: { "*": true } };

/** The fields of every JSON reply, by the file of its route. */
export const FIELDS: Readonly<Record<string, Shape>> = {
  "api/browse/route.ts": {
    ...plain("kind", "normal", "today", "unknown", "problem"),
    rows: {
      ...plain(
        "id",
        "version",
        "deckId",
        "deck",
        "category",
        "question",
        "answer",
        "disputed",
        "tags",
        "documents",
      ),
      ...plain("addedAt", "editedAt", "own", "recall"),
      state: STATE,
    },
  },
  "api/browse/count/route.ts": plain("kind", "cards", "more", "problem"),
  "api/browse/documents/route.ts": {
    documents: {
      ...plain("id", "title", "dossierTitle"),
      passages: { ...plain("start", "end", "text"), hits: plain("start", "end") },
    },
  },
  "api/browse/tags/route.ts": { tags: plain("tag", "cards", "chosenBy") },
  "api/browse/deeds/route.ts": { undo: plain("steps", "label"), redo: plain("steps", "label") },
  "api/browse/cards/[cardId]/route.ts": { card: CARD },
  "api/cards/[cardId]/route.ts": {
    ...plain("today", "now", "recall", "desiredRetention", "leechAfter", "addedAt"),
    card: CARD,
    clock: CLOCK,
    planned: plain("examId", "examTitle", "kind", "now", "examIfLeft", "examIfDone", "seconds"),
    curve: plain("rating", "points"),
    history: {
      ...plain(
        "id",
        "at",
        "kind",
        "rating",
        "mode",
        "tookMs",
        "response",
        "share",
        "intervalDays",
        "stability",
      ),
      ...plain("difficulty", "recallBefore", "flag", "day", "undone"),
    },
    versions: plain("version", "question", "answer", "origin", "at"),
  },
  "api/classes/[classId]/overview/route.ts": plain("answers", "stamp"),
  "api/dossiers/[dossierId]/progress/route.ts": {
    progress: {
      ...plain("jobId", "state", "phase", "done", "total", "before", "message", "preview"),
      changes: { "*": true },
    },
  },
  "api/exams/[examId]/progress/route.ts": plain("ready"),
  "api/health/route.ts": plain("ok"),
  "api/notes/[noteId]/route.ts": plain(
    "id",
    "note",
    "title",
    "version",
    "deckId",
    "cardIds",
    "tags",
    "deleted",
  ),
  "api/places/route.ts": { places: plain("kind", "id", "title", "within") },
  "api/study/since/route.ts": {
    ...plain("userId", "events", "whole"),
    states: { cardId: true, state: STATE },
  },
  "api/study/pack/route.ts": {
    ...plain("version", "userId", "studyDay", "until", "media", "assigned", "events", "moreNew"),
    clock: CLOCK,
    cards: plain("id", "stamp", "decks"),
    decks: plain("id", "title", "dossierTitle", "studied"),
    done: plain("id", "decks", "review", "siblings"),
    exams: plain("id", "title", "days", "begun"),
    // The device's own last steps, as it sent them.
    recent: { events: true, cards: { "*": { before: STATE, lastEventId: true } } },
    preset: PRESET,
    presets: { "*": PRESET },
  },
};

/** The paths of fields in a reply that no shape lists. */
export function unlisted(value: unknown, shape: Shape, at = ""): readonly string[] {
  if (shape === true) return [];
  if (Array.isArray(value)) return value.flatMap((one) => unlisted(one, shape, `${at}[]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = Object.hasOwn(shape, name) ? shape[name] : shape["*"];
    return own === undefined ? [`${at}.${name}`] : unlisted(inner, own, `${at}.${name}`);
  });
}
