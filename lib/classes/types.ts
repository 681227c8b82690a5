/** owner: set the class up. co-teacher: everything but ending it. viewer: sees, changes nothing. pupil: learns. */
export type MemberRole = "owner" | "co-teacher" | "viewer" | "pupil";

/**
 * invited: named by a teacher, has not said yes. removed: was one, and sees nothing of it from then on. left: a pupil who
 * went by themselves, and may come back the same way.
 */
export type MemberState = "invited" | "active" | "removed" | "left";

/** What an assignment asks for. The first three are about its cards, the others about an attempt. */
export type Goal =
  /** Studied on so many different study days before it is due. */
  | { readonly kind: "days"; readonly days: number }
  /** Every card answered at least once. */
  | { readonly kind: "seen" }
  /** So large a share (0 to 1) of the cards predicted to be recalled on a study day. */
  | { readonly kind: "retained"; readonly share: number; readonly day: string }
  | { readonly kind: "quiz"; readonly quizId: string }
  | { readonly kind: "exam"; readonly examId: string };

/** What counts after the due date: everything, everything with a note, or nothing. */
export type LateRule = "counts" | "counts-as-late" | "does-not-count";

/** What the server makes of a person, beside what classes make of them. */
export type ServerRole = "learner" | "teacher" | "administrator";
