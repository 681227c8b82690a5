/** Everybody who may ask this server for something. A visitor holds no key that anybody knows. */
export const ASKERS = [
  "visitor",
  "guest",
  "pupil",
  "classmate",
  "outsider",
  "teacher",
  "stranger",
  "co-teacher",
  "viewer",
  "removed",
  "administrator",
] as const;
export type Asker = (typeof ASKERS)[number];

/** Who has things of their own: a pupil, their teacher, and a teacher who has nothing to do with them. */
export const OWNERS = ["pupil", "teacher", "stranger"] as const;
export type Owner = (typeof OWNERS)[number];

/** What stands in everything that is somebody's own. */
export const secretOf = (owner: string): string => `SECRET of ${owner}.`;

/** What the database keeps of a password and a session: nobody is ever sent it. */
export const HASH = "hash-of-a-password";

/** What one person has made for themselves alone. */
export type Shelf = {
  readonly dossierId: string;
  readonly documentId: string;
  readonly madeDeckId: string;
  readonly madeCardId: string;
  readonly deckId: string;
  readonly noteId: string;
  readonly cardId: string;
  readonly stepId: string;
  readonly media: string;
  readonly quizId: string;
  /** Handed in. */
  readonly attemptId: string;
  readonly examId: string;
  readonly presetId: string;
  readonly challengeId: string;
  readonly offerId: string;
};

/** What stands in a class. */
export type Room = {
  readonly classId: string;
  readonly groupId: string;
  readonly pupilId: string;
  readonly assignmentId: string;
  readonly quizAssignmentId: string;
  readonly starterId: string;
  readonly deckId: string;
  readonly cardId: string;
  readonly dossierId: string;
  readonly documentId: string;
  readonly media: string;
  readonly quizId: string;
  /** A pupil's: begun, and handed in; the quiz says its marks when it has closed. */
  readonly runningId: string;
  readonly handedInId: string;
  readonly examId: string;
  readonly code: string;
};

export type World = {
  readonly room: Room;
  readonly other: Room;
  readonly shelves: Readonly<Record<Owner, Shelf>>;
  readonly shipped: { readonly deckId: string; readonly cardId: string };
};

/** The id of somebody's row. */
export const idOf = (asker: Asker): string =>
  `00000000-0000-7000-9000-0000000000${String(ASKERS.indexOf(asker)).padStart(2, "0")}`;

/** What a pupil types and writes about the cards of a class: for themselves and for who teaches them. */
export const saidBy = (pupil: string): string => `SAID by ${pupil}.`;

/** Whose secrets somebody knows: their own; a pupil of the other class what it does; who runs the place its name. */
export function knows(asker: Asker): readonly string[] {
  const own = [secretOf(asker), saidBy(asker)];
  if (asker === "outsider" || asker === "administrator") return [...own, secretOf("stranger")];
  if (asker === "stranger") return [...own, saidBy("outsider")];
  return asker === "teacher" || asker === "co-teacher" || asker === "viewer"
    ? [...own, saidBy("pupil")]
    : own;
}

/** Everything that stands in the database and is not everybody's to see. */
export const SECRETS: readonly string[] = [
  ...ASKERS.flatMap((asker) => [secretOf(asker), saidBy(asker)]),
  HASH,
];

/** Somebody's key: their name, filled up to the length of a token. */
export const keyOf = (asker: Asker): string | null => (asker === "visitor" ? null : asker.padEnd(43, "x"));

/** An id that there is not, in the form of those that there are. */
export const MISSING = "00000000-0000-7000-8000-000000000000";
