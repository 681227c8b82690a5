import { describe, expect, it } from "vitest";
import { archiveAssignment, restoreAssignment } from "#lib/services/assignments/archive-assignment.ts";
import { assignmentsView, assignmentView } from "#lib/services/assignments/assignments-view.ts";
import { copyAssignment } from "#lib/services/assignments/copy-assignment.ts";
import { extendPupil } from "#lib/services/assignments/extend-pupil.ts";
import { myAssignment, myAssignments } from "#lib/services/assignments/my-assignments.ts";
import { assignmentDraft, pickList } from "#lib/services/assignments/pick-list.ts";
import { changeAssignment, createAssignment } from "#lib/services/assignments/save-assignment.ts";
import { createClass } from "#lib/services/classes/create-class.ts";
import { changeGroupMembers, createGroup } from "#lib/services/classes/groups.ts";
import { removeMember } from "#lib/services/classes/remove-member.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { setCardTags } from "#lib/services/notes/tag-cards.ts";
import { createDeck } from "#lib/services/own-decks/create-deck.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withFolder, withStore } from "../with-store.ts";
import { assign, deckOf, inDays, task, taught } from "./assignment-fixtures.ts";
import { classOf, later, member, person } from "./class-fixtures.ts";
import { batch, card, DAY, NOW, sent, synced } from "./fixtures.ts";

const asked = async (ctx: Parameters<typeof nextCards>[0], deckId?: string) =>
  (await nextCards(ctx, { deckId, ahead: deckId !== undefined })).cards.map((one) => one.id);
const answers = (cardIds: readonly string[], at = NOW) =>
  batch(
    cardIds.map((id) => sent(id, { deviceTime: at })),
    { sentAt: at },
  );

describe("assigning a deck", () => {
  it("puts its cards into the pupil's queue, before everything else that is new", () =>
    withStore((store) =>
      withFolder(async (folder) => {
        await synced(store, folder, [card(1), card(2), card(3)]);
        const { teacher, classId, anna, deckId, cardIds } = await taught(store, 3);
        expect(await asked(anna)).toHaveLength(3);
        await assign(teacher, classId, deckId, { due: inDays(0) });
        expect((await asked(anna)).slice(0, 3)).toEqual(cardIds);
        expect(await asked(anna)).toHaveLength(6);
      }),
    ));

  it("brings new cards in at the pace of its date, and above the day's own number where that is needed", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, ben, deckId, cardIds } = await taught(store, 24);
      const group = await createGroup(teacher, { classId, name: "Fast" });
      await changeGroupMembers(teacher, { classId, groupId: group.groupId, seen: [], chosen: ["ben"] });
      const targets = [{ kind: "pupil", refId: "anna" }];
      const id = await assign(teacher, classId, deckId, { targets });
      const fast = { targets: [{ kind: "group", refId: group.groupId }], due: inDays(0) };
      await assign(teacher, classId, deckId, fast);
      // All 24 today is more than the 20 new cards of a day.
      expect((await nextCards(ben)).counts.new).toBe(24);
      expect((await myAssignment(anna, id)).newToday).toBe(5);
      const first = await asked(anna);
      expect(first).toEqual(cardIds.slice(0, 5));
      expect((await nextCards(anna, { deckId })).counts.new).toBe(5);
      // Whoever goes ahead may, as far as on any day.
      expect(await asked(anna, deckId)).toEqual(cardIds.slice(0, 20));
      // A reload after an answer goes on with the same cards.
      await recordReviews(anna, answers(cardIds.slice(0, 1)));
      expect((await myAssignment(anna, id)).newToday).toBe(4);
      expect((await asked(anna)).filter((one) => !cardIds.slice(0, 1).includes(one))).toEqual(first.slice(1));
    }));

  it("keeps one memory of a card however many assignments hold it", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId, cardIds } = await taught(store, 4);
      const other = await createClass(teacher, { name: "Geography" });
      await member(store, other.classId, "anna");
      const due = inDays(0);
      const one = await assign(teacher, classId, deckId, { due });
      const selection = [{ kind: "cards", cardIds }];
      const two = await assign(teacher, other.classId, deckId, { selection, due });
      expect((await nextCards(anna)).counts.new).toBe(4);
      await recordReviews(anna, answers(cardIds.slice(0, 2)));
      for (const id of [one, two])
        expect((await myAssignment(anna, id)).standing).toMatchObject({ reached: 2, of: 4 });
    }));

  it("is off the shelf until it opens, and names no deck before", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId } = await taught(store);
      const id = await assign(teacher, classId, deckId, { opens: inDays(2) });
      expect(await asked(anna)).toEqual([]);
      expect(await myAssignment(anna, id)).toMatchObject({ standing: { state: "not-open" }, deckIds: [] });
      await expect(deckView(anna, deckId)).rejects.toMatchObject({ code: "not-found" });
      expect(await asked(later(anna, NOW + 2 * DAY))).not.toEqual([]);
    }));

  it("counts a button pressed twice once", () =>
    withStore(async (store) => {
      const { teacher, classId, deckId } = await taught(store);
      const form = task(classId, deckId);
      const first = await createAssignment(teacher, form);
      expect(await createAssignment(teacher, form)).toEqual(first);
      expect((await assignmentsView(teacher, classId)).current).toHaveLength(1);
    }));

  it("follows a tag of the teacher, and the parts of a deck", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId, cardIds } = await taught(store, 3);
      await setCardTags(teacher, { cardIds: cardIds.slice(0, 1), tags: ["hard"] });
      const selection = [{ kind: "tag", tag: "hard" }];
      await assign(teacher, classId, deckId, { selection, due: inDays(0) });
      expect(await asked(anna)).toEqual(cardIds.slice(0, 1));
      await setCardTags(teacher, { cardIds: cardIds.slice(1, 2), tags: ["hard"] });
      expect(new Set(await asked(anna))).toEqual(new Set(cardIds.slice(0, 2)));
      const part = await createDeck(teacher, { title: "Rivers", parentId: deckId });
      await assign(teacher, classId, deckId);
      const below = await createDeck(teacher, { title: "Lakes", parentId: part.deckId });
      expect((await deckView(anna, below.deckId)).title).toBe("Lakes");
    }));

  it("refuses dates in no order, nobody, and an empty deck, with a sentence for the field", () =>
    withStore(async (store) => {
      const { teacher, classId, deckId } = await taught(store, 1);
      const empty = await createDeck(teacher, { title: "Empty" });
      const wrong = [
        task(classId, deckId, { due: inDays(-1) }),
        task(classId, deckId, { closes: inDays(1) }),
        task(classId, deckId, { targets: [] }),
        task(classId, empty.deckId),
        task(classId, deckId, { goal: { kind: "days", days: 0 } }),
        task(classId, deckId, { targets: [{ kind: "pupil", refId: "stranger" }] }),
      ];
      for (const form of wrong)
        await expect(createAssignment(teacher, form)).rejects.toMatchObject({ code: "invalid" });
    }));
});

describe("who may assign what", () => {
  it("lets those who teach do it, and tells everybody else that there is no such class", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId } = await taught(store);
      const others = [
        anna,
        await person(store, "other", { role: "teacher" }),
        await person(store, "watcher"),
      ];
      await member(store, classId, "watcher", "viewer");
      others.push(await person(store, "boss", { role: "administrator" }));
      const id = await assign(teacher, classId, deckId);
      for (const ctx of others) {
        await expect(createAssignment(ctx, task(classId, deckId))).rejects.toMatchObject({
          code: "not-found",
        });
        for (const verb of [
          () => archiveAssignment(ctx, { id }),
          () => restoreAssignment(ctx, { id }),
          () => extendPupil(ctx, { id, userId: "anna", due: inDays(30) }),
          () => copyAssignment(ctx, { id, classId }),
          () => changeAssignment(ctx, { ...task(classId, deckId), id, version: 1 }),
          () => assignmentDraft(ctx, classId, id),
          () => pickList(ctx, classId),
        ])
          await expect(verb()).rejects.toMatchObject({ code: "not-found" });
      }
      // Who watches sees how it stands.
      expect((await assignmentView(others[2] ?? teacher, classId, id)).lines).toHaveLength(2);
      await expect(assignmentView(anna, classId, id)).rejects.toMatchObject({ code: "not-found" });
    }));

  it("answers the same for an assignment of somebody else as for one that is not there", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId } = await taught(store);
      const id = await assign(teacher, classId, deckId, { targets: [{ kind: "pupil", refId: "ben" }] });
      const said = async (run: () => Promise<unknown>): Promise<string> =>
        run().then(
          () => "answered",
          (error: Error) => error.message,
        );
      const stranger = (await classOf(store, "stranger")).teacher;
      expect(await said(() => myAssignment(anna, id))).toBe(await said(() => myAssignment(anna, "none")));
      expect(await said(() => archiveAssignment(stranger, { id }))).toBe(
        await said(() => archiveAssignment(stranger, { id: "none" })),
      );
    }));

  it("gives on neither another teacher's deck nor one that was only assigned to oneself", () =>
    withStore(async (store) => {
      const { deckId, cardIds } = await taught(store);
      const second = await classOf(store, "second");
      for (const selection of [[{ kind: "deck", deckId }], [{ kind: "cards", cardIds }]])
        await expect(
          createAssignment(second.teacher, task(second.classId, deckId, { selection })),
        ).rejects.toMatchObject({ code: "not-found" });
    }));

  it("lets a co-teacher change the rest of what was assigned, but not give its deck to a class of theirs", () =>
    withStore(async (store) => {
      const { teacher, classId, deckId } = await taught(store);
      const id = await assign(teacher, classId, deckId);
      const second = await classOf(store, "second");
      await member(store, classId, "second", "co-teacher");
      const draft = await assignmentDraft(second.teacher, classId, id);
      expect(draft.what).toEqual(["Capitals"]);
      const form = { ...task(classId, deckId), id, title: "All capitals", version: 1 };
      expect(await changeAssignment(second.teacher, form)).toEqual({ version: 2 });
      await expect(copyAssignment(second.teacher, { id, classId: second.classId })).rejects.toMatchObject({
        code: "not-found",
      });
    }));
});

describe("changing an assignment", () => {
  it("tells the later of two teachers, and loses nothing of the first", () =>
    withStore(async (store) => {
      const { teacher, classId, deckId } = await taught(store);
      const id = await assign(teacher, classId, deckId);
      await person(store, "second", { role: "teacher" });
      await member(store, classId, "second", "co-teacher");
      const form = (title: string) => ({ ...task(classId, deckId), id, title, version: 1 });
      await changeAssignment(teacher, form("First"));
      await expect(changeAssignment(teacher, form("Second"))).rejects.toMatchObject({ code: "stale" });
      expect(await assignmentDraft(teacher, classId, id)).toMatchObject({ title: "First", version: 2 });
    }));

  it("leaves what pupils learnt as it is, also when it holds other cards from then on", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId, cardIds } = await taught(store, 3);
      const other = await deckOf(teacher, "Rivers", 2);
      const id = await assign(teacher, classId, deckId);
      await recordReviews(anna, answers(cardIds));
      const form = { ...task(classId, other.deckId), id, version: 1 };
      await changeAssignment(teacher, form);
      expect(await asked(anna, other.deckId)).toEqual(other.cardIds);
      await changeAssignment(teacher, { ...task(classId, deckId), id, version: 2 });
      expect((await myAssignment(anna, id)).standing).toMatchObject({ state: "met", reached: 3 });
    }));

  it("is put away and brought back as it was", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId, cardIds } = await taught(store, 2);
      const id = await assign(teacher, classId, deckId);
      expect(await archiveAssignment(teacher, { id })).toMatchObject({ title: "Learn the capitals" });
      await archiveAssignment(teacher, { id });
      expect(await asked(anna)).toEqual([]);
      expect(await myAssignments(anna)).toEqual([]);
      expect((await assignmentsView(teacher, classId)).away).toHaveLength(1);
      await restoreAssignment(teacher, { id });
      expect(await asked(anna, deckId)).toEqual(cardIds);
    }));

  it("is assigned to another class from today on with as many days", () =>
    withStore(async (store) => {
      const { teacher, classId, deckId } = await taught(store);
      const goal = { kind: "retained", share: 0.85 };
      const id = await assign(teacher, classId, deckId, { goal, closes: inDays(20) });
      const other = await createClass(teacher, { name: "Geography" });
      const then = later(teacher, NOW + 30 * DAY);
      const copy = await copyAssignment(then, { id, classId: other.classId });
      expect(await assignmentView(then, other.classId, copy.assignmentId)).toMatchObject({
        opens: inDays(30),
        due: inDays(43),
        closes: inDays(50),
        goal: { kind: "retained", share: 0.85, day: inDays(43) },
        forWhom: ["the whole class"],
      });
    }));
});

describe("time", () => {
  it("gives one pupil more of it and leaves the others theirs", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, ben, deckId, cardIds } = await taught(store, 2);
      const id = await assign(teacher, classId, deckId, { due: inDays(1), lateRule: "does-not-count" });
      await extendPupil(teacher, { id, userId: "anna", due: inDays(5) });
      const at = NOW + 3 * DAY;
      await recordReviews(later(anna, at), answers(cardIds, at));
      await recordReviews(later(ben, at), answers(cardIds, at));
      expect(await myAssignment(later(anna, at), id)).toMatchObject({
        due: inDays(5),
        extended: true,
        standing: { state: "met" },
      });
      expect((await myAssignment(later(ben, at), id)).standing.state).toBe("missed");
      const { lines } = await assignmentView(later(teacher, at), classId, id);
      expect(lines.map((line) => [line.name, line.state, line.extendedTo])).toEqual([
        ["anna", "met", inDays(5)],
        ["ben", "missed", null],
      ]);
      await extendPupil(teacher, { id, userId: "anna", due: null });
      expect((await myAssignment(later(anna, at), id)).standing.state).toBe("missed");
      await expect(extendPupil(teacher, { id, userId: "anna", due: inDays(0) })).rejects.toMatchObject({
        code: "invalid",
      });
    }));

  it("judges a prediction by what was known on its day, whatever was studied since", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId, cardIds } = await taught(store, 1);
      const goal = { kind: "retained", share: 0.99, day: inDays(13) };
      const id = await assign(teacher, classId, deckId, { goal });
      await recordReviews(anna, answers(cardIds));
      const after = NOW + 20 * DAY;
      const before = (await myAssignment(later(anna, after), id)).standing;
      expect(before.state).toBe("missed");
      await recordReviews(later(anna, after), answers(cardIds, after));
      expect((await myAssignment(later(anna, after), id)).standing).toEqual(before);
    }));

  it("earns less in one sitting than on two days, and shows both sides the same figure", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, ben, deckId, cardIds } = await taught(store, 4);
      const id = await assign(teacher, classId, deckId);
      await recordReviews(anna, answers(cardIds));
      await recordReviews(ben, answers(cardIds.slice(0, 2)));
      await recordReviews(later(ben, NOW + DAY), answers(cardIds.slice(2), NOW + DAY));
      const at = NOW + DAY;
      const { lines } = await assignmentView(later(teacher, at), classId, id);
      expect(lines.map((line) => line.credit)).toEqual([0.6, 1]);
      expect((await myAssignment(later(anna, at), id)).credit).toBe(0.6);
    }));
});

describe("the page of an assignment", () => {
  it("lists pupils as people sort names, as the other pages of the class do", () =>
    withStore(async (store) => {
      const { teacher, classId, deckId } = await taught(store, 2);
      for (const name of ["pupil 10", "pupil 9", "Émile", "Zoe"]) {
        await person(store, name);
        await member(store, classId, name);
      }
      const id = await assign(teacher, classId, deckId);
      const { lines } = await assignmentView(teacher, classId, id);
      const names = lines.map((line) => line.name);
      expect(names).toEqual(["anna", "ben", "Émile", "pupil 9", "pupil 10", "Zoe"]);
    }));
});

describe("leaving the class", () => {
  it("takes the deck away with the next request, and still takes an answer that was given before", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId, cardIds } = await taught(store, 2);
      const id = await assign(teacher, classId, deckId);
      expect(await asked(anna, deckId)).toEqual(cardIds);
      await removeMember(teacher, { classId, userId: "anna" });
      expect(await asked(anna)).toEqual([]);
      await expect(deckView(anna, deckId)).rejects.toMatchObject({ code: "not-found" });
      await expect(myAssignment(anna, id)).rejects.toMatchObject({ code: "not-found" });
      const { refused } = await recordReviews(anna, answers(cardIds.slice(0, 1)));
      expect(refused).toEqual([]);
      const { lines } = await assignmentView(teacher, classId, id);
      expect(lines.map((line) => line.name)).toEqual(["ben"]);
    }));
});
