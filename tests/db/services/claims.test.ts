import { describe, expect, it } from "vitest";
import { addDays } from "#lib/base/study-time.ts";
import { assignmentView } from "#lib/services/assignments/assignments-view.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { isTypedCheck } from "#lib/study/checks.ts";
import { withStore } from "../with-store.ts";
import { assign, TODAY, taught } from "./assignment-fixtures.ts";
import { later } from "./class-fixtures.ts";
import { batch, DAY, NOW, sent } from "./fixtures.ts";

describe("claimed and verified memory", () => {
  it("are told apart by the dice, and only from the second day of a card on", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId, cardIds } = await taught(store, 12);
      const id = await assign(teacher, classId, deckId);
      let checks = 0;
      let claims = 0;
      for (let day = 0; day < 12; day += 1) {
        const at = NOW + day * DAY;
        const reviews = cardIds.map((cardId) => {
          const check = day > 0 && isTypedCheck("anna", cardId, addDays(TODAY, day));
          if (check) checks += 1;
          else if (day > 0) claims += 1;
          // Who grades themselves always knew it; every second check shows that they did not.
          const marking = { by: "app" as const, proposed: checks % 2 === 0 ? (3 as const) : (1 as const) };
          const marked = check ? { rating: marking.proposed, marking } : {};
          return sent(cardId, { deviceTime: at, ...marked });
        });
        await recordReviews(later(anna, at), batch(reviews, { sentAt: at }));
      }
      const [line] = (await assignmentView(later(teacher, NOW + 12 * DAY), classId, id)).lines;
      expect(checks).toBeGreaterThan(8);
      expect(line?.claims).toMatchObject({
        claimed: { recalled: claims, of: claims },
        verified: { recalled: Math.floor(checks / 2), of: checks },
      });
      expect(line?.claims.gap?.low).toBeGreaterThan(0);
    }));

  it("leave out a check whose mark the pupil overruled, and say nothing before there are enough", () =>
    withStore(async (store) => {
      const { teacher, classId, anna, deckId, cardIds } = await taught(store, 12);
      const id = await assign(teacher, classId, deckId);
      for (let day = 0; day < 6; day += 1) {
        const at = NOW + day * DAY;
        const marking = { by: "self" as const, proposed: 3 as const, response: "so" };
        const reviews = cardIds.map((cardId) =>
          sent(cardId, {
            deviceTime: at,
            ...(isTypedCheck("anna", cardId, addDays(TODAY, day)) ? { marking } : {}),
          }),
        );
        await recordReviews(later(anna, at), batch(reviews, { sentAt: at }));
      }
      const [line] = (await assignmentView(later(teacher, NOW + 6 * DAY), classId, id)).lines;
      expect(line?.claims).toMatchObject({ verified: { of: 0 }, gap: null });
    }));
});
