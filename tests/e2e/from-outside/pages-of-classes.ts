import { about, EVERYBODY, inRooms, LEARN, MANAGE, mixed, type Row, TEACH, WATCH } from "./rows.ts";

/** Every page of classes, and whom it is answered to. */
export const PAGES_OF_CLASSES: readonly Row[] = [
  { file: "classes/page.tsx", things: about("/classes") },
  {
    file: "classes/assign/page.tsx",
    // Who teaches one class is led to its form.
    otherwise: 307,
    things: about(
      "/classes/assign",
      EVERYBODY.filter((asker) => !["teacher", "stranger", "co-teacher"].includes(asker)),
    ),
  },
  { file: "classes/invited/page.tsx", things: about("/classes/invited") },
  { file: "classes/new/page.tsx", things: about("/classes/new") },
  {
    file: "classes/[classId]/page.tsx",
    // Who only runs the place is led to its people.
    otherwise: 307,
    things: inRooms(({ classId }) => `/classes/${classId}`, [...WATCH, ...LEARN]),
  },
  {
    file: "classes/[classId]/assignments/page.tsx",
    // Pupils are led to their own.
    otherwise: 307,
    things: inRooms(({ classId }) => `/classes/${classId}/assignments`, WATCH),
  },
  {
    file: "classes/[classId]/assignments/new/page.tsx",
    things: inRooms(({ classId }) => `/classes/${classId}/assignments/new`, TEACH),
  },
  {
    file: "classes/[classId]/assignments/[assignmentId]/page.tsx",
    otherwise: 307,
    things: [
      ...inRooms(({ classId, assignmentId }) => `/classes/${classId}/assignments/${assignmentId}`, WATCH),
      ...mixed(({ classId }, { assignmentId }) => `/classes/${classId}/assignments/${assignmentId}`),
    ],
  },
  {
    file: "classes/[classId]/assignments/[assignmentId]/edit/page.tsx",
    things: [
      ...inRooms(
        ({ classId, assignmentId }) => `/classes/${classId}/assignments/${assignmentId}/edit`,
        TEACH,
      ),
      ...mixed(({ classId }, { assignmentId }) => `/classes/${classId}/assignments/${assignmentId}/edit`),
    ],
  },
  {
    file: "classes/[classId]/cards/page.tsx",
    things: inRooms(({ classId }) => `/classes/${classId}/cards`, WATCH),
  },
  {
    file: "classes/[classId]/cards/[cardId]/page.tsx",
    things: [
      ...inRooms(({ classId, cardId }) => `/classes/${classId}/cards/${cardId}`, WATCH),
      ...mixed(({ classId }, { cardId }) => `/classes/${classId}/cards/${cardId}`),
    ],
  },
  {
    file: "classes/[classId]/gradebook/page.tsx",
    things: inRooms(({ classId }) => `/classes/${classId}/gradebook`, WATCH),
  },
  {
    file: "classes/[classId]/grid/page.tsx",
    things: inRooms(({ classId }) => `/classes/${classId}/grid`, WATCH),
  },
  {
    file: "classes/[classId]/people/page.tsx",
    things: inRooms(({ classId }) => `/classes/${classId}/people`, [...WATCH, "administrator"]),
  },
  {
    file: "classes/[classId]/people/add/page.tsx",
    things: inRooms(({ classId }) => `/classes/${classId}/people/add`, MANAGE),
  },
  {
    file: "classes/[classId]/people/code/page.tsx",
    things: inRooms(({ classId }) => `/classes/${classId}/people/code`, MANAGE),
  },
  {
    file: "classes/[classId]/people/[userId]/page.tsx",
    things: [
      ...inRooms(({ classId, pupilId }) => `/classes/${classId}/people/${pupilId}`, MANAGE),
      ...mixed(({ classId }, { pupilId }) => `/classes/${classId}/people/${pupilId}`),
    ],
  },
  {
    file: "classes/[classId]/people/groups/[groupId]/page.tsx",
    things: [
      ...inRooms(({ classId, groupId }) => `/classes/${classId}/people/groups/${groupId}`, MANAGE),
      ...mixed(({ classId }, { groupId }) => `/classes/${classId}/people/groups/${groupId}`),
    ],
  },
  {
    file: "classes/[classId]/pupils/[pupilId]/page.tsx",
    things: [
      ...inRooms(({ classId, pupilId }) => `/classes/${classId}/pupils/${pupilId}`, WATCH),
      ...mixed(({ classId }, { pupilId }) => `/classes/${classId}/pupils/${pupilId}`),
    ],
  },
  {
    file: "classes/[classId]/report/[pupilId]/page.tsx",
    things: [
      ...inRooms(({ classId, pupilId }) => `/classes/${classId}/report/${pupilId}`, WATCH),
      ...mixed(({ classId }, { pupilId }) => `/classes/${classId}/report/${pupilId}`),
    ],
  },
  {
    file: "classes/[classId]/settings/page.tsx",
    things: inRooms(({ classId }) => `/classes/${classId}/settings`, [...WATCH, "administrator"]),
  },
  {
    file: "classes/[classId]/starter/page.tsx",
    things: inRooms(({ classId }) => `/classes/${classId}/starter`, [...WATCH, ...LEARN]),
  },
  {
    file: "classes/[classId]/starter/[starterId]/page.tsx",
    things: [
      ...inRooms(({ classId, starterId }) => `/classes/${classId}/starter/${starterId}`, WATCH),
      ...mixed(({ classId }, { starterId }) => `/classes/${classId}/starter/${starterId}`),
    ],
  },
  {
    file: "classes/[classId]/starter/[starterId]/answers/page.tsx",
    things: [
      ...inRooms(({ classId, starterId }) => `/classes/${classId}/starter/${starterId}/answers`, WATCH),
      ...mixed(({ classId }, { starterId }) => `/classes/${classId}/starter/${starterId}/answers`),
    ],
  },
];
