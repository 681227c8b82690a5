/** What a table of cards can show, and be sorted by. */
export const COLUMNS = [
  "question",
  "answer",
  "deck",
  "due",
  "interval",
  "stability",
  "difficulty",
  "recall",
  "reps",
  "lapses",
  "tags",
  "flag",
  "added",
  "edited",
  "category",
  "document",
] as const;
export type Column = (typeof COLUMNS)[number];
export type Sort = { readonly column: Column; readonly descending: boolean };
