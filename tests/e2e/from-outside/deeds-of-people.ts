import { bytes, call, type Deed, form, json, STEP, toShelf } from "./deeds.ts";
import { changedExam, changedQuiz } from "./forms.ts";
import { MISSING } from "./world.ts";

const DOSSIERS = "dossiers/actions.ts";
const QUIZZES = "quizzes/actions.ts";
const EXAMS = "exams/actions.ts";
const DESK = "api/dossiers/[dossierId]/review/route.ts";

const act = (what: string, fields: Readonly<Record<string, string>> = {}) => ({ do: what, ...fields });

/** A step at the review desk of a dossier. */
const desk = (dossierId: string, kind: string, rest: object) =>
  json(DESK, `/api/dossiers/${dossierId}/review`, { kind, id: STEP, dossierId, ...rest });

/** What changes a dossier. */
const DOSSIER_DEEDS: readonly Deed[] = [
  ...["make", "stop", "publish", "unpublish", "delete", "bring-back"].flatMap((what) =>
    toShelf(`${what} a dossier`, ({ dossierId }) => form(DOSSIERS, "act", act(what, { dossierId }))),
  ),
  ...toShelf("rename a dossier", ({ dossierId }) =>
    form(DOSSIERS, "act", act("rename", { dossierId, title: "Mine" })),
  ),
  ...toShelf("make the first cards", ({ dossierId }) => call(DOSSIERS, "makeFirstCards", dossierId, "Mine")),
  ...["remove", "put-back"].flatMap((what) =>
    toShelf(`${what} a document`, ({ documentId }) => form(DOSSIERS, "act", act(what, { documentId }))),
  ),
  ...toShelf("edit a document", ({ documentId }) =>
    form(DOSSIERS, "act", act("edit", { documentId, title: "Mine", author: "", dated: "", link: "" })),
  ),
  ...toShelf("add to a dossier", ({ dossierId }) =>
    bytes("api/documents/route.ts", `/api/documents?dossier=${dossierId}&name=a.txt&size=3`),
  ),
  ...toShelf("replace a document", ({ documentId }) =>
    bytes("api/documents/route.ts", `/api/documents?document=${documentId}&name=a.txt&size=3`),
  ),
  ...toShelf("settle a card", ({ dossierId, madeCardId }) =>
    form("dossiers/[dossierId]/changes/actions.ts", "settle", {
      dossierId,
      cardId: madeCardId,
      version: "1",
      take: "yours",
    }),
  ),
  ...toShelf("rule", ({ dossierId }) =>
    form("dossiers/[dossierId]/disagreements/actions.ts", "decide", {
      dossierId,
      decision: JSON.stringify({ decisions: [{ conflictId: MISSING, kind: "dismissed" }] }),
    }),
  ),
  ...toShelf("undo a ruling", ({ dossierId }) =>
    form("dossiers/[dossierId]/disagreements/actions.ts", "decide", { dossierId, decision: "undo" }),
  ),
  ...toShelf("reject a card", ({ dossierId, madeCardId }) =>
    desk(dossierId, "decide", { cardId: madeCardId, seen: "1", decision: "rejected", reason: "wrong" }),
  ),
  ...toShelf("accept a card", ({ dossierId, madeCardId }) =>
    desk(dossierId, "decide", { cardId: madeCardId, seen: "1", decision: "accepted" }),
  ),
  ...toShelf("word a card", ({ dossierId, madeCardId }) =>
    desk(dossierId, "edit", { cardId: madeCardId, seen: "1", question: "Q?", answer: "A" }),
  ),
  ...toShelf("merge cards", ({ dossierId, madeCardId, cardId }) =>
    desk(dossierId, "merge", { cardId: madeCardId, seen: "1", into: cardId }),
  ),
  ...toShelf("write a card", ({ dossierId, documentId }) =>
    desk(dossierId, "write", {
      question: "Q?",
      answer: "A",
      category: "date",
      documentId,
      versionId: MISSING,
      start: 0,
      end: 5,
    }),
  ),
  ...toShelf("take in what was left out", ({ dossierId }) =>
    desk(dossierId, "take", {
      position: 0,
      question: "Q?",
      answer: "A",
      category: "date",
      versionId: MISSING,
    }),
  ),
  ...toShelf("limit cards", ({ dossierId }) => desk(dossierId, "limit", { keep: 1 })),
  ...toShelf("undo a decision", ({ dossierId }) => desk(dossierId, "undo", { target: STEP })),
  ...toShelf("ask a model", ({ dossierId, documentId }) =>
    json("api/dossiers/[dossierId]/suggestions/route.ts", `/api/dossiers/${dossierId}/suggestions`, {
      dossierId,
      documentId,
      passage: 0,
      agreed: true,
    }),
  ),
];

/** What changes decks, notes and cards of one's own. */
const DECK_DEEDS: readonly Deed[] = [
  ...["archive", "unarchive", "delete", "restore"].flatMap((what) =>
    toShelf(`${what} a deck`, ({ deckId }) => form(DOSSIERS, "act", act(`deck-${what}`, { deckId }))),
  ),
  ...toShelf("rename a deck", ({ deckId }) =>
    form(DOSSIERS, "act", act("deck-rename", { deckId, title: "Mine" })),
  ),
  ...toShelf("move a deck", ({ deckId }) =>
    form(DOSSIERS, "act", act("deck-move", { deckId, parentId: "" })),
  ),
  ...toShelf("order decks", ({ deckId }) => form(DOSSIERS, "act", act("deck-order", { deckId, by: "1" }))),
  ...toShelf("merge decks", ({ deckId, madeDeckId }) =>
    form(DOSSIERS, "act", act("deck-merge", { deckId, into: madeDeckId })),
  ),
  ...toShelf("make a deck in a deck", ({ deckId }) =>
    form(DOSSIERS, "act", act("deck-create", { title: "Mine", parentId: deckId })),
  ),
  ...["delete", "restore"].flatMap((what) =>
    toShelf(`${what} a note`, ({ noteId }) => form(DOSSIERS, "act", act(`note-${what}`, { noteId }))),
  ),
  ...toShelf("restore a card", ({ cardId }) => form(DOSSIERS, "act", act("card-restore", { cardId }))),
  ...["undo", "redo"].flatMap((what) =>
    toShelf(`${what} a step`, ({ stepId }) => form(DOSSIERS, "act", act(`step-${what}`, { step: stepId }))),
  ),
  ...[true, false].flatMap((undo) =>
    toShelf(`turn a step, ${undo}`, ({ stepId }) =>
      json("api/steps/route.ts", "/api/steps", { step: stepId, undo }),
    ),
  ),
  ...toShelf("take a step back", ({ stepId }) => call("notes/actions.ts", "takeBack", stepId)),
  ...toShelf("add a note", ({ deckId }) => call("notes/actions.ts", "addNote", { ...NOTE, deckId })),
  ...toShelf("save a note", ({ noteId, deckId }) =>
    call("notes/actions.ts", "saveNote", { ...NOTE, noteId, deckId, memory: null, seen: 1 }),
  ),
  ...toShelf("word a note", ({ noteId }) =>
    json("api/notes/route.ts", "/api/notes", { id: STEP, noteId, note: NOTE.note, seen: 1 }),
  ),
  ...toShelf("bring notes in", ({ deckId }) =>
    json("api/notes/import/route.ts", "/api/notes/import", { id: STEP, text: "Q?\tA\n", deckId }),
  ),
  ...toShelf("word a card of one's own", ({ cardId }) =>
    json("api/cards/route.ts", "/api/cards", { id: STEP, cardId, content: { question: "Q?", answer: "A" } }),
  ),
  ...toShelf("delete cards", ({ cardId }) =>
    json("api/cards/route.ts", "/api/cards", { do: "delete", id: STEP, cardIds: [cardId] }),
  ),
  ...toShelf("let an answer count", ({ cardId }) =>
    json("api/cards/[cardId]/aliases/route.ts", `/api/cards/${cardId}/aliases`, { id: STEP, text: "also" }),
  ),
  ...toShelf("ask whose answer was typed", ({ cardId }) =>
    json("api/cards/[cardId]/meant/route.ts", `/api/cards/${cardId}/meant`, { said: "also" }),
  ),
  ...toShelf("undo options", ({ deckId, presetId }) =>
    form(
      "options/actions.ts",
      "act",
      act("undo", {
        place: deckId,
        presetId,
        version: "1",
        rulesBefore: "r",
        nameBefore: "",
        chosenBefore: "",
      }),
    ),
  ),
  ...toShelf("give new days", ({ deckId }) =>
    form("options/actions.ts", "act", act("days-give", { place: deckId })),
  ),
  ...toShelf("take new days back", ({ stepId }) =>
    form("options/actions.ts", "act", act("days-back", { steps: stepId })),
  ),
  ...toShelf("choose options", ({ deckId }) =>
    form("options/actions.ts", "act", act("choose", { place: deckId, presetId: "" })),
  ),
  ...toShelf("choose somebody's options", ({ presetId }) =>
    form("options/actions.ts", "act", act("choose", { place: "all", presetId })),
  ),
  ...toShelf("delete options", ({ presetId }) =>
    form("options/actions.ts", "act", act("delete", { presetId })),
  ),
  ...toShelf("treat a leech", ({ cardId }) =>
    form("leeches/actions.ts", "act", { cardId, deed: "suspended" }),
  ),
  ...["upheld", "answered", "open", "again"].flatMap((verdict) =>
    toShelf(`settle a doubt, ${verdict}`, ({ challengeId }) =>
      form("challenges/actions.ts", "act", act(verdict, { challengeId, reply: "" })),
    ),
  ),
  ...["adopt", "take-back"].flatMap((what) =>
    toShelf(`${what} weights`, ({ offerId }) => form("memory/actions.ts", "act", act(what, { offerId }))),
  ),
  ...toShelf("adopt weights and go on", ({ offerId }) =>
    form("memory/actions.ts", "actAndReturn", act("adopt", { offerId })),
  ),
];

const NOTE = {
  id: STEP,
  note: { kind: "basic", front: { text: "Q?" }, back: { text: "A" } },
  tags: [],
  deckId: null,
  newDeck: null,
  zone: "UTC",
};

/** What changes quizzes and exams of one's own. */
const TEST_DEEDS: readonly Deed[] = [
  ...["begin", "delete", "bring-back"].flatMap((what) =>
    toShelf(`${what} a quiz`, ({ quizId }) => form(QUIZZES, "act", act(what, { quizId }))),
  ),
  ...toShelf("change a quiz", ({ quizId }, { shipped }) =>
    form(QUIZZES, "act", changedQuiz(quizId, shipped)),
  ),
  ...["doubt", "right", "left-out", "stands"].flatMap((what) =>
    toShelf(`${what}, a mark`, ({ attemptId }) =>
      form(QUIZZES, "act", act(what, { attemptId, questionId: "q" })),
    ),
  ),
  ...toShelf("count what was late", ({ attemptId }) =>
    form(QUIZZES, "act", act("count-late", { attemptId })),
  ),
  ...toShelf("give more time", ({ quizId }) =>
    form(QUIZZES, "act", act("more", { quizId, userId: MISSING, factor: "2", moreAttempts: "1" })),
  ),
  ...toShelf("save answers", ({ attemptId }) =>
    json("api/quizzes/answers/route.ts", "/api/quizzes/answers", { attemptId, answers: [] }),
  ),
  ...toShelf("hand in", ({ attemptId }) =>
    json("api/quizzes/submit/route.ts", "/api/quizzes/submit", { attemptId }),
  ),
  ...["delete", "restore", "retire", "return"].flatMap((what) =>
    toShelf(`${what} an exam`, ({ examId }) => form(EXAMS, "act", act(what, { examId }))),
  ),
  ...toShelf("change an exam", ({ examId }, { shipped }) => form(EXAMS, "act", changedExam(examId, shipped))),
  ...["pace", "shape", "take-in", "take-back"].flatMap((what) =>
    toShelf(`${what} an exam`, ({ examId }) =>
      form(EXAMS, "act", act(what, { examId, minutes: "10", shape: "flat", steps: STEP })),
    ),
  ),
  ...toShelf("pace an exam", ({ examId }) => form(EXAMS, "act", act("more", { examId, more: "5" }))),
  ...toShelf("score an exam", ({ examId }) =>
    form(EXAMS, "act", act("score", { examId, reached: "5", outOf: "10" })),
  ),
  ...toShelf("leave cards out of an exam", ({ examId, cardId }) =>
    form(EXAMS, "act", act("leave-out", { examId, cards: cardId })),
  ),
];

/** What people do with things of their own. */
export const DEEDS_OF_PEOPLE: readonly Deed[] = [...DOSSIER_DEEDS, ...DECK_DEEDS, ...TEST_DEEDS];

/** What is looked at with ids in the question: what is not there, or not one's own, is left out. */
export const LOOKS: readonly Deed[] = [
  ...toShelf("look at a note", ({ noteId }) => call("notes/actions.ts", "preview", NOTE.note, noteId)),
  ...toShelf("look at what could be asked", ({ dossierId, madeDeckId, cardId }) =>
    json("api/quizzes/preview/route.ts", "/api/quizzes/preview", {
      selection: [
        { kind: "dossier", dossierId, weight: 1 },
        { kind: "deck", deckId: madeDeckId, weight: 1 },
        { kind: "cards", cardIds: [cardId], weight: 1 },
      ],
    }),
  ),
  ...toShelf("keep cards on a device", ({ cardId, madeCardId }) =>
    json("api/study/pack/route.ts", "/api/study/pack", { ids: [cardId, madeCardId] }),
  ),
];
