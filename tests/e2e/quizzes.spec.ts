import type { Page } from "@playwright/test";
import { withServer } from "./own-server.ts";
import { LOOKS, sound } from "./soundness.ts";
import { expect, sync, test } from "./steps.ts";

/** Makes a quiz of so many typed questions from the first deck that has dates, and begins it. */
async function begin(page: Page, { minutes = "", count = "4" } = {}): Promise<void> {
  await page.goto("/quizzes/new");
  await expect(sync(page)).toHaveText(/Saved/u);
  await page
    .getByRole("checkbox", { name: /^All|^Dates|^Date/u })
    .first()
    .check();
  await page.getByLabel("Questions", { exact: true }).fill(count);
  if (minutes !== "") await page.getByLabel("Minutes", { exact: true }).fill(minutes);
  for (const box of await page.locator(".quiz-kinds input").all()) await box.uncheck();
  await page.getByRole("checkbox", { name: /^Typed answer/u }).check();
  await expect(page.locator(".preview-line")).toContainText(/It will have/u);
  await page.getByRole("button", { name: "Make the quiz" }).click();
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(question(page)).toBeVisible();
}
const question = (page: Page) => page.locator("h1.attempt-question");
const field = (page: Page) => page.getByRole("textbox", { name: "Your answer" });
const badge = (page: Page) => page.locator(".attempt-bar .sync");
const handIn = async (page: Page) => {
  await page
    .getByRole("button", { name: /^Hand in/u })
    .first()
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand in" }).click();
};

/** Everything that the browser was sent for the pages of an attempt. */
function sentTo(page: Page): string[] {
  const bodies: string[] = [];
  page.on("response", (response) => {
    if (!/quizzes/u.test(response.url()) || response.status() >= 300) return;
    void response.text().then(
      (text) => bodies.push(text),
      () => undefined,
    );
  });
  return bodies;
}

test("a timed mock is taken with the network cut, the tab closed and the server killed in it", async ({
  browser,
}) => {
  test.slow();
  await withServer(async (server) => {
    const context = await browser.newContext({ baseURL: server.url });
    const page = await context.newPage();
    await begin(page, { minutes: "30" });
    const address = page.url();
    await expect(page.locator(".clock .num")).toHaveText(/^(?:29|30):\d\d$/u);

    await field(page).fill("first answer");
    await expect(badge(page)).toHaveText("Saved");
    // Without the network one goes on: every question is on the page already.
    await context.setOffline(true);
    await page.getByRole("button", { name: /^Next/u }).click();
    await field(page).fill("second answer");
    await expect(badge(page)).toHaveText(/1.answer on this device/u);
    // The tab is gone; the device has the answer.
    await page.close({ runBeforeUnload: false });
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(address);
    await expect(badge(again)).toHaveText("Saved");
    await again.getByRole("button", { name: "Question 2, answered" }).click();
    await expect(field(again)).toHaveValue("second answer");

    // The server dies in the middle; what is answered meanwhile is sent to the next one.
    await server.kill();
    await again.getByRole("button", { name: /^Next/u }).click();
    await field(again).fill("third answer");
    await expect(badge(again)).toHaveText(/1.answer on this device/u);
    await server.start();
    await expect(badge(again)).toHaveText("Saved", { timeout: 60_000 });
    await again.reload();
    await again.getByRole("button", { name: "Question 3, answered" }).click();
    await expect(field(again)).toHaveValue("third answer");

    await again.getByRole("button", { name: "Hand in now" }).click();
    await expect(again.getByRole("dialog")).toContainText(/1.question is empty/u);
    await again.getByRole("dialog").getByRole("button", { name: "Hand in" }).click();
    await expect(again).toHaveURL(/\/review$/u);
    await expect(again.locator(".reviewed > li")).toHaveCount(4);
    await expect(again.locator(".reviewed .proof").first()).toBeVisible();
    // Handed in, it cannot be gone on with.
    await again.goto(address);
    await expect(again).toHaveURL(/\/review$/u);
    await context.close();
  });
});

test("no answer is in anything that the browser is sent before it is handed in", async ({ page }) => {
  const bodies = sentTo(page);
  await begin(page, { count: "3" });
  await field(page).fill("nothing");
  await expect(badge(page)).toHaveText("Saved");
  const before = [...bodies];
  for (const name of ["Question 2, empty", "Question 3, empty"])
    await page.getByRole("button", { name }).click();
  await page.getByRole("button", { name: /^Hand in/u }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand in" }).click();
  await expect(page).toHaveURL(/\/review$/u);
  const right = await page.locator(".reviewed-item p b").allTextContents();
  const answers = right.filter((words) => !/^(?:Left empty|Not right|Right)/u.test(words));
  expect(answers.length).toBeGreaterThanOrEqual(3);
  expect(before.length).toBeGreaterThan(0);
  const attempt = before.filter((body) => body.includes("attempt-question") || body.includes('"saved"'));
  expect(attempt.length).toBeGreaterThan(0);
  for (const body of attempt) for (const answer of answers) expect(body).not.toContain(answer);
});

test("ten questions are one click away, and every kind is answered by keyboard alone", async ({ page }) => {
  test.slow();
  await page.goto("/quizzes");
  await page.getByRole("button", { name: "Ask me ten questions" }).click();
  await expect(question(page)).toBeVisible();
  const count = await page.locator(".attempt-nav li").count();
  expect(count).toBeGreaterThan(3);
  for (let at = 0; at < count; at += 1) {
    await expect(page.locator('.attempt-nav [aria-current="step"]')).toHaveText(String(at + 1));
    await expect(page.getByRole("button", { name: /^(?:Next|Hand in)/u }).first()).toHaveAttribute(
      "aria-disabled",
      "false",
    );
    if ((await page.locator("[data-place]").count()) > 0) await page.keyboard.press("1");
    else if ((await page.locator(".order .grip").count()) > 0) {
      await page.locator(".order .grip").first().focus();
      await page.keyboard.press("ArrowDown");
      await expect(page.locator(".order .grip").nth(1)).toBeFocused();
    } else if ((await page.locator(".pairs select").count()) > 0) {
      for (const select of await page.locator(".pairs select").all()) await select.selectOption({ index: 1 });
    } else await page.locator(".asking input, .asking textarea").first().fill("1940");
    await expect(page.getByRole("button", { name: `Question ${at + 1}, answered` })).toBeVisible();
    await page
      .getByRole("button", { name: /^(?:Next|Hand in)/u })
      .first()
      .focus();
    await page.keyboard.press("Enter");
  }
  await expect(page.getByRole("dialog")).toContainText("Every question is answered.");
  await page.getByRole("dialog").getByRole("button", { name: "Hand in" }).click();
  await expect(page.locator(".reviewed > li")).toHaveCount(count);
});

test("a flagged question is found again, and goes with its answer", async ({ page }) => {
  await begin(page);
  await page.getByRole("button", { name: /^Flag/u }).click();
  await page.getByRole("button", { name: /^Next/u }).click();
  await page.getByRole("button", { name: "Question 1, empty, flagged" }).click();
  await expect(page.getByRole("button", { name: /^Flagged/u })).toHaveAttribute("aria-pressed", "true");
  await field(page).fill("1940");
  await expect(badge(page)).toHaveText("Saved");
  await page.reload();
  await expect(page.getByRole("button", { name: "Question 1, answered, flagged" })).toBeVisible();
});

test("a mark of one's own quiz is changed on one's own word", async ({ page }) => {
  await begin(page, { count: "2" });
  await field(page).fill("my own answer");
  await page.getByRole("button", { name: "Hand in now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand in" }).click();
  await expect(page.locator("h1")).toHaveText(/^0 of.2/u);
  const first = page.locator(".reviewed > li", { hasText: "my own answer" });
  await first.getByText("Change the mark").click();
  await first.getByRole("textbox").fill("The card is wrong.");
  await first.getByRole("button", { name: "Count it as right" }).click();
  await expect(page.locator("h1")).toHaveText(/^1 of.2/u);
  await expect(first).toContainText("Marked by yourself: The card is wrong.");
});

test("a paper prints: in two versions, with a key, without what belongs to the screen", async ({ page }) => {
  await begin(page);
  await page.goto("/quizzes");
  await page.locator(".quiz-list a.name").first().click();
  await page.getByRole("link", { name: "Print" }).click();
  const papers: string[][] = [];
  for (const version of ["A", "B"]) {
    await page.locator("select[name=version]").selectOption(version);
    await page.locator("select[name=what]").selectOption("both");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.locator("#paper ~ .paper-head")).toContainText(`Version ${version}.`);
    papers.push(await page.locator("#paper ~ .paper-questions .q").allTextContents());
    await expect(page.locator(".paper-key .q")).toHaveCount(4);
    await expect(page.locator(".paper-key .from").first()).toBeVisible();
  }
  const [a = [], b = []] = papers;
  expect([...a].sort()).toEqual([...b].sort());
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Show" })).toBeHidden();
  await expect(page.locator("#paper ~ .paper-questions .q").first()).toBeVisible();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
});

for (const { name, ...look } of LOOKS) {
  test(`every page of a quiz is sound: ${name}`, async ({ browser }) => {
    test.slow();
    const context = await browser.newContext({ ...look });
    const page = await context.newPage();
    await page.goto("/quizzes/new");
    await expect(sync(page)).toHaveText(/Saved/u);
    await page
      .getByRole("checkbox", { name: /^All|^Dates|^Date/u })
      .first()
      .check();
    await expect(page.locator(".preview-line")).toContainText(/It will have/u);
    await sound(page, "new quiz");
    await page.getByRole("button", { name: "Make the quiz" }).click();
    await expect(page.getByRole("button", { name: "Begin" })).toBeVisible();
    await sound(page, "quiz");
    const quiz = page.url();
    await page.getByRole("button", { name: "Begin" }).click();
    await expect(question(page)).toBeVisible();
    const count = await page.locator(".attempt-nav li").count();
    for (let at = 0; at < count; at += 1) {
      await page.locator(".attempt-nav li button").nth(at).click();
      await sound(page, `question ${at + 1}`);
    }
    await handIn(page);
    await expect(page).toHaveURL(/\/review$/u);
    await sound(page, "review");
    for (const part of ["", "/edit", "/results", "/print?what=both", "/print?as=large", "/print?as=plain"]) {
      await page.goto(`${quiz}${part}`);
      await sound(page, `quiz${part}`);
    }
    await page.goto("/quizzes");
    await sound(page, "quizzes");
    await context.close();
  });
}
