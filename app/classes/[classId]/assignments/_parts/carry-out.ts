import type { Selection, SelectionPart } from "#lib/base/selection.ts";
import { archiveAssignment, restoreAssignment } from "#lib/services/assignments/archive-assignment.ts";
import { cardsFound } from "#lib/services/assignments/cards-found.ts";
import { copyAssignment } from "#lib/services/assignments/copy-assignment.ts";
import { extendPupil } from "#lib/services/assignments/extend-pupil.ts";
import { assignmentDraft } from "#lib/services/assignments/pick-list.ts";
import { changeAssignment, createAssignment } from "#lib/services/assignments/save-assignment.ts";
import type { Ctx } from "#lib/services/context.ts";

type Fields = Readonly<Record<string, string>>;

export type Done = {
  readonly text: string;
  readonly goTo?: string;
  /** What takes it back: a button with these fields. */
  readonly undo?: Fields;
};

const listPath = (classId: string): string => `/classes/${encodeURIComponent(classId)}/assignments`;
const pagePath = (classId: string, id: string): string => `${listPath(classId)}/${encodeURIComponent(id)}`;

/** What each button does. The verbs check the fields. */
const DEEDS: Readonly<Record<string, (ctx: Ctx, fields: Fields) => Promise<Done>>> = {
  create: async (ctx, fields) => {
    const input = { ...(await inputOf(ctx, fields)), classId: fields.classId };
    const id = fields.newId === undefined || fields.newId === "" ? {} : { id: fields.newId };
    const { assignmentId } = await createAssignment(ctx, { ...input, ...id });
    return { text: "Assigned.", goTo: pagePath(fields.classId ?? "", assignmentId) };
  },
  change: async (ctx, fields) => {
    const { id = "", classId = "", version } = fields;
    await changeAssignment(ctx, { ...(await inputOf(ctx, fields)), id, version: Number(version) });
    return { text: "Changed.", goTo: pagePath(classId, id) };
  },
  archive: async (ctx, { id = "" }) => {
    const { title } = await archiveAssignment(ctx, { id });
    return { text: `“${title}” is put away. Pupils keep what they learnt.`, undo: { do: "restore", id } };
  },
  restore: async (ctx, { id = "" }) => {
    const { title } = await restoreAssignment(ctx, { id });
    return { text: `“${title}” is back.`, undo: { do: "archive", id } };
  },
  copy: async (ctx, { id, to = "", newId }) => {
    const minted = newId === undefined || newId === "" ? {} : { newId };
    const { assignmentId } = await copyAssignment(ctx, { id, classId: to, ...minted });
    return { text: "Assigned there too.", goTo: pagePath(to, assignmentId) };
  },
  extend: async (ctx, { id, userId, due = "", was }) => {
    const before = was === undefined ? {} : { was: was === "" ? null : was };
    await extendPupil(ctx, { id, userId, due: due === "" ? null : due, ...before });
    return { text: due === "" ? "They have everybody's day again." : "They have more time." };
  },
};

/** Runs the verb that the form names. */
export async function carryOut(ctx: Ctx, fields: Fields): Promise<Done> {
  const what = fields.do ?? "";
  const deed = Object.hasOwn(DEEDS, what) ? DEEDS[what] : undefined;
  return deed === undefined ? { text: "There is no such button." } : deed(ctx, fields);
}

/** What the form says, as the verbs read it. */
async function inputOf(ctx: Ctx, fields: Fields): Promise<Readonly<Record<string, unknown>>> {
  const { title, note = "", opens, due, closes = "", lateRule, zone, classId = "" } = fields;
  return {
    title,
    note,
    selection: await selectionOf(ctx, fields),
    goal: goalOf(fields),
    targets: targetsOf(fields, classId),
    opens,
    due,
    closes: closes === "" ? null : closes,
    lateRule,
    zone: zone ?? (ctx.viewer.kind === "learner" ? ctx.viewer.clock.zone : "UTC"),
  };
}

/** The boxes that are ticked, what stays of an assignment that is changed, the cards that were chosen, and those of a search. */
async function selectionOf(ctx: Ctx, fields: Fields): Promise<Selection> {
  const kept = Object.keys(fields).flatMap((name) =>
    name.startsWith("keep:") ? [Number(name.slice(5))] : [],
  );
  const before =
    kept.length === 0 ? [] : (await assignmentDraft(ctx, fields.classId ?? "", fields.id ?? "")).selection;
  const picked = Object.keys(fields).flatMap((name) => partOf(name) ?? []);
  const search = (fields.search ?? "").trim();
  const found: Selection =
    search === "" ? [] : [{ kind: "cards", cardIds: await cardsFound(ctx, search), weight: 1 }];
  const cardIds = (fields.cards ?? "").split(",").filter(Boolean);
  const chosen: Selection = cardIds.length === 0 ? [] : [{ kind: "cards", cardIds, weight: 1 }];
  return [...kept.flatMap((index) => before[index] ?? []), ...picked, ...chosen, ...found];
}

/** `part:deck:ID`, `part:dossier:ID`, `part:tag:TAG`. */
function partOf(name: string): SelectionPart | null {
  if (name.startsWith("part:deck:")) return { kind: "deck", deckId: name.slice(10), weight: 1 };
  if (name.startsWith("part:dossier:")) return { kind: "dossier", dossierId: name.slice(13), weight: 1 };
  if (name.startsWith("part:tag:")) return { kind: "tag", tag: name.slice(9), weight: 1 };
  return null;
}

function goalOf({ goal, days, share, on, quizId, examId }: Fields): unknown {
  if (goal === "days") return { kind: "days", days: Number(days) };
  if (goal === "retained")
    return { kind: "retained", share: Number(share) / 100, ...(on ? { day: on } : {}) };
  if (goal === "quiz") return { kind: "quiz", quizId: quizId ?? "" };
  if (goal === "exam") return { kind: "exam", examId: examId ?? "" };
  return { kind: "seen" };
}

/** Nothing ticked means the whole class. */
function targetsOf(fields: Fields, classId: string): readonly unknown[] {
  const named = Object.keys(fields).flatMap((name) => {
    if (name.startsWith("group:")) return [{ kind: "group", refId: name.slice(6) }];
    if (name.startsWith("pupil:")) return [{ kind: "pupil", refId: name.slice(6) }];
    return [];
  });
  return named.length > 0 ? named : [{ kind: "class", refId: classId }];
}
