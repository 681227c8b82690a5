import type { Page } from "@playwright/test";
import { ownDossier } from "./own-dossier.ts";
import { LOOKS, sound } from "./soundness.ts";
import { expect, test } from "./steps.ts";

const asked = (page: Page) => page.locator(".pane-card h2");
const looked = (page: Page) => page.locator(".looked");

/** Opens the desk and waits until it takes keys: its current place is marked by then. */
async function openDesk(page: Page, dossier: string): Promise<void> {
  await page.goto(`/dossiers/${dossier}/review`);
  await expect(page.locator(".spot.here").first()).toBeAttached();
}

/** Presses a key and waits for another card. */
async function goOn(page: Page, key: string): Promise<void> {
  const before = await asked(page).textContent();
  await page.keyboard.press(key);
  await expect(asked(page)).not.toHaveText(before ?? "");
}

test("a whole review by keyboard alone: every document, and then to publishing", async ({ page }) => {
  const dossier = await ownDossier(page, "sample", "draft");
  await openDesk(page, dossier);
  const finished = page.getByRole("heading", { name: /^Every card is decided/u });
  const nextDocument = page.getByRole("button", { name: /^Next: /u });
  for (let i = 0; i < 80 && !(await finished.isVisible()); i += 1) {
    if (await nextDocument.isVisible()) {
      const title = await page.getByRole("heading", { level: 1 }).textContent();
      await page.keyboard.press("n");
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(title ?? "");
      await expect(page.locator(".spot.here").first()).toBeAttached();
      continue;
    }
    const before = await asked(page).textContent();
    if (i % 5 === 4) {
      await page.keyboard.press("r");
      await expect(page.getByRole("group", { name: "Why is it rejected?" })).toBeVisible();
      await page.keyboard.press("2");
    } else await page.keyboard.press("a");
    await expect(asked(page)).not.toHaveText(before ?? "");
  }
  await expect(finished).toBeVisible();
  await expect.poll(() => page.evaluate(stepsOnTheirWay)).toBe(0);
  await page.reload();
  await expect(finished).toBeVisible();
  await page.locator("body").press("Enter");
  await expect(page).toHaveURL(new RegExp(`/dossiers/${dossier}`, "u"));
  await expect(page).not.toHaveURL(/review/u);
});

test("edit, reject in one's own words, merge: each is undone to what was there, and redone", async ({
  page,
}) => {
  const dossier = await ownDossier(page, "sample", "draft");
  await openDesk(page, dossier);
  const first = (await asked(page).textContent()) ?? "";

  await page.keyboard.press("e");
  await expect(page.getByLabel("Question")).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("When was the iron bridge of Veldmar proposed?");
  await page.keyboard.press("Escape");
  await expect(asked(page)).toHaveText(first);
  await page.keyboard.press("e");
  await expect(page.getByLabel("Question")).toHaveValue("When was the iron bridge of Veldmar proposed?");
  await page.keyboard.press("Control+Enter");
  await expect(looked(page)).toContainText("1 of");

  const second = (await asked(page).textContent()) ?? "";
  await page.keyboard.press("r");
  await page.keyboard.press("6");
  await expect(page.getByRole("textbox", { name: "Why is it rejected?" })).toBeFocused();
  await page.keyboard.type("asks about a ferry that nobody teaches");
  await page.keyboard.press("Enter");
  await expect(page.locator(".toast")).toContainText("Rejected: asks about a ferry that nobody teaches.");
  await expect(looked(page)).toContainText("2 of");

  const third = (await asked(page).textContent()) ?? "";
  const all = Number(/of (\d+)/u.exec((await looked(page).textContent()) ?? "")?.[1]);
  await page.keyboard.press("m");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(looked(page)).toContainText(`of ${all - 1}`);

  await page.keyboard.press("u");
  await expect(asked(page)).toHaveText(third);
  await page.keyboard.press("u");
  await expect(asked(page)).toHaveText(second);
  await page.keyboard.press("u");
  await expect(asked(page)).toHaveText(first);
  await expect(looked(page)).toContainText(`0 of ${all}`);
  await page.keyboard.press("Shift+U");
  await expect(looked(page)).toContainText("1 of");
  // The server has followed: what was done again is there after a reload, and can still be taken back.
  await expect.poll(() => page.evaluate(stepsOnTheirWay)).toBe(0);
  await page.reload();
  await expect(page.locator(".spot.here").first()).toBeAttached();
  await expect(looked(page)).toContainText("1 of");
  await page.keyboard.press("u");
  await expect(looked(page)).toContainText(`0 of ${all}`);
  await expect(asked(page)).toHaveText(first);
});

test("a card shows its own receipts, whichever card one came from", async ({ page }) => {
  const dossier = await ownDossier(page, "sample", "draft");
  await openDesk(page, dossier);
  const facts = async () =>
    `${await asked(page).textContent()} ${(await page.locator(".facts .mark").allTextContents()).join(" | ")}`;
  const there: string[] = [await facts()];
  for (let i = 0; i < 19; i += 1) {
    await goOn(page, "j");
    there.push(await facts());
  }
  const back: string[] = [there.at(-1) ?? ""];
  for (let i = 0; i < 19; i += 1) {
    await goOn(page, "k");
    back.unshift(await facts());
  }
  expect(back).toEqual(there);
});

test("a passage becomes a card with its receipt: selected with the mouse, and chosen with keys", async ({
  page,
}) => {
  const dossier = await ownDossier(page, "sample", "draft");
  await openDesk(page, dossier);
  const words = await page.evaluate(() => {
    const piece = [...document.querySelectorAll(".pane-document p > [data-at]")].find(
      (one) => (one.textContent ?? "").length > 60,
    );
    const text = piece?.firstChild;
    if (!text) throw new Error("no passage");
    const range = document.createRange();
    range.setStart(text, 4);
    range.setEnd(text, 40);
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
    return range.toString().trim();
  });
  await page.getByRole("button", { name: /^Write a card from \d/u }).click();
  await expect(page.locator(".pane-card .proof .mark")).toHaveText(words);
  await page.getByLabel("Question").fill("Who pays for the ferry of Veldmar?");
  await expect(page.getByRole("radio", { name: "Participant" })).toBeChecked();
  await page.getByLabel("Answer").fill("Whoever crosses");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".toast")).toContainText("Card added with its receipt.");
  await page.getByRole("button", { name: /^Accepted \d/u }).click();
  await expect(asked(page)).toHaveText("Who pays for the ferry of Veldmar?");
  await expect(page.locator(".facts .mark")).toHaveText(words);
  await expect(page.locator(".spot.here").first()).toBeVisible();

  await page.keyboard.press("w");
  await expect(page.getByRole("button", { name: /^Write a card from \d/u })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+ArrowLeft");
  const chosen = await page.evaluate(() => document.getSelection()?.toString().trim() ?? "");
  expect(chosen.split(/\s+/u).length).toBeGreaterThan(1);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Question")).toBeFocused();
  await page.keyboard.type("What was the second card about?");
  await page.keyboard.press("Tab");
  await page.keyboard.type("A passage");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("button", { name: "Accepted 2" })).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByRole("button", { name: "Accepted 1" })).toBeVisible();
});

test("a refused candidate is taken in with one key; the line leaves out the least important", async ({
  page,
}) => {
  const dossier = await ownDossier(page, "sample", "draft");
  await openDesk(page, dossier);
  await page.getByRole("button", { name: /^Refused candidates/u }).click();
  const candidate = (await asked(page).textContent()) ?? "";
  await expect(page.locator(".facts .check")).toBeVisible();
  await goOn(page, "a");
  await page.getByRole("button", { name: "Accepted 1" }).click();
  await expect(asked(page)).toHaveText(candidate);
  await page.getByRole("button", { name: /^Undecided/u }).click();
  const slider = page.getByRole("slider", { name: "At most" });
  const most = Number(await slider.getAttribute("max"));
  await slider.focus();
  for (let i = 0; i < 5; i += 1) await page.keyboard.press("ArrowLeft");
  await expect(page.locator(".line output")).toHaveText(new RegExp(`^${most - 5} of ${most}`, "u"));
  await expect(page.locator(".toast")).toContainText("Left out by the line: 5.");
  await asked(page).focus();
  await page.keyboard.press("u");
  await expect(page.locator(".line output")).toHaveText(new RegExp(`^${most} of ${most}`, "u"));
});

test("two windows do not fight: the second sees what the first decided, and is told when it was too late", async ({
  page,
  context,
}) => {
  const dossier = await ownDossier(page, "sample", "draft");
  await openDesk(page, dossier);
  const other = await context.newPage();
  await openDesk(other, dossier);
  await goOn(page, "a");
  await expect(looked(other)).toContainText("1 of");
  // The other window hears nothing for a moment, and decides about a card as it was.
  await other.evaluate(() => {
    BroadcastChannel.prototype.postMessage = () => undefined;
  });
  await page.evaluate(() => {
    BroadcastChannel.prototype.postMessage = () => undefined;
  });
  const contested = (await asked(page).textContent()) ?? "";
  await goOn(page, "a");
  await expect.poll(() => page.evaluate(stepsOnTheirWay)).toBe(0);
  for (let i = 0; i < 30 && (await asked(other).textContent()) !== contested; i += 1) await goOn(other, "j");
  await expect(asked(other)).toHaveText(contested);
  await other.keyboard.press("r");
  await other.keyboard.press("1");
  await expect(other.locator(".toast")).toContainText("changed in another window");
  await expect(asked(other)).toHaveText(contested);
  await expect(other.locator(".card-line .state")).toHaveText("Accepted");
});

test("what is being written stays under the hands when an earlier decision is refused", async ({ page }) => {
  const dossier = await ownDossier(page, "sample", "draft");
  await openDesk(page, dossier);
  let refuse = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    refuse = resolve;
  });
  await page.route("**/api/dossiers/*/review", async (route) => {
    await held;
    await route.fulfill({
      status: 409,
      contentType: "application/json",
      body: JSON.stringify({ code: "stale", message: "It was changed elsewhere." }),
    });
  });
  await goOn(page, "a");
  await page.keyboard.press("e");
  await page.getByLabel("Answer").fill("half a sentence");
  refuse();
  await expect(page.locator(".toast")).toContainText("It was changed elsewhere.");
  await expect(page.getByLabel("Answer")).toHaveValue("half a sentence");
  await expect(looked(page)).toContainText("0 of");
});

test("without the network every decision shows at once, is kept on the page, and sent later", async ({
  page,
  context,
}) => {
  const dossier = await ownDossier(page, "sample", "draft");
  await openDesk(page, dossier);
  await context.setOffline(true);
  for (let i = 0; i < 3; i += 1) await goOn(page, "a");
  await expect(looked(page)).toContainText("3 of");
  await expect(page.locator(".pane-card .problem")).toContainText("3\u00a0steps wait");
  await context.setOffline(false);
  await expect(page.locator(".pane-card .problem")).toHaveCount(0, { timeout: 20_000 });
  await expect.poll(() => page.evaluate(stepsOnTheirWay)).toBe(0);
  await page.reload();
  await expect(looked(page)).toContainText("3 of");
});

test("a teacher who knows the keys looks at far more than twenty cards a minute", async ({ page }) => {
  const dossier = await ownDossier(page, "sample", "draft");
  await openDesk(page, dossier);
  const paints = await page.evaluate(async () => {
    const times: number[] = [];
    for (let i = 0; i < 15; i += 1) {
      const before = document.querySelector(".pane-card h2")?.textContent;
      const from = performance.now();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", code: "KeyA", bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      if (document.querySelector(".pane-card h2")?.textContent === before)
        throw new Error("no other card yet");
      times.push(performance.now() - from);
    }
    return times.toSorted((a, b) => a - b);
  });
  const median = paints[Math.floor(paints.length / 2)] ?? 0;
  test.info().annotations.push({ type: "next card painted, median ms", description: median.toFixed(1) });
  // A tenth of a second is felt as at once; 20 cards a minute leave three seconds for each.
  expect(median).toBeLessThan(100);
});

for (const { name, ...look } of LOOKS) {
  test.describe(name, () => {
    test.use(look);
    test("the desk is sound in each of its states", async ({ page }) => {
      const dossier = await ownDossier(page, "sample", "draft");
      await openDesk(page, dossier);
      await sound(page, "a card");
      const narrow = (page.viewportSize()?.width ?? 0) < 1024;
      if (narrow) {
        const heights = await page
          .locator(".acts .btn")
          .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
        expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
        await page.getByRole("button", { name: "Document", exact: true }).click();
        await expect(page.locator(".spot.here").first()).toBeInViewport();
        await sound(page, "the document");
        await page.getByRole("button", { name: "Overview" }).click();
        await sound(page, "the overview");
        await page.getByRole("button", { name: "Card", exact: true }).click();
      }
      for (const [button, where] of [
        [/^Edit/u, "editing"],
        [/^Reject/u, "reasons"],
        [/^Merge/u, "merging"],
      ] as const) {
        await page.getByRole("button", { name: button }).click();
        await expect(page.locator(".desk-dock")).toHaveCount(0);
        await sound(page, where);
        await page.keyboard.press("Escape");
        await expect(page.locator(".desk-dock")).toBeVisible();
      }
      await page.keyboard.press("w");
      await expect(page.getByRole("button", { name: /^Write a card from \d/u })).toBeEnabled();
      await sound(page, "choosing a passage");
      await page.keyboard.press("Enter");
      await expect(page.getByLabel("Question")).toBeFocused();
      await sound(page, "writing");
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Reject, and why");
      await sound(page, "the keys");
    });
  });
}

test("somebody else's desk, and one that ships ready made, are not there", async ({ page }) => {
  const reply = await page.goto("/dossiers/sample/review");
  expect(reply?.status()).toBe(404);
});

/** Runs in the page: how many steps wait for the server. */
function stepsOnTheirWay(): number {
  return Number(document.querySelector<HTMLElement>(".review")?.dataset.waiting ?? "0");
}
