import {
  answerInvitation,
  invitationView,
  takeUpInvitation,
} from "#lib/services/classes/answer-invitation.ts";
import { archiveClass, restoreClass } from "#lib/services/classes/archive-class.ts";
import { changeStaffRole, handOnClass, leaveStaff, removeStaff } from "#lib/services/classes/change-staff.ts";
import { classFrame } from "#lib/services/classes/class-frame.ts";
import { copyClass } from "#lib/services/classes/copy-class.ts";
import { createClass } from "#lib/services/classes/create-class.ts";
import { bringBackClass, deleteClass } from "#lib/services/classes/delete-class.ts";
import { exportRoster } from "#lib/services/classes/export-roster.ts";
import {
  changeGroupMembers,
  changeGroupsOfPupil,
  createGroup,
  deleteGroup,
  groupView,
  renameGroup,
} from "#lib/services/classes/groups.ts";
import { inviteByLink, inviteByName, revokeLinks } from "#lib/services/classes/invite-staff.ts";
import { joinClass, joinPreview } from "#lib/services/classes/join-class.ts";
import { closeJoinCode, codeForWall, openJoinCode } from "#lib/services/classes/join-codes.ts";
import { comeBack, leaveClass } from "#lib/services/classes/leave-class.ts";
import { newLoginCards } from "#lib/services/classes/login-cards.ts";
import { movePupil } from "#lib/services/classes/move-pupil.ts";
import { myClasses } from "#lib/services/classes/my-classes.ts";
import { mayAddPupils, peopleView, pupilView } from "#lib/services/classes/people-view.ts";
import { removeMember, restoreMember } from "#lib/services/classes/remove-member.ts";
import { renameClass } from "#lib/services/classes/rename-class.ts";
import { renamePupil } from "#lib/services/classes/rename-pupil.ts";
import { importRoster, previewRoster } from "#lib/services/classes/roster.ts";
import type { Ctx } from "#lib/services/context.ts";
import { LEARN, MANAGE, NOT_THERE, OWN, type Row, WATCH } from "./row.ts";
import { ASKERS, type World } from "./world.ts";

/** Verbs of `allowInClass` that take an object with the class in it. */
function inClass(
  file: string,
  verb: (ctx: Ctx, input: unknown) => Promise<unknown>,
  may: Row["may"],
  fields: (world: World) => object,
  rest: Pick<Row, "foreign" | "refused"> = {},
): Row {
  const call: Row["call"] = (ctx, world) => verb(ctx, { classId: world.classId, ...fields(world) });
  const absent: Row["call"] = (ctx, world) => verb(ctx, { ...fields(world), classId: NOT_THERE });
  const other: Row["call"] = (ctx, world) => verb(ctx, { ...fields(world), classId: world.otherClassId });
  return {
    file,
    verb: verb.name,
    may,
    call,
    absent,
    foreign: [other, ...(rest.foreign ?? [])],
    ...pick(rest),
  };
}

function pick({ refused }: Pick<Row, "refused">): Pick<Row, "refused"> {
  return refused === undefined ? {} : { refused };
}

/** Verbs that take the class by its id alone, and look. */
function looks(file: string, verb: (ctx: Ctx, classId: string) => Promise<unknown>, may: Row["may"]): Row {
  return {
    file,
    verb: verb.name,
    may,
    call: (ctx, world) => verb(ctx, world.classId),
    absent: (ctx) => verb(ctx, NOT_THERE),
    foreign: [(ctx, world) => verb(ctx, world.otherClassId)],
  };
}

const forPupil = (verb: (ctx: Ctx, input: unknown) => Promise<unknown>, more: object = {}): Row["foreign"] =>
  ["outsider", "removed", "invited", "viewer", NOT_THERE].map(
    (userId) => (ctx, world) => verb(ctx, { classId: world.classId, userId, ...more }),
  );
const PUPIL = () => ({ userId: "pupil" });
const GROUP = ({ groupId }: World) => ({ groupId });
const otherGroup = (verb: (ctx: Ctx, input: unknown) => Promise<unknown>, more: object): Row["foreign"] => [
  (ctx, { classId, otherGroupId }) => verb(ctx, { classId, groupId: otherGroupId, ...more }),
];

/** The verbs of lib/services/classes. */
export const CLASS_ROWS: readonly Row[] = [
  {
    file: "classes/create-class.ts",
    verb: "createClass",
    may: ["teacher", "stranger", "co-teacher", "invited", "administrator"],
    call: (ctx) => createClass(ctx, { name: "New" }),
    refused: Object.fromEntries(ASKERS.map((asker) => [asker, "not-allowed"])),
  },
  {
    file: "classes/my-classes.ts",
    verb: "myClasses",
    may: ASKERS,
    call: (ctx) => myClasses(ctx),
  },
  looks("classes/class-frame.ts", classFrame, [...WATCH, ...LEARN, "administrator"]),
  looks("classes/people-view.ts", peopleView, [...WATCH, "administrator"]),
  looks("classes/people-view.ts", mayAddPupils, MANAGE),
  {
    file: "classes/people-view.ts",
    verb: "pupilView",
    may: MANAGE,
    call: (ctx, { classId }) => pupilView(ctx, classId, "pupil"),
    absent: (ctx) => pupilView(ctx, NOT_THERE, "pupil"),
    foreign: [(ctx, { otherClassId }) => pupilView(ctx, otherClassId, "outsider")],
  },
  looks("classes/export-roster.ts", exportRoster, MANAGE),
  looks("classes/join-codes.ts", codeForWall, MANAGE),
  inClass("classes/rename-class.ts", renameClass, OWN, () => ({ name: "Other", version: 1 })),
  inClass("classes/archive-class.ts", archiveClass, OWN, () => ({})),
  inClass("classes/archive-class.ts", restoreClass, OWN, () => ({})),
  inClass("classes/delete-class.ts", deleteClass, OWN, () => ({})),
  {
    file: "classes/delete-class.ts",
    verb: "bringBackClass",
    may: OWN,
    call: async (ctx, { classId }) => {
      // Who may not, deletes nothing either.
      await deleteClass(ctx, { classId }).catch(() => null);
      return bringBackClass(ctx, { classId });
    },
    absent: (ctx) => bringBackClass(ctx, { classId: NOT_THERE }),
    foreign: [(ctx, { otherClassId }) => bringBackClass(ctx, { classId: otherClassId })],
  },
  inClass("classes/leave-class.ts", leaveClass, LEARN, () => ({})),
  {
    file: "classes/leave-class.ts",
    verb: "comeBack",
    may: LEARN,
    call: async (ctx, { classId }) => {
      await leaveClass(ctx, { classId }).catch(() => null);
      return comeBack(ctx, { classId });
    },
    absent: (ctx) => comeBack(ctx, { classId: NOT_THERE }),
    foreign: [(ctx, { otherClassId }) => comeBack(ctx, { classId: otherClassId })],
  },
  inClass("classes/copy-class.ts", copyClass, OWN, () => ({ name: "Copy" })),
  inClass("classes/join-codes.ts", openJoinCode, MANAGE, () => ({})),
  inClass("classes/join-codes.ts", closeJoinCode, MANAGE, () => ({})),
  {
    file: "classes/join-class.ts",
    verb: "joinPreview",
    may: ASKERS,
    call: (ctx, { code }) => joinPreview(ctx, code, null),
  },
  {
    file: "classes/join-class.ts",
    verb: "joinClass",
    may: ["visitor", "guest", "pupil", "classmate", "outsider", "stranger", "invited", "administrator"],
    call: (ctx, { code }) => joinClass(ctx, { code, name: "Gus" }, null),
    refused: { teacher: "conflict", "co-teacher": "conflict", viewer: "conflict", removed: "not-allowed" },
  },
  inClass("classes/roster.ts", previewRoster, MANAGE, () => ({ list: "Ann" })),
  {
    file: "classes/roster.ts",
    verb: "importRoster",
    may: MANAGE,
    call: async (ctx, { classId }) => {
      // Who may not look gets as far as the digest of nothing.
      const shown = await previewRoster(ctx, { classId, list: "Ann" }).catch(() => ({ digest: "" }));
      return importRoster(ctx, { classId, list: "Ann", digest: shown.digest });
    },
    absent: (ctx) => importRoster(ctx, { classId: NOT_THERE, list: "Ann", digest: "" }),
    foreign: [
      (ctx, { otherClassId }) => importRoster(ctx, { classId: otherClassId, list: "Ann", digest: "" }),
    ],
  },
  inClass("classes/login-cards.ts", newLoginCards, MANAGE, () => ({ userIds: ["pupil"] }), {
    foreign: ["outsider", "removed", "stranger", NOT_THERE].map(
      (userId) =>
        (ctx, { classId }) =>
          newLoginCards(ctx, { classId, userIds: ["pupil", userId] }),
    ),
  }),
  inClass("classes/remove-member.ts", removeMember, MANAGE, PUPIL, {
    foreign: forPupil(removeMember) ?? [],
  }),
  inClass("classes/remove-member.ts", restoreMember, MANAGE, () => ({ userId: "removed" }), {
    foreign: ["outsider", "invited", NOT_THERE].map(
      (userId) =>
        (ctx, { classId }) =>
          restoreMember(ctx, { classId, userId }),
    ),
  }),
  inClass("classes/rename-pupil.ts", renamePupil, MANAGE, () => ({ userId: "pupil", name: "Ann" }), {
    foreign: forPupil(renamePupil, { name: "Ann" }) ?? [],
  }),
  {
    file: "classes/move-pupil.ts",
    verb: "movePupil",
    // Only into a class whose roster one keeps as well, which nobody here does but who runs the place.
    may: ["administrator"],
    call: (ctx, { classId, otherClassId }) =>
      movePupil(ctx, { classId, userId: "pupil", toClassId: otherClassId }),
    absent: (ctx, { classId }) => movePupil(ctx, { classId, userId: "pupil", toClassId: NOT_THERE }),
  },
  inClass("classes/groups.ts", createGroup, MANAGE, () => ({ name: "Blue" })),
  inClass(
    "classes/groups.ts",
    renameGroup,
    MANAGE,
    (world) => ({ ...GROUP(world), name: "Blue", was: "Proposals" }),
    {
      foreign: otherGroup(renameGroup, { name: "Blue", was: "SECRET of stranger" }) ?? [],
    },
  ),
  inClass("classes/groups.ts", deleteGroup, MANAGE, GROUP, { foreign: otherGroup(deleteGroup, {}) ?? [] }),
  inClass(
    "classes/groups.ts",
    changeGroupMembers,
    MANAGE,
    (world) => ({ ...GROUP(world), seen: ["pupil"], chosen: ["classmate", "outsider"] }),
    { foreign: otherGroup(changeGroupMembers, { seen: ["outsider"], chosen: ["pupil"] }) ?? [] },
  ),
  inClass(
    "classes/groups.ts",
    changeGroupsOfPupil,
    MANAGE,
    ({ groupId, otherGroupId }) => ({ userId: "pupil", seen: [groupId], chosen: [otherGroupId] }),
    { foreign: forPupil(changeGroupsOfPupil, { seen: [], chosen: [] }) ?? [] },
  ),
  {
    file: "classes/groups.ts",
    verb: "groupView",
    may: MANAGE,
    call: (ctx, { classId, groupId }) => groupView(ctx, classId, groupId),
    absent: (ctx, { groupId }) => groupView(ctx, NOT_THERE, groupId),
    foreign: [
      (ctx, { classId, otherGroupId }) => groupView(ctx, classId, otherGroupId),
      (ctx, { otherClassId, otherGroupId }) => groupView(ctx, otherClassId, otherGroupId),
    ],
  },
  inClass("classes/invite-staff.ts", inviteByName, OWN, () => ({ role: "viewer", signInName: "stranger" })),
  inClass("classes/invite-staff.ts", inviteByLink, OWN, () => ({ role: "viewer" })),
  inClass("classes/invite-staff.ts", revokeLinks, OWN, () => ({})),
  inClass("classes/answer-invitation.ts", answerInvitation, ["invited"], () => ({ answer: "accept" })),
  {
    file: "classes/answer-invitation.ts",
    verb: "invitationView",
    // The link is the permission; what keeps somebody from it is said.
    may: ASKERS,
    call: (ctx, { token }) => invitationView(ctx, token),
  },
  {
    file: "classes/answer-invitation.ts",
    verb: "takeUpInvitation",
    may: ["outsider", "stranger", "removed", "invited", "administrator"],
    call: (ctx, { token }) => takeUpInvitation(ctx, { token }),
    refused: {
      guest: "not-allowed",
      pupil: "conflict",
      classmate: "conflict",
      teacher: "conflict",
      "co-teacher": "conflict",
      viewer: "conflict",
    },
  },
  inClass(
    "classes/change-staff.ts",
    changeStaffRole,
    OWN,
    () => ({ userId: "co-teacher", role: "viewer", was: "co-teacher" }),
    { foreign: forStaff(changeStaffRole, { role: "viewer", was: "co-teacher" }) },
  ),
  inClass("classes/change-staff.ts", removeStaff, OWN, () => ({ userId: "co-teacher" }), {
    foreign: forStaff(removeStaff),
  }),
  inClass("classes/change-staff.ts", handOnClass, OWN, () => ({ userId: "co-teacher" }), {
    foreign: forStaff(handOnClass),
  }),
  {
    file: "classes/change-staff.ts",
    verb: "leaveStaff",
    may: ["co-teacher", "viewer"],
    call: (ctx, { classId }) => leaveStaff(ctx, { classId }),
    absent: (ctx) => leaveStaff(ctx, { classId: NOT_THERE }),
    // The owner hands it on first; who runs the server is nothing in it.
    refused: { teacher: "conflict", administrator: "conflict" },
  },
];

function forStaff(
  verb: (ctx: Ctx, input: unknown) => Promise<unknown>,
  more: object = {},
): readonly Row["call"][] {
  return ["stranger", "pupil", "removed", NOT_THERE].map(
    (userId) =>
      (ctx, { classId }) =>
        verb(ctx, { classId, userId, ...more }),
  );
}

/** Files of the folder that hold no verb. */
export const CLASS_PARTS: readonly string[] = [
  "classes/allow-in-class.ts",
  "classes/fields.ts",
  "classes/hand-on-owned.ts",
  "classes/join-guesses.ts",
  "classes/pupil-here.ts",
];
