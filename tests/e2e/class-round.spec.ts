import { signedIn, withSeeded } from "./seeded-server.ts";
import { expect, question, ready, saved, showAnswer, test } from "./steps.ts";

test.setTimeout(240_000);

const CLASS = "/classes/class";

test("a random typed check goes from a pupil's desk to their teacher: what is said beside what was shown", async ({
  browser,
}) => {
  await withSeeded([["seed-class"], ["seed-checks"]], async (server) => {
    const teacher = await signedIn(browser, server, "teacher");
    await teacher.goto(`${CLASS}/assignments/given`);
    const row = teacher.getByRole("row", { name: /^ann/u });
    // Seven checks are too few to say anything.
    await expect(row).not.toContainText("said");

    const ann = await signedIn(browser, server, "ann");
    await ann.goto("/study");
    const field = ann.getByLabel("Type this one first");
    await expect(field).toBeVisible();
    await field.fill("nothing of the kind");
    await field.press("Enter");
    await expect(ann.locator("#told")).toContainText("Not");
    await ann.locator(".grade.go").click();
    await saved(ann);
    await ann.goto("/assignments/given");
    await expect(ann.getByText(/100\s%.*\b8\schecks/u)).toBeVisible();

    await teacher.reload();
    await expect(row).toContainText(/100\s% said, 38\s% in 8\schecks/u);
    // Of the others nothing is known, and that is said.
    await expect(teacher.getByRole("row", { name: /^ben/u })).toContainText("too few checks");
    await teacher.goto(`${CLASS}/pupils/ann`);
    await expect(teacher.locator("main")).toContainText(/38\s%/u);
  });
});

test("a pupil doubts a card; the teacher settles it by the receipt, and the answer goes back", async ({
  browser,
}) => {
  await withSeeded([["seed-class"]], async (server) => {
    const ann = await signedIn(browser, server, "ann");
    await ann.goto("/study");
    await ready(ann);
    const asked = (await question(ann).textContent()) ?? "";
    await showAnswer(ann).click();
    await ann.getByRole("button", { name: /^More/u }).click();
    await ann
      .getByRole("dialog", { name: "More" })
      .getByRole("button", { name: /source does not say this/u })
      .click();
    const doubt = ann.getByRole("dialog", { name: "The source does not say this" });
    await doubt.getByLabel(/^What does it say instead/u).fill("It names another year.");
    await doubt.getByRole("button", { name: "Park the card" }).click();
    await expect(question(ann)).not.toHaveText(asked);
    await saved(ann);

    const teacher = await signedIn(browser, server, "teacher");
    await teacher.goto(`${CLASS}/assignments`);
    await teacher.getByRole("link", { name: /1\sdoubt/u }).click();
    const told = teacher.locator(".challenge");
    await expect(told).toContainText(asked);
    await expect(told).toContainText("It names another year.");
    await expect(told.locator("blockquote")).toContainText(/\S{3}/u);
    await expect(told.getByText(/^ann,|· ann,/u).first()).toBeVisible();
    await told.getByLabel(/^Answer/u).fill("Look at the first line again.");
    await told.getByRole("button", { name: "The source says it" }).click();
    await expect(told).toContainText("The source does say it.");

    await ann.goto("/challenges");
    const mine = ann.locator(".challenge");
    await expect(mine).toContainText("The source does say it. Look at the first line again.");
    await mine.getByRole("button", { name: "Ask me this card again" }).click();
    await expect(mine.getByRole("button", { name: "Ask me this card again" })).toHaveCount(0);

    // Nobody else hears of it.
    const ben = await signedIn(browser, server, "ben");
    await ben.goto("/challenges");
    await expect(ben.locator(".challenge")).toHaveCount(0);
  });
});

test("what a phone answers comes into the grid of a starter by itself, beside what is entered there", async ({
  browser,
}) => {
  await withSeeded([["seed-class", "learnt"]], async (server) => {
    const teacher = await signedIn(browser, server, "teacher");
    await teacher.goto(`${CLASS}/starter`);
    await teacher.getByLabel("Cards", { exact: true }).selectOption("3");
    await teacher.getByRole("button", { name: "Begin a starter" }).click();
    await teacher.waitForURL(/\/starter\/[^/]+$/u);
    await teacher.goto(`${new URL(teacher.url()).pathname}/answers`);
    const cell = (row: number, column: number) => teacher.locator(`[data-cell="${row} ${column}"]`);
    await expect(cell(0, 0)).toHaveAccessibleName("ann, card 1: empty");
    await cell(1, 0).focus();
    await teacher.keyboard.type("0");
    await teacher.evaluate(() => document.documentElement.setAttribute("data-kept", "yes"));

    const ann = await signedIn(browser, server, "ann");
    await ann.goto(`${CLASS}/starter`);
    const card = ann.locator(".phone-starter > li").first();
    if ((await card.getByRole("textbox").count()) > 0) {
      await card.getByRole("textbox").fill("nothing of the kind");
      await card.getByRole("button", { name: "Check" }).click();
    } else {
      await card.getByRole("button", { name: "Show answer" }).click();
      await card.getByRole("button", { name: "I did not" }).click();
    }
    await expect(card.getByText("Not quite:")).toBeVisible();

    await expect(cell(0, 0)).toHaveAccessibleName("ann, card 1: wrong");
    await expect(cell(1, 0)).toHaveAccessibleName("ben, card 1: wrong");
    await expect(teacher.getByRole("button", { name: "Save 1 answer" })).toBeEnabled();
    await expect(teacher.locator("html")).toHaveAttribute("data-kept", "yes");
  });
});

test("a pupil leaves a class and goes back in; its teacher deletes it, and brings it back from the bin", async ({
  browser,
}) => {
  await withSeeded([["seed-class"]], async (server) => {
    const [teacher, ann] = await Promise.all([
      signedIn(browser, server, "teacher"),
      signedIn(browser, server, "ann"),
    ]);
    await ann.goto(CLASS);
    await ann.getByText("Leave the class", { exact: true }).click();
    await ann.getByRole("button", { name: "Leave History 11B" }).click();
    await expect(ann.getByText("You have left “History 11B”.")).toBeVisible();
    expect((await ann.request.get(CLASS)).status()).toBe(404);
    await teacher.goto(`${CLASS}/people`);
    await expect(teacher.getByRole("region", { name: "Left by themselves" })).toContainText("ann");
    await ann.getByRole("button", { name: "Undo" }).click();
    await ann.waitForURL(new RegExp(`${CLASS}$`, "u"));
    await expect(ann.getByRole("heading", { level: 1 })).toContainText("One assignment");

    await teacher.goto(`${CLASS}/settings`);
    await teacher.getByRole("button", { name: "Delete the class" }).click();
    await expect(teacher.getByText("“History 11B” was deleted.")).toBeVisible();
    expect((await ann.request.get(CLASS)).status()).toBe(404);
    await ann.goto("/");
    await expect(ann.getByRole("region", { name: "Assigned to you" })).toHaveCount(0);
    await teacher.goto("/bin");
    await teacher.getByRole("button", { name: /^Restore.*History 11B/u }).click();
    await teacher.waitForURL(new RegExp(`${CLASS}$`, "u"));
    expect((await ann.request.get(CLASS)).status()).toBe(200);
  });
});

test("a deck, a dossier and chosen cards are one click from the form that assigns them", async ({
  browser,
}) => {
  await withSeeded([["seed-class"]], async (server) => {
    const teacher = await signedIn(browser, server, "teacher");
    const deck = teacher.locator(".decks .name").first();
    await teacher.goto("/");
    const title = (await deck.textContent()) ?? "";
    await deck.click();
    await teacher.getByRole("link", { name: "Assign", exact: true }).click();
    await teacher.waitForURL(/\/assignments\/new\?deck=/u);
    await expect(teacher.getByRole("checkbox", { name: title, checked: true })).toBeVisible();

    await teacher.goto("/browse");
    await teacher.locator(".browse-body [role=row]").first().click();
    await teacher.keyboard.press("Space");
    await teacher.getByRole("link", { name: "Assign", exact: true }).click();
    await teacher.waitForURL(/\/assignments\/new\?cards=/u);
    await expect(teacher.getByText("1\u00a0card. You can tick more besides.")).toBeVisible();
    await teacher.getByRole("button", { name: "Assign", exact: true }).click();
    await teacher.waitForURL(/\/assignments\/[0-9a-f-]{36}$/u);
    await expect(teacher.getByText("3 not started.")).toBeVisible();

    // Who teaches nobody is not offered it.
    const ann = await signedIn(browser, server, "ann");
    await ann.goto("/");
    await ann.locator(".decks .name").first().click();
    await expect(ann.getByRole("link", { name: "Quiz" })).toBeVisible();
    await expect(ann.getByRole("link", { name: "Assign", exact: true })).toHaveCount(0);
  });
});
