import { originHere } from "#app/_edge/here.ts";
import { qrOf } from "#app/_ui/qr-code.tsx";
import { counted, dateWords } from "#app/_ui/words.ts";
import { DomainError } from "#lib/base/errors.ts";
import { studyDay } from "#lib/base/study-time.ts";
import { answerInvitation, takeUpInvitation } from "#lib/services/classes/answer-invitation.ts";
import { archiveClass, restoreClass } from "#lib/services/classes/archive-class.ts";
import { changeStaffRole, handOnClass, leaveStaff, removeStaff } from "#lib/services/classes/change-staff.ts";
import { type CopiedClass, copyClass } from "#lib/services/classes/copy-class.ts";
import { createClass } from "#lib/services/classes/create-class.ts";
import { bringBackClass, deleteClass } from "#lib/services/classes/delete-class.ts";
import {
  changeGroupMembers,
  changeGroupsOfPupil,
  createGroup,
  deleteGroup,
  renameGroup,
} from "#lib/services/classes/groups.ts";
import { inviteByLink, inviteByName, revokeLinks } from "#lib/services/classes/invite-staff.ts";
import { closeJoinCode, openJoinCode } from "#lib/services/classes/join-codes.ts";
import { comeBack, leaveClass } from "#lib/services/classes/leave-class.ts";
import { type LoginCard, newLoginCards } from "#lib/services/classes/login-cards.ts";
import { movePupil } from "#lib/services/classes/move-pupil.ts";
import { removeMember, restoreMember } from "#lib/services/classes/remove-member.ts";
import { renameClass } from "#lib/services/classes/rename-class.ts";
import { renamePupil } from "#lib/services/classes/rename-pupil.ts";
import { importRoster, previewRoster } from "#lib/services/classes/roster.ts";
import type { Ctx } from "#lib/services/context.ts";
import { fitClass } from "#lib/services/memory/fit-class.ts";
import { fitPupils } from "#lib/services/memory/fit-pupils.ts";
import { fitWords } from "./fit-words.ts";
import type { Done, PrintedCard } from "./notice.ts";

type Fields = Readonly<Record<string, string>>;

const path = (classId: string, rest = ""): string => `/classes/${encodeURIComponent(classId)}${rest}`;

/** What each button does, and the sentence about it. The verbs check the fields. */
const DEEDS: Readonly<Record<string, (ctx: Ctx, fields: Fields) => Promise<Done>>> = {
  create: async (ctx, fields) => {
    const { classId } = await createClass(ctx, fields);
    return { text: "The class is set up.", goTo: path(classId, "/people/add") };
  },
  rename: async (ctx, fields) => {
    await renameClass(ctx, fields);
    return { text: "Renamed." };
  },
  archive: async (ctx, fields) => {
    await archiveClass(ctx, fields);
    return { text: "Archived.", undo: { do: "restore", classId: fields.classId ?? "" } };
  },
  restore: async (ctx, fields) => {
    await restoreClass(ctx, fields);
    return { text: "The class is back." };
  },
  delete: async (ctx, fields) => {
    const { name } = await deleteClass(ctx, fields);
    return {
      text: `${name} is deleted.`,
      goTo: `/classes?deleted=${encodeURIComponent(fields.classId ?? "")}`,
    };
  },
  "bring-back": async (ctx, fields) => {
    const { name } = await bringBackClass(ctx, fields);
    return { text: `${name} is back.`, goTo: path(fields.classId ?? "") };
  },
  "leave-class": async (ctx, fields) => {
    const { className } = await leaveClass(ctx, fields);
    return {
      text: `You have left ${className}.`,
      goTo: `/classes?left=${encodeURIComponent(fields.classId ?? "")}`,
    };
  },
  "come-back": async (ctx, fields) => {
    const { className } = await comeBack(ctx, fields);
    return { text: `You are in ${className} again.`, goTo: path(fields.classId ?? "") };
  },
  copy: async (ctx, fields) => {
    const copied = await copyClass(ctx, fields);
    return { text: copyWords(copied), goTo: path(copied.classId, "/people/add") };
  },
  "fit-class": async (ctx, fields) => ({ text: fitWords(await fitClass(ctx, fields, fitPupils(ctx))) }),
  "open-code": async (ctx, fields) => {
    const { shown } = await openJoinCode(ctx, fields);
    return { text: `The code is ${shown}.` };
  },
  "close-code": async (ctx, fields) => {
    await closeJoinCode(ctx, fields);
    return { text: "Closed. Nobody joins by this code any more." };
  },
  preview: async (ctx, fields) => {
    const preview = await previewRoster(ctx, fields);
    return { text: "Nothing has been done yet.", preview: { ...preview, list: fields.list ?? "" } };
  },
  import: async (ctx, fields) => {
    const { cards } = await importRoster(ctx, fields);
    const text = cards.length === 0 ? "Done." : `${counted(cards.length, "account")} made.`;
    if (cards.length === 0) return { text, goTo: path(fields.classId ?? "", "/people") };
    return { text, cards: await printed(cards) };
  },
  "new-cards": async (ctx, { userIds = "", ...fields }) => {
    const cards = await newLoginCards(ctx, { ...fields, userIds: userIds.split(",") });
    return {
      text: cards.length === 1 ? "A new password." : `${counted(cards.length, "new password")}.`,
      cards: await printed(cards),
    };
  },
  "rename-pupil": async (ctx, fields) => {
    await renamePupil(ctx, fields);
    return { text: "Saved." };
  },
  remove: async (ctx, fields) => {
    const { name } = await removeMember(ctx, fields);
    const { classId = "", userId = "" } = fields;
    return {
      text: `${name} is no longer in the class.`,
      undo: { do: "put-back", classId, userId },
      goTo: path(classId, "/people"),
    };
  },
  "put-back": async (ctx, fields) => {
    const { name } = await restoreMember(ctx, fields);
    return { text: `${name} is back in the class.` };
  },
  move: async (ctx, fields) => {
    const { name, toClass } = await movePupil(ctx, fields);
    return { text: `${name} is in ${toClass} now.`, goTo: path(fields.classId ?? "", "/people") };
  },
  "create-group": async (ctx, fields) => {
    const { groupId } = await createGroup(ctx, fields);
    return {
      text: "The group is there. Say who is in it.",
      goTo: path(fields.classId ?? "", `/people/groups/${encodeURIComponent(groupId)}`),
    };
  },
  "rename-group": async (ctx, fields) => {
    await renameGroup(ctx, fields);
    return { text: "Renamed." };
  },
  "delete-group": async (ctx, fields) => {
    const { name } = await deleteGroup(ctx, fields);
    return {
      text: `The group ${name} is deleted; its pupils stay.`,
      goTo: path(fields.classId ?? "", "/people"),
    };
  },
  "group-members": async (ctx, fields) => {
    const { classId, groupId } = fields;
    const { added, taken } = await changeGroupMembers(ctx, { classId, groupId, ...ticked(fields) });
    return { text: `${counted(added, "pupil")} put in, ${figureless(taken)} taken out.` };
  },
  "pupil-groups": async (ctx, fields) => {
    const { classId, userId } = fields;
    await changeGroupsOfPupil(ctx, { classId, userId, ...ticked(fields) });
    return { text: "Saved." };
  },
  "invite-name": async (ctx, fields) => {
    const { name } = await inviteByName(ctx, fields);
    return { text: `${name} is asked on their page of classes.` };
  },
  "invite-link": async (ctx, fields) => {
    const { token, expiresAt } = await inviteByLink(ctx, fields);
    const link = `${await originHere()}/classes/invited#${token}`;
    return { text: `The link works once, until ${dateHere(ctx, expiresAt)}.`, link };
  },
  "revoke-links": async (ctx, fields) => {
    await revokeLinks(ctx, fields);
    return { text: "The links work no more." };
  },
  "staff-role": async (ctx, fields) => {
    const { name } = await changeStaffRole(ctx, fields);
    return { text: `Changed what ${name} may do.` };
  },
  "remove-staff": async (ctx, fields) => {
    const { name } = await removeStaff(ctx, fields);
    return { text: `${name} has nothing to do with this class any more.` };
  },
  "hand-on": async (ctx, fields) => {
    const { name } = await handOnClass(ctx, fields);
    return { text: `The class is ${name}’s now.`, goTo: path(fields.classId ?? "", "/people") };
  },
  leave: async (ctx, fields) => {
    await leaveStaff(ctx, fields);
    return { text: "You have left the class.", goTo: "/classes" };
  },
  answer: async (ctx, fields) => {
    const { className, accepted } = await answerInvitation(ctx, fields);
    if (!accepted) return { text: `You have said no to ${className}.` };
    return { text: `${className} is among your classes.`, goTo: path(fields.classId ?? "") };
  },
  "take-up": async (ctx, fields) => {
    const { classId } = await takeUpInvitation(ctx, fields);
    return { text: "The class is among yours.", goTo: path(classId) };
  },
};

/** Carries out the deed that a form names. Throws `invalid` for one that there is not. */
export async function carryOut(ctx: Ctx, { do: what = "", ...fields }: Fields): Promise<Done> {
  const deed = Object.hasOwn(DEEDS, what) ? DEEDS[what] : undefined;
  if (deed === undefined)
    throw new DomainError("invalid", "This page and the server no longer agree. Load the page again.");
  return deed(ctx, fields);
}

/** What a form of boxes says: those that were ticked when the page was drawn, and those that are now. */
function ticked(fields: Fields): { readonly seen: readonly string[]; readonly chosen: readonly string[] } {
  return {
    seen: (fields.seen ?? "").split(",").filter(Boolean),
    chosen: Object.keys(fields).flatMap((name) => (name.startsWith("tick:") ? [name.slice(5)] : [])),
  };
}

async function printed(cards: readonly LoginCard[]): Promise<readonly PrintedCard[]> {
  const origin = await originHere();
  return cards.map((card) => ({
    ...card,
    qr: qrOf(`${origin}/sign-in?name=${encodeURIComponent(card.signInName)}`),
  }));
}

function copyWords({ assignments, leftOut, weeks }: CopiedClass): string {
  const moved = weeks === 0 ? "" : `, ${counted(weeks, "week")} later`;
  const left = leftOut.length === 0 ? "" : ` Not copied: ${leftOut.join(", ")}.`;
  return `Copied with ${counted(assignments, "assignment")}${moved}.${left}`;
}

function figureless(n: number): string {
  return n === 0 ? "none" : String(n);
}

function dateHere({ viewer, now }: Ctx, at: number): string {
  const clock = viewer.kind === "learner" ? viewer.clock : { zone: "UTC", dayStart: 0 };
  return dateWords(studyDay(at, clock), studyDay(now(), clock));
}
