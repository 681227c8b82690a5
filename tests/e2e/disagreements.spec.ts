import { ownDossier } from "./own-dossier.ts";
import { LOOKS, sound } from "./soundness.ts";
import { expect, study, test } from "./steps.ts";

const TOPIC = "When the Long Bridge of Veldmar was opened";
const PLAIN = "On what date was the Long Bridge of Veldmar opened by Queen Amalia?";

test("a ruling by keyboard changes what is asked at once, and undo gives back what was there", async ({
  page,
}) => {
  const dossier = await ownDossier(page, "sample");
  const address = `/dossiers/${dossier}/disagreements`;
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Your documents disagree in one place. It is open.",
  );
  await expect(page.getByRole("heading", { name: TOPIC })).toBeVisible();
  // A key counts from when the page listens; until then a person presses again.
  await expect(page.locator("[data-in-hand]")).toHaveCount(1);
  await page.keyboard.press("1");
  await expect(page.locator(".toast")).toContainText("Ruled for 9 June 1876. Four cards follow.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Your documents disagree in one place. It is settled.",
  );

  await page.goto(`/decks/${dossier}-date`);
  const row = page.locator(".card-list li").filter({ hasText: PLAIN });
  await row.getByText("Show answer").click();
  await expect(row.locator(".a")).toHaveText("9 June 1876");
  await expect(row.locator(".ruling")).toContainText(
    /^Ruled by the owner of this dossier on .+: 9 June 1876\. One document says 21 August 1876\.$/u,
  );

  await study(page, `/decks/${dossier}-date`);
  // Cards with one answer are kept apart: whichever of the four comes today, the ruling is with it.
  const ruling = page.locator(".answer .ruling");
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press("Space");
    await expect(page.getByRole("heading", { name: /^Answer/u })).toBeFocused();
    if (await ruling.isVisible()) break;
    await page.keyboard.press("4");
    await expect(page.getByRole("heading", { name: /^Answer/u })).toHaveCount(0);
  }
  await expect(ruling).toContainText("One document says 21 August 1876.");
  await page
    .getByRole("button", { name: /^Receipt \d/u })
    .last()
    .click();
  await expect(page.locator(".receipt header")).toContainText("says otherwise: 21 August 1876");

  await page.goto(`${address}?show=ruled`);
  await expect(page.locator("[data-in-hand]")).toHaveCount(1);
  await page.keyboard.press("u");
  await expect(page.locator(".toast")).toContainText("Undone.");
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Your documents disagree in one place. It is open.",
  );
  await page.goto(`/decks/${dossier}-conflicts`);
  await expect(page.locator(".card-list")).toContainText("The documents differ on when the Long Bridge");
});

const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
const ALPHA =
  "Halden Observatory\n\nThe Halden Observatory is an astronomical observatory on Mount Brenn. It was founded in 1887 by the astronomer Ida Kessel. Its great refractor was used to measure double stars.";
const BETA =
  "Halden Observatory (Mount Brenn)\n\nThe Halden Observatory was founded in 1889. The first director of the house was Ida Kessel, who measured double stars for thirty years.";
const GAMMA =
  "A visit to Mount Brenn\n\nThe road to the summit was built in 1902. The inn burned down on 3 May 1911.";

test("from two uploads to a ruling that stays when a third document comes", async ({ page }) => {
  await page.goto("/dossiers/new");
  await page.getByLabel("What the dossier is called").fill("Halden");
  await page.locator(".drop input").setInputFiles([file("alpha.txt", ALPHA), file("beta.txt", BETA)]);
  await expect(page.getByText("2\u00a0documents read.")).toBeVisible();
  await page.getByRole("button", { name: "Make cards" }).click();
  await expect(page.getByRole("heading", { name: "What to do next" })).toBeVisible({ timeout: 60_000 });
  const dossier = page.url();
  await page.goto(`${dossier}/disagreements`);
  await page.getByRole("button", { name: "Rule for 1889" }).click();
  await expect(page.locator(".toast")).toContainText("Ruled for 1889.");

  await page.goto(dossier);
  await page.locator(".drop input").setInputFiles([file("gamma.txt", GAMMA)]);
  await expect(page.locator(".papers > li")).toHaveCount(3);
  await page.getByRole("button", { name: "Make them again" }).click();
  await expect(page.getByRole("button", { name: "Make them again" })).toHaveCount(0);
  await expect(page.locator(".papers > li").nth(2)).toContainText(/\d\scards?/u, { timeout: 60_000 });
  await expect(page.getByRole("button", { name: /^Publish/u })).toBeVisible();
  await page.goto(`${dossier}/disagreements?show=ruled`);
  await expect(page.locator(".dispute .ruling")).toContainText("1889.");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("It is settled.");
});

test("a fact that stays contested is asked as a question about the documents", async ({ page }) => {
  const dossier = await ownDossier(page, "sample");
  const address = `/dossiers/${dossier}/disagreements`;
  await page.goto(address);
  await page.getByRole("button", { name: "Keep contested" }).click();
  await expect(page.locator(".toast")).toContainText("Kept contested");
  await page.goto(`${address}?show=contested`);
  await expect(page.locator(".dispute .ruling")).toContainText("Kept contested by you");
  await page.goto(`/decks/${dossier}-conflicts`);
  await expect(page.locator(".card-list")).toContainText("Which says what, and why might they differ?");
  await expect(page.locator(".card-list .contested").first()).toHaveText("Kept contested");
});

test("offline nothing is decided, and the page says so", async ({ page, context }) => {
  const dossier = await ownDossier(page, "sample");
  await page.goto(`/dossiers/${dossier}/disagreements`);
  await expect(page.locator("[data-in-hand]")).toHaveCount(1);
  await context.setOffline(true);
  await page.keyboard.press("1");
  await expect(page.locator(".toast")).toContainText("You are offline. Nothing was decided");
  await context.setOffline(false);
  await page.keyboard.press("1");
  await expect(page.locator(".toast")).toContainText("Ruled for 9 June 1876.");
});

test("without scripts the buttons rule too", async ({ page, browser, baseURL }) => {
  const dossier = await ownDossier(page, "sample");
  const still = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const plain = await still.newPage();
  await plain.goto(`/dossiers/${dossier}/disagreements`);
  await plain.getByRole("button", { name: "Rule for 21 August 1876" }).click();
  await expect(plain.getByRole("heading", { level: 1 })).toContainText("It is settled.");
  await still.close();
});

test("one document against all the others is settled in one go", async ({ page }) => {
  const dossier = await ownDossier(page, "axis-talks");
  await page.goto(`/dossiers/${dossier}/disagreements`);
  const panel = page.getByRole("region", { name: "A document that stands alone" });
  await expect(panel).toContainText("One document stands against all the others");
  const open = await page.locator("[data-case]").count();
  await panel.getByRole("link", { name: /^Read the/u }).click();
  await expect(page.getByRole("link", { name: "Show all that are open" })).toBeVisible();
  const against = await page.locator("[data-case]").count();
  expect(against).toBeLessThan(open);
  await panel.getByRole("button", { name: "Set the document aside" }).click();
  await expect(page.locator(".toast")).toContainText("disagreements settled.");
  await expect(panel).toHaveCount(0);
  await page.locator(".toast").getByRole("button", { name: /^Undo/u }).click();
  await expect(page.locator(".toast")).toContainText("Undone.");
  await expect(panel).toBeVisible();
});

test("what ships is shown to everybody and ruled on by nobody; a stranger's dossier is not there", async ({
  page,
  browser,
}) => {
  await page.goto("/dossiers/sample/disagreements");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The documents disagree in one place.");
  await expect(page.locator(".dispute button")).toHaveCount(0);
  const dossier = await ownDossier(page, "sample");
  const stranger = await browser.newContext();
  const reply = await (await stranger.newPage()).goto(
    new URL(`/dossiers/${dossier}/disagreements`, page.url()).href,
  );
  expect(reply?.status()).toBe(404);
  await stranger.close();
});

for (const { name, viewport, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme });
    test("the page of disagreements is sound in every state", async ({ page }) => {
      const dossier = await ownDossier(page, "axis-talks");
      const address = `/dossiers/${dossier}/disagreements`;
      await page.goto(address);
      await sound(page, "open");
      await page.locator(".dispute button").first().click();
      await expect(page.locator(".toast")).toBeVisible();
      await sound(page, "ruled just now");
      for (const show of ["ruled", "contested", "dismissed"]) {
        await page.goto(`${address}?show=${show}`);
        await sound(page, show);
      }
      await page.goto("/dossiers/sample/disagreements");
      await sound(page, "of what ships");
    });
  });
}
