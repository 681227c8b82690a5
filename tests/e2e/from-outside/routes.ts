import { about, inRooms, LEARN, MANAGE, onShelves, type Row, shipped, WATCH } from "./rows.ts";
import type { Asker } from "./world.ts";

const STUDY: readonly Asker[] = [...LEARN, "teacher"];
const KNOWN: readonly Asker[] = [
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
];

/** Every route that is read, and whom it is answered to. What is posted stands in `deeds.ts`. */
export const ROUTES: readonly Row[] = [
  { file: "api/account/export/route.ts", things: about("/api/account/export", KNOWN) },
  {
    file: "api/admin/people/[personId]/route.ts",
    // Nobody until it was noted that they read it.
    things: inRooms(({ pupilId }) => `/api/admin/people/${pupilId}`, []),
  },
  {
    file: "api/browse/route.ts",
    things: [
      ...about("/api/browse"),
      ...about("/api/browse?q=SECRET&limit=200"),
      ...about("/api/browse?q=typed&sort=due&desc=1&offset=0"),
      ...about("/api/browse?offset=-1&limit=1e9&sort=constructor"),
    ],
  },
  { file: "api/browse/count/route.ts", things: about("/api/browse/count?q=SECRET") },
  { file: "api/browse/documents/route.ts", things: about("/api/browse/documents?q=nobody") },
  { file: "api/browse/tags/route.ts", things: about("/api/browse/tags") },
  { file: "api/browse/deeds/route.ts", things: about("/api/browse/deeds") },
  {
    file: "api/browse/cards/[cardId]/route.ts",
    things: [
      ...inRooms(({ cardId }) => `/api/browse/cards/${cardId}`, STUDY),
      ...onShelves(({ cardId }) => `/api/browse/cards/${cardId}`),
      ...onShelves(({ madeCardId }) => `/api/browse/cards/${madeCardId}`),
      ...shipped(({ cardId }) => `/api/browse/cards/${cardId}`),
    ],
  },
  {
    file: "api/cards/[cardId]/route.ts",
    things: [
      ...inRooms(({ cardId }) => `/api/cards/${cardId}`, STUDY),
      ...onShelves(({ cardId }) => `/api/cards/${cardId}`),
      ...onShelves(({ madeCardId }) => `/api/cards/${madeCardId}`),
      ...shipped(({ cardId }) => `/api/cards/${cardId}`),
    ],
  },
  {
    file: "api/classes/[classId]/gradebook/route.ts",
    things: inRooms(({ classId }) => `/api/classes/${classId}/gradebook`, WATCH),
  },
  {
    file: "api/classes/[classId]/overview/route.ts",
    // A stamp, which the page that is open asks about; it says nothing of anybody.
    cached: ["private, no-cache"],
    things: inRooms(({ classId }) => `/api/classes/${classId}/overview`, WATCH),
  },
  {
    file: "api/classes/[classId]/roster/route.ts",
    things: inRooms(({ classId }) => `/api/classes/${classId}/roster`, MANAGE),
  },
  {
    file: "api/dossiers/[dossierId]/download/route.ts",
    things: [
      ...inRooms(({ dossierId }) => `/api/dossiers/${dossierId}/download`, ["teacher"]),
      ...onShelves(({ dossierId }) => `/api/dossiers/${dossierId}/download`),
    ],
  },
  {
    file: "api/dossiers/[dossierId]/progress/route.ts",
    things: [
      ...inRooms(({ dossierId }) => `/api/dossiers/${dossierId}/progress`, ["teacher"]),
      ...onShelves(({ dossierId }) => `/api/dossiers/${dossierId}/progress`),
    ],
  },
  {
    file: "api/exams/[examId]/calendar/route.ts",
    things: [
      ...inRooms(({ examId }) => `/api/exams/${examId}/calendar`, LEARN),
      ...onShelves(({ examId }) => `/api/exams/${examId}/calendar`),
    ],
  },
  {
    file: "api/exams/[examId]/progress/route.ts",
    things: [
      ...inRooms(({ examId }) => `/api/exams/${examId}/progress`, LEARN),
      ...onShelves(({ examId }) => `/api/exams/${examId}/progress`),
    ],
  },
  { file: "api/health/route.ts", things: about("/api/health") },
  {
    file: "api/media/[hash]/route.ts",
    // Under a name that nobody guesses, and for this cookie only.
    cached: ["private, max-age=31536000, immutable"],
    things: [
      ...inRooms(({ media }) => `/api/media/${media}`, STUDY),
      ...onShelves(({ media }) => `/api/media/${media}`),
    ],
  },
  { file: "api/notes/[noteId]/route.ts", things: onShelves(({ noteId }) => `/api/notes/${noteId}`) },
  {
    file: "api/notes/file/route.ts",
    things: [...about("/api/notes/file"), ...onShelves(({ deckId }) => `/api/notes/file?deck=${deckId}`)],
  },
  {
    file: "api/packages/file/route.ts",
    things: [
      ...about("/api/packages/file"),
      ...inRooms(({ deckId }) => `/api/packages/file?deck=${deckId}`, STUDY),
      ...onShelves(({ deckId }) => `/api/packages/file?deck=${deckId}&history=on`),
      ...onShelves(({ dossierId }) => `/api/packages/file?dossier=${dossierId}`),
    ],
  },
  { file: "api/places/route.ts", things: about("/api/places") },
  {
    file: "api/quizzes/[quizId]/csv/route.ts",
    things: [
      ...inRooms(({ quizId }) => `/api/quizzes/${quizId}/csv`, WATCH),
      ...onShelves(({ quizId }) => `/api/quizzes/${quizId}/csv`),
    ],
  },
  {
    file: "api/study/pack/route.ts",
    things: [...about("/api/study/pack"), ...about("/api/study/pack?days=14")],
  },
  {
    file: "api/study/since/route.ts",
    // Of whoever asks, and of nobody else.
    things: [...about("/api/study/since?events=0"), ...about("/api/study/since?events=99")],
  },
  { file: "sw.js/route.ts", cached: ["no-cache"], things: about("/sw.js") },
];
