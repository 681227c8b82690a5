import type { MemberRole, MemberState, ServerRole } from "./types.ts";

/**
 * Who may do what in a class, in one place. Services ask it through `allowInClass`; a test walks the whole table from
 * outside. What is not in the table is nobody's.
 */
export type ClassAction =
  /** Its name and what is assigned to oneself. */
  | "learn"
  /** The roster, assignments, progress and answers of its pupils. */
  | "watch"
  /** Roster, codes, groups, pupils' passwords. */
  | "manage-pupils"
  /** Assign, change, extend, settle doubts, enter answers, give marks. */
  | "teach"
  /** Rename, archive, copy; who else teaches it. */
  | "own";

/** Who asks, as far as a class is concerned. */
export type ClassViewer = {
  readonly serverRole: ServerRole;
  readonly membership: { readonly role: MemberRole; readonly state: MemberState } | null;
};

const TABLE: Readonly<Record<MemberRole, readonly ClassAction[]>> = {
  owner: ["watch", "manage-pupils", "teach", "own"],
  "co-teacher": ["watch", "manage-pupils", "teach"],
  viewer: ["watch"],
  pupil: ["learn"],
};

/**
 * An administrator keeps the place running: they can hand a class on and mend its roster, but what pupils know is for
 * those who teach them.
 */
const ADMINISTRATOR: readonly ClassAction[] = ["manage-pupils", "own"];

/** Whether a person may do this in a class. Only an active membership counts; a removed one is none. */
export function mayInClass({ serverRole, membership }: ClassViewer, action: ClassAction): boolean {
  if (serverRole === "administrator" && ADMINISTRATOR.includes(action)) return true;
  return membership?.state === "active" && TABLE[membership.role].includes(action);
}

/** Whether a person may set up classes, make invitations, and so on, on this server. */
export function mayOnServer(role: ServerRole, action: "set-up-classes" | "administer"): boolean {
  return action === "administer" ? role === "administrator" : role !== "learner";
}
