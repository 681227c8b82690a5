import { createHash } from "node:crypto";
import path from "node:path";
import type { Page } from "@playwright/test";
import Database from "libsql";
import { LOOKS, sound } from "./soundness.ts";
import { expect, gradeButton, question, saved, showAnswer, test } from "./steps.ts";

const DATES = "axis-talks-date";
const PEOPLE = "axis-talks-participant";

type Mode = "show" | "typed" | "choice" | "mixed";

/** Opens a deck with answers given in a way, and waits until it takes keys. */
async function open(page: Page, deck: string, mode: Mode): Promise<void> {
  await page.addInitScript((chosen) => {
    if (localStorage.getItem("dossier.answering") === null) localStorage.setItem("dossier.answering", chosen);
  }, mode);
  await page.goto(`/study?deck=${deck}`);
  await expect(page.locator(".dock .btn.full")).toHaveAttribute("aria-disabled", "false");
  if (mode === "typed") await expect(field(page)).toBeFocused();
}

const field = (page: Page) => page.getByLabel("Your answer");
const told = (page: Page) => page.locator("#told");
const highlighted = (page: Page) => page.locator(".grade.go");

/** The answer to the card on the screen, from the server's own database. */
function answerOf(asked: string): string {
  return onServer((db) => {
    const row: unknown = db
      .prepare(
        "select coalesce(json_extract(edited, '$.answer'), json_extract(generated, '$.answer')) as answer from cards where coalesce(json_extract(edited, '$.question'), json_extract(generated, '$.question')) = ? and status = 'active'",
      )
      .get(asked);
    return typeof row === "object" && row !== null && "answer" in row ? String(row.answer) : "";
  });
}

function onServer<T>(work: (db: Database.Database) => T): T {
  const folder = process.env.DOSSIER_TEST_DATA;
  if (folder === undefined) throw new Error("The runner did not say where the data are.");
  const db = new Database(path.join(folder, "e2e.db"));
  try {
    db.exec("pragma busy_timeout = 20000");
    return work(db);
  } finally {
    db.close();
  }
}

/** What the log kept of the last answer of this browser's learner. */
async function lastMarking(page: Page) {
  await saved(page);
  const token = (await page.context().cookies()).find(({ name }) => /dossier$/u.test(name))?.value ?? "";
  const hash = createHash("sha256").update(token).digest("base64url");
  return onServer(
    (db) =>
      db
        .prepare(
          "select marked_by as markedBy, proposed_rating as proposed, response, rating, chosen_distractor as chosen, share_correct as share from review_events where kind = 'answered' and user_id = (select user_id from sessions where token_hash = ?) order by device_sequence desc limit 1",
        )
        .get(hash) as Readonly<Record<string, unknown>>,
  );
}

test("a typed answer is judged, its rating proposed, changed by a digit, and kept in the log", async ({
  page,
}) => {
  await open(page, DATES, "typed");
  await expect(field(page)).toBeFocused();
  const answer = answerOf((await question(page).textContent()) ?? "");
  expect(answer).not.toBe("");
  await page.keyboard.type(`on ${answer.toUpperCase()}`);
  await expect(page.getByRole("button", { name: /^Check/u })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(told(page)).toContainText("Right.");
  await expect(highlighted(page)).toContainText("Good");
  await expect(page.getByRole("heading", { name: "Answer" })).toBeFocused();
  await page.keyboard.press("4");
  await expect(field(page)).toBeFocused();
  const kept = await lastMarking(page);
  expect(kept).toMatchObject({ markedBy: "self", proposed: 3, rating: 4, share: 1 });
  expect(kept.response).toBe(`on ${answer.toUpperCase()}`);
});

test("a slip is shown so that nothing depends on colour, and is Hard", async ({ page }) => {
  await open(page, PEOPLE, "typed");
  const answer = answerOf((await question(page).textContent()) ?? "");
  const [given = "", surname = ""] = answer.split(" ");
  await page.keyboard.type(`${given} ${surname.slice(0, 2)}${surname.slice(3)}`);
  await page.keyboard.press("Enter");
  await expect(told(page)).toContainText("Nearly.");
  await expect(told(page).locator("ins")).toHaveCSS("text-decoration-line", "underline");
  // Only the letter that is missing is marked; whoever hears it hears both words whole.
  await expect(told(page).locator("ins")).toHaveText(surname.charAt(2));
  await expect(told(page).locator(".diff dd .sr")).toHaveText([
    `${given} ${surname.slice(0, 2)}${surname.slice(3)}`,
    `${given} ${surname}`,
  ]);
  await expect(told(page)).toContainText(`in ${surname}: ${surname.charAt(2)} is missing`);
  await expect(highlighted(page)).toContainText("Hard");
});

test("a wrong year is wrong, and Space gives Again", async ({ page }) => {
  await open(page, DATES, "typed");
  await page.keyboard.type("12 November 1839");
  await page.keyboard.press("Enter");
  await expect(told(page)).toContainText("Not this.");
  await expect(told(page).locator(".diff dt")).toHaveText(["You wrote", "It is"]);
  await expect(told(page).locator("del").first()).toHaveCSS("text-decoration-line", "line-through");
  await expect(highlighted(page)).toContainText("Again");
  await page.keyboard.press("Space");
  expect(await lastMarking(page)).toMatchObject({ markedBy: "app", proposed: 1, rating: 1 });
});

test("nothing typed is no attempt: the answer is shown and rated as ever", async ({ page }) => {
  await open(page, DATES, "typed");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Answer" })).toBeVisible();
  await expect(told(page)).toHaveCount(0);
  await expect(highlighted(page)).toContainText("Good");
});

test("Escape leaves the field for the single keys, and a digit in the field is a digit", async ({ page }) => {
  await open(page, DATES, "typed");
  await page.keyboard.type("1m");
  await expect(field(page)).toHaveValue("1m");
  await page.keyboard.press("Escape");
  await page.keyboard.press("m");
  await expect(page.getByRole("dialog")).toContainText("How you answer");
});

test("Count it as right makes an answer count from then on, and can be taken back", async ({ page }) => {
  await open(page, PEOPLE, "typed");
  const asked = (await question(page).textContent()) ?? "";
  await page.keyboard.type("the man himself");
  await page.keyboard.press("Enter");
  await expect(highlighted(page)).toContainText("Again");
  await page.keyboard.press("c");
  await expect(told(page)).toContainText("Counted as right");
  await expect(highlighted(page)).toContainText(/Good|Hard/u);
  await expect(page.locator(".toast")).toContainText("Undo");
  await page.reload();
  await expect(field(page)).toBeFocused();
  await expect(question(page)).toHaveText(asked);
  await page.keyboard.type("The Man himself");
  await page.keyboard.press("Enter");
  await expect(told(page)).toContainText("Right.");
});

test("a choice is made by a digit and checked by Enter; a wrong one says what it answers", async ({
  page,
}) => {
  await open(page, PEOPLE, "choice");
  const group = page.getByRole("group", { name: "Choose the answer" });
  await expect(group).toBeVisible();
  const answer = answerOf((await question(page).textContent()) ?? "");
  const texts = await group.locator(".choice > span:first-of-type").allTextContents();
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.filter((text) => text.toLowerCase() === answer.toLowerCase())).toHaveLength(1);
  const wrong = texts.findIndex((text) => text.toLowerCase() !== answer.toLowerCase());
  await page.keyboard.press(String(wrong + 1));
  await expect(group.getByRole("radio").nth(wrong)).toBeChecked();
  await expect(group.getByRole("radio").nth(wrong)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(told(page)).toContainText("Not this.");
  await expect(told(page).getByRole("list", { name: "The choices" }).getByRole("listitem")).toHaveCount(
    texts.length,
  );
  await expect(told(page).locator(".offered del")).toHaveText(texts[wrong] ?? "");
  await expect(highlighted(page)).toContainText("Again");
  await page.keyboard.press("2");
  const kept = await lastMarking(page);
  expect(kept).toMatchObject({ markedBy: "self", proposed: 1, rating: 2, share: 0 });
  expect(String(kept.chosen).toLowerCase()).toBe(texts[wrong]?.toLowerCase());
});

test("typing and choosing work without the network, and a counted answer is kept when it is back", async ({
  page,
  context,
}) => {
  await open(page, PEOPLE, "typed");
  // What answering needs has come with the first cards.
  await page.waitForTimeout(2_000);
  await context.setOffline(true);
  await page.keyboard.type("somebody offline");
  await page.keyboard.press("Enter");
  await expect(told(page)).toContainText("Not this.");
  await page.getByRole("button", { name: "Count it as right" }).click();
  await expect(page.locator(".toast")).toContainText("when you are back");
  await page.keyboard.press("Space");
  await expect(field(page)).toBeFocused();
  expect(await page.evaluate(() => localStorage.getItem("dossier.aliases"))).toContain("somebody offline");
  const added = page.waitForResponse((reply) => reply.url().includes("/aliases") && reply.ok());
  await context.setOffline(false);
  await added;
  await expect.poll(() => page.evaluate(() => localStorage.getItem("dossier.aliases"))).toBeNull();
});

test("the mode is changed from the menu, for this device", async ({ page }) => {
  await open(page, PEOPLE, "show");
  await expect(field(page)).toHaveCount(0);
  await page.keyboard.press("m");
  await page.getByRole("dialog").getByRole("button", { name: "Type", exact: true }).click();
  await expect(field(page)).toBeFocused();
  await page.reload();
  await expect(field(page)).toBeFocused();
});

test.describe("notes that say how they are answered", () => {
  // They take turns with one card.
  test.describe.configure({ mode: "serial" });

  /** Makes the first card of a deck one of a kind, for everybody on this server. */
  function task(deck: string, value: object, answer: string, more: object = {}): void {
    onServer((db) =>
      db
        .prepare(
          "update cards set edited = json_patch(generated, ?), updated_at = updated_at + 1 where id = (select card_id from deck_cards join cards c on c.id = card_id where deck_id = ? and c.status = 'active' order by deck_cards.position limit 1)",
        )
        .run(JSON.stringify({ question: "What belongs here?", answer, task: value, ...more }), deck),
    );
  }
  function untask(deck: string): void {
    onServer((db) =>
      db
        .prepare(
          "update cards set edited = null where home_deck_id = ? and json_extract(edited, '$.task') is not null",
        )
        .run(deck),
    );
  }
  const DECK = "sample-outcome";
  test.afterEach(() => untask(DECK));

  test("items are put in order by buttons, keys and dragging", async ({ page }) => {
    task(
      DECK,
      { kind: "order", items: ["first", "second", "third", "fourth"] },
      "1. first\n2. second\n3. third\n4. fourth",
    );
    await open(page, DECK, "show");
    const items = page.locator(".order .item");
    await expect(items).toHaveCount(4);
    // Untouched, the order is not what anybody said.
    await showAnswer(page).click();
    await expect(page.getByRole("heading", { name: "Answer" })).toBeVisible();
    await expect(told(page)).toHaveCount(0);
    await page.reload();
    await expect(items).toHaveCount(4);
    // Each to its place, from the top: by keys.
    for (const [to, name] of ["first", "second"].entries()) {
      const grip = page.getByRole("button", { name: new RegExp(`^${name}, `, "u") });
      await grip.focus();
      const from = (await items.allTextContents()).indexOf(name);
      for (let at = from; at > to; at -= 1) await page.keyboard.press("ArrowUp");
      await expect(grip).toBeFocused();
    }
    const texts = await items.allTextContents();
    if (texts[2] !== "third") await page.getByRole("button", { name: "Move up: third" }).click();
    await expect(items).toHaveText(["first", "second", "third", "fourth"]);
    const top = await page.locator(".order .grip").first().boundingBox();
    const end = await page.locator(".order li").last().boundingBox();
    if (!top || !end) throw new Error("Nothing to drag.");
    await page.mouse.move(top.x + 10, top.y + 10);
    await page.mouse.down();
    await page.mouse.move(top.x + 10, end.y + 10, { steps: 8 });
    await page.mouse.up();
    await expect(items).toHaveText(["second", "third", "fourth", "first"]);
    await page.getByRole("button", { name: "Move up: first" }).click();
    await page.getByRole("button", { name: /^Check/u }).click();
    await expect(told(page)).toContainText("Not in this order.");
    await sound(page, "an order that is wrong");
    await expect(highlighted(page)).toContainText("Again");
  });

  test("ideas are ticked off, and the rating follows from the share", async ({ page }) => {
    task(DECK, { kind: "list", ideas: ["iron", "coal", "salt"] }, "- iron\n- coal\n- salt");
    await open(page, DECK, "show");
    await showAnswer(page).click();
    await expect(page.getByRole("group", { name: "Tick what you said" })).toBeVisible();
    await expect(highlighted(page)).toContainText("Again");
    await page.getByRole("checkbox", { name: "iron" }).check();
    await expect(highlighted(page)).toContainText("Again");
    await page.getByRole("checkbox", { name: "coal" }).check();
    await expect(highlighted(page)).toContainText("Hard");
    await sound(page, "ideas to tick off");
    await page.keyboard.press("Enter");
    expect(await lastMarking(page)).toMatchObject({
      markedBy: "self",
      proposed: 2,
      rating: 2,
      response: "1 2",
    });
  });

  test("a hint is shown on asking, by its key too, and makes a right answer Hard", async ({ page }) => {
    task(DECK, { kind: "list", ideas: ["iron", "coal"] }, "- iron\n- coal", { hint: "Both are dug out." });
    await open(page, DECK, "show");
    await expect(page.getByRole("button", { name: "Hint" })).toBeVisible();
    await page.keyboard.press("h");
    await expect(page.getByText("Both are dug out.")).toBeVisible();
    await page.keyboard.press("Space");
    for (const name of ["iron", "coal"]) await page.getByRole("checkbox", { name }).check();
    await expect(highlighted(page)).toContainText("Hard");
  });

  test("of several right answers all are to be chosen", async ({ page }) => {
    const options = ["iron", "coal", "wood"].map((text, at) => ({ text, correct: at < 2 }));
    task(DECK, { kind: "choice", options }, "- iron\n- coal");
    await open(page, DECK, "show");
    await page.getByRole("checkbox", { name: /^Iron/u }).check();
    await page.keyboard.press("Enter");
    await expect(told(page)).toContainText("There is more that is right.");
    await expect(highlighted(page)).toContainText("Again");
  });
});

for (const { name, viewport, colorScheme } of LOOKS) {
  test(`every way of answering is sound: ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await open(page, DATES, "typed");
    await sound(page, "a field");
    await field(page).fill("12 November 1839");
    await sound(page, "a field with words in it");
    await page.keyboard.press("Enter");
    await expect(told(page)).toBeVisible();
    await sound(page, "a wrong answer");
    await page.evaluate(() => localStorage.setItem("dossier.answering", "choice"));
    await page.reload();
    await expect(page.getByRole("radio").first()).toBeVisible();
    await sound(page, "choices");
    await page.keyboard.press("1");
    await sound(page, "a choice");
    await page.keyboard.press("1");
    await expect(told(page)).toBeVisible();
    await sound(page, "a choice that was checked");
  });
}

test.describe("by touch", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("an answer is chosen, checked and rated with a thumb", async ({ page }) => {
    await open(page, DATES, "choice");
    const boxes = await page
      .locator(".choice")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...boxes)).toBeGreaterThanOrEqual(44);
    const asked = await question(page).textContent();
    await page.locator(".choice").first().tap();
    await page.getByRole("button", { name: /^Check/u }).tap();
    await expect(told(page)).toBeVisible();
    await page.waitForTimeout(400);
    await gradeButton(page, "Easy").tap();
    await expect(question(page)).not.toHaveText(asked ?? "");
  });

  test("an answer is typed and sent from the keyboard of a phone", async ({ page }) => {
    await open(page, DATES, "typed");
    await field(page).tap();
    await expect(field(page)).toHaveAttribute("enterkeyhint", "done");
    await expect(field(page)).toHaveAttribute("autocapitalize", "off");
    await field(page).fill("1940");
    await page.getByRole("button", { name: /^Check/u }).tap();
    await expect(told(page)).toBeVisible();
  });
});
