import { PAGES_OF_CLASSES } from "./pages-of-classes.ts";
import { about, inRooms, LEARN, onShelves, type Row, shipped, TEACH, WATCH } from "./rows.ts";
import type { Asker } from "./world.ts";

/** Who studies the cards of a class's assignment: its pupils, and whose they are. */
const STUDY: readonly Asker[] = [...LEARN, "teacher"];

/** Every page, and whom it is answered to. */
export const PAGES: readonly Row[] = [
  { file: "page.tsx", things: about("/") },
  { file: "account/page.tsx", things: about("/account") },
  { file: "account/deleted/page.tsx", things: about("/account/deleted") },
  { file: "admin/page.tsx", things: about("/admin", ["administrator"]) },
  {
    file: "admin/people/[personId]/page.tsx",
    things: inRooms(({ pupilId }) => `/admin/people/${pupilId}`, ["administrator"]),
  },
  {
    file: "admin/people/[personId]/record/page.tsx",
    // Nobody until it was noted that they read it.
    things: inRooms(({ pupilId }) => `/admin/people/${pupilId}/record`, []),
  },
  { file: "assignments/page.tsx", things: about("/assignments") },
  {
    file: "assignments/[assignmentId]/page.tsx",
    things: [
      ...inRooms(({ assignmentId }) => `/assignments/${assignmentId}`, LEARN),
      ...inRooms(({ quizAssignmentId }) => `/assignments/${quizAssignmentId}`, LEARN),
    ],
  },
  { file: "bin/page.tsx", things: about("/bin") },
  {
    file: "browse/page.tsx",
    things: [...about("/browse"), ...about("/browse?q=SECRET"), ...about("/browse?q=typed&sort=due&desc=1")],
  },
  {
    file: "cards/[cardId]/page.tsx",
    things: [
      ...inRooms(({ cardId }) => `/cards/${cardId}`, STUDY),
      ...onShelves(({ cardId }) => `/cards/${cardId}`),
      ...onShelves(({ madeCardId }) => `/cards/${madeCardId}`),
      ...shipped(({ cardId }) => `/cards/${cardId}`),
    ],
  },
  { file: "challenges/page.tsx", things: about("/challenges") },
  ...PAGES_OF_CLASSES,
  {
    file: "decks/[deckId]/page.tsx",
    things: [
      ...inRooms(({ deckId }) => `/decks/${deckId}`, STUDY),
      ...onShelves(({ deckId }) => `/decks/${deckId}`),
      ...onShelves(({ madeDeckId }) => `/decks/${madeDeckId}`),
      ...shipped(({ deckId }) => `/decks/${deckId}`),
    ],
  },
  {
    file: "decks/[deckId]/print/page.tsx",
    things: [
      ...inRooms(({ deckId }) => `/decks/${deckId}/print`, STUDY),
      ...onShelves(({ deckId }) => `/decks/${deckId}/print`),
      ...shipped(({ deckId }) => `/decks/${deckId}/print`),
    ],
  },
  {
    file: "documents/[documentId]/page.tsx",
    things: [
      ...inRooms(({ documentId }) => `/documents/${documentId}`, STUDY),
      ...onShelves(({ documentId }) => `/documents/${documentId}`),
    ],
  },
  {
    file: "dossiers/[dossierId]/page.tsx",
    things: [
      ...inRooms(({ dossierId }) => `/dossiers/${dossierId}`, STUDY),
      ...onShelves(({ dossierId }) => `/dossiers/${dossierId}`),
    ],
  },
  {
    file: "dossiers/[dossierId]/changes/page.tsx",
    things: [
      ...inRooms(({ dossierId }) => `/dossiers/${dossierId}/changes`, ["teacher"]),
      ...onShelves(({ dossierId }) => `/dossiers/${dossierId}/changes`),
    ],
  },
  {
    file: "dossiers/[dossierId]/disagreements/page.tsx",
    things: [
      ...inRooms(({ dossierId }) => `/dossiers/${dossierId}/disagreements`, STUDY),
      ...onShelves(({ dossierId }) => `/dossiers/${dossierId}/disagreements`),
    ],
  },
  {
    file: "dossiers/[dossierId]/people/page.tsx",
    things: [
      ...inRooms(({ dossierId }) => `/dossiers/${dossierId}/people`, STUDY),
      ...onShelves(({ dossierId }) => `/dossiers/${dossierId}/people`),
    ],
  },
  {
    file: "dossiers/[dossierId]/review/page.tsx",
    things: [
      ...inRooms(({ dossierId }) => `/dossiers/${dossierId}/review`, ["teacher"]),
      ...onShelves(({ dossierId }) => `/dossiers/${dossierId}/review`),
    ],
  },
  {
    file: "dossiers/[dossierId]/suggestions/page.tsx",
    // There is none where the operator has set up no model.
    status: 404,
    things: onShelves(({ dossierId }) => `/dossiers/${dossierId}/suggestions`),
  },
  {
    file: "dossiers/[dossierId]/timeline/page.tsx",
    things: [
      ...inRooms(({ dossierId }) => `/dossiers/${dossierId}/timeline`, STUDY),
      ...onShelves(({ dossierId }) => `/dossiers/${dossierId}/timeline`),
    ],
  },
  { file: "dossiers/new/page.tsx", things: about("/dossiers/new") },
  { file: "exams/page.tsx", things: about("/exams") },
  {
    file: "exams/new/page.tsx",
    // A class that one does not teach is left out.
    otherwise: 200,
    things: [...about("/exams/new"), ...inRooms(({ classId }) => `/exams/new?class=${classId}`, TEACH)],
  },
  {
    file: "exams/[examId]/page.tsx",
    things: [
      ...inRooms(({ examId }) => `/exams/${examId}`, [...LEARN, ...TEACH]),
      ...onShelves(({ examId }) => `/exams/${examId}`),
    ],
  },
  ...["calendar", "calibration"].map((rest) => ({
    file: `exams/[examId]/${rest}/page.tsx`,
    things: [
      ...inRooms(({ examId }) => `/exams/${examId}/${rest}`, LEARN),
      ...onShelves(({ examId }) => `/exams/${examId}/${rest}`),
    ],
  })),
  {
    file: "exams/[examId]/edit/page.tsx",
    things: [
      ...inRooms(({ examId }) => `/exams/${examId}/edit`, TEACH),
      ...onShelves(({ examId }) => `/exams/${examId}/edit`),
    ],
  },
  { file: "invite/page.tsx", things: about("/invite") },
  { file: "join/page.tsx", things: about("/join") },
  { file: "join/[code]/page.tsx", things: about("/join/CCCCDDDD") },
  { file: "leeches/page.tsx", things: about("/leeches") },
  {
    file: "memory/page.tsx",
    things: [
      ...about("/memory"),
      ...inRooms(({ deckId }) => `/memory?of=deck:${deckId}`, STUDY),
      ...onShelves(({ deckId }) => `/memory?of=deck:${deckId}`),
    ],
  },
  { file: "memory/ahead/page.tsx", things: about("/memory/ahead") },
  { file: "memory/weights/page.tsx", things: onShelves(({ offerId }) => `/memory/weights?offer=${offerId}`) },
  { file: "notes/[noteId]/page.tsx", things: onShelves(({ noteId }) => `/notes/${noteId}`) },
  {
    file: "notes/import/page.tsx",
    // A deck that is not one's own is not chosen.
    otherwise: 200,
    things: [...about("/notes/import"), ...onShelves(({ deckId }) => `/notes/import?deck=${deckId}`)],
  },
  {
    file: "notes/new/page.tsx",
    otherwise: 200,
    things: [...about("/notes/new"), ...onShelves(({ deckId }) => `/notes/new?deck=${deckId}`)],
  },
  { file: "offline/page.tsx", things: about("/offline") },
  {
    file: "options/page.tsx",
    things: [
      ...about("/options"),
      ...inRooms(({ deckId }) => `/options?for=${deckId}`, STUDY),
      ...onShelves(({ deckId }) => `/options?for=${deckId}`),
      ...onShelves(({ dossierId }) => `/options?for=${dossierId}`),
    ],
  },
  { file: "plan/page.tsx", things: about("/plan") },
  { file: "practice/page.tsx", things: about("/practice") },
  {
    file: "practice/cards/page.tsx",
    things: [...about("/practice/cards"), ...about("/practice/cards?q=SECRET")],
  },
  { file: "quizzes/page.tsx", things: about("/quizzes") },
  {
    file: "quizzes/new/page.tsx",
    things: [...about("/quizzes/new"), ...onShelves(({ examId }) => `/quizzes/new?exam=${examId}`)],
  },
  {
    file: "quizzes/[quizId]/page.tsx",
    things: [
      ...inRooms(({ quizId }) => `/quizzes/${quizId}`, STUDY),
      ...onShelves(({ quizId }) => `/quizzes/${quizId}`),
    ],
  },
  {
    file: "quizzes/[quizId]/edit/page.tsx",
    things: [
      ...inRooms(({ quizId }) => `/quizzes/${quizId}/edit`, ["teacher"]),
      ...onShelves(({ quizId }) => `/quizzes/${quizId}/edit`),
    ],
  },
  {
    file: "quizzes/[quizId]/print/page.tsx",
    things: [
      ...inRooms(({ quizId }) => `/quizzes/${quizId}/print?what=key`, TEACH),
      ...onShelves(({ quizId }) => `/quizzes/${quizId}/print?what=key`),
    ],
  },
  {
    file: "quizzes/[quizId]/results/page.tsx",
    things: [
      ...inRooms(({ quizId }) => `/quizzes/${quizId}/results`, WATCH),
      ...onShelves(({ quizId }) => `/quizzes/${quizId}/results`),
    ],
  },
  {
    file: "quizzes/attempts/[attemptId]/page.tsx",
    things: inRooms(({ runningId }) => `/quizzes/attempts/${runningId}`, ["pupil"]),
  },
  {
    file: "quizzes/attempts/[attemptId]/review/page.tsx",
    things: [
      ...inRooms(({ handedInId }) => `/quizzes/attempts/${handedInId}/review`, ["pupil", ...WATCH]),
      ...onShelves(({ attemptId }) => `/quizzes/attempts/${attemptId}/review`),
    ],
  },
  { file: "settings/page.tsx", things: about("/settings") },
  // There is an administrator already.
  { file: "setup/page.tsx", things: about("/setup", []) },
  {
    file: "sign-in/page.tsx",
    // Who is signed in is led to their account.
    otherwise: 307,
    things: about("/sign-in", ["visitor", "guest"]),
  },
  {
    file: "sign-up/page.tsx",
    // Who is signed in is led to their account.
    otherwise: 307,
    things: about("/sign-up", ["visitor", "guest"]),
  },
  {
    file: "study/page.tsx",
    things: [
      ...about("/study"),
      ...inRooms(({ deckId }) => `/study?deck=${deckId}`, STUDY),
      ...onShelves(({ deckId }) => `/study?deck=${deckId}`),
      ...onShelves(({ examId }) => `/study?exam=${examId}`),
    ],
  },
];
