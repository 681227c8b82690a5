import { and, eq } from "drizzle-orm";
import { parameterOffers } from "#lib/db/schema/figures.ts";
import { challenges } from "#lib/db/schema/own.ts";
import type { Store } from "#lib/db/store.ts";
import { createExam } from "#lib/services/exams/create-exam.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { saveOptions } from "#lib/services/options/save-options.ts";
import { createDeck } from "#lib/services/own-decks/create-deck.ts";
import { createQuiz } from "#lib/services/quizzes/create-quiz.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import { answered, as, basic, dossierOf, exam, newId, picture, taken } from "./seed-parts.ts";
import { idOf, OWNERS, type Owner, type Shelf, secretOf } from "./world.ts";

/** What somebody has made for themselves. */
export async function shelfOf(store: Store, owner: Owner): Promise<Shelf> {
  const ctx = as(store, owner);
  const title = secretOf(owner);
  const { dossierId, documentId, deckId: madeDeckId, cardId: madeCardId } = await dossierOf(ctx, title);
  const { deckId } = await createDeck(ctx, { id: newId(), title });
  const { noteId, cardIds, stepId } = await writeNote(ctx, {
    id: newId(),
    deckId,
    note: basic(`${title}?`, title),
  });
  const cardId = cardIds[0] ?? "";
  const media = await picture(ctx, 5 + OWNERS.indexOf(owner));
  const selection = [{ kind: "dossier", dossierId, weight: 1 }];
  const { quizId } = await createQuiz(ctx, { title, selection, settings: { count: 1, kinds: ["typed"] } });
  const attemptId = await taken(ctx, quizId, true);
  const { examId } = await createExam(ctx, exam(title, selection));
  await answered(ctx, madeCardId, title);
  const { undo } = await saveOptions(ctx, {
    place: deckId,
    presetId: null,
    name: title,
    version: 0,
    settings: {},
  });
  const [challenge] = await store.read
    .select()
    .from(challenges)
    .where(and(eq(challenges.userId, idOf(owner)), eq(challenges.cardId, madeCardId)));
  const offerId = newId();
  await store.write((tx) =>
    tx.insert(parameterOffers).values({
      id: offerId,
      userId: idOf(owner),
      createdAt: Date.now(),
      state: "better",
      scored: 400,
      weights: DEFAULT_PRESET.parameters,
    }),
  );
  return {
    dossierId,
    documentId,
    madeDeckId,
    madeCardId,
    deckId,
    noteId,
    cardId,
    stepId,
    media,
    quizId,
    attemptId,
    examId,
    presetId: undo.presetId ?? "",
    challengeId: challenge?.id ?? "",
    offerId,
  };
}
