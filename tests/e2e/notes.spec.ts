import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { LOOKS, sound } from "./soundness.ts";
import { expect, gradeButton, question, ready, saved, showAnswer, test } from "./steps.ts";

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

/** Opens the editor and waits until it listens. */
async function editor(page: Page, path = "/notes/new"): Promise<void> {
  await page.goto(path);
  await expect(field(page, "Kind")).toBeVisible();
  await page.waitForLoadState("networkidle");
}

/** Writes one note with the keyboard alone, from the field that has the focus on. */
async function type(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts) await page.keyboard.type(text);
}

const add = async (page: Page): Promise<void> => {
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".note-write .toast")).toContainText("Note added.");
  // The words of the note before say the same: only one that is added leaves room for the next.
  await expect(page.locator(".note-write textarea").first()).toHaveValue("");
};

/** Asks the deck's cards one after the other, and answers what each asked and what it showed. */
async function studied(page: Page, times: number): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let i = 0; i < times; i += 1) {
    seen.push((await question(page).innerText()).replace(/\s+/gu, " ").trim());
    await showAnswer(page).click();
    await gradeButton(page, "Easy").click();
  }
  return seen;
}

test("a note of every kind is written by keyboard, studied, edited, deleted and restored", async ({
  page,
}) => {
  await page.goto("/");
  // Known as soon as the page listens.
  await expect(page.locator(".sync.unknown")).toHaveCount(0);
  await page.keyboard.press("a");
  await expect(page).toHaveURL(/\/notes\/new$/u);
  await page.waitForLoadState("networkidle");
  // Who comes to write can write at once.
  await expect(field(page, "Front")).toBeFocused();
  await field(page, "Deck").fill("Spanish::Words");
  await field(page, "Front").focus();
  await type(page, ["perro"]);
  await field(page, "Back").focus();
  await type(page, ["*dog*"]);
  await expect(page.locator(".note-cards em")).toHaveText("dog");
  await add(page);
  // Kind and deck stay for the next, and the first field waits.
  await expect(field(page, "Front")).toBeFocused();
  await type(page, ["gato"]);
  await field(page, "Kind").selectOption("reversed");
  await field(page, "Back").fill("cat");
  await add(page);

  await field(page, "Kind").selectOption("cloze");
  await field(page, "Text with gaps").focus();
  await type(page, ["The sky is ", "blue"]);
  await page.keyboard.press("Shift+Control+ArrowLeft");
  await page.keyboard.press("Control+Shift+C");
  await expect(field(page, "Text with gaps")).toHaveValue("The sky is {{c1::blue}}");
  await expect(page.locator(".note-cards .gap")).toBeVisible();
  await add(page);

  await field(page, "Kind").selectOption("choice");
  await field(page, "Question").fill("Which is red?");
  await field(page, "Option 1").focus();
  await type(page, ["rojo"]);
  await page.keyboard.press("Enter");
  await type(page, ["verde"]);
  await page.keyboard.press("Enter");
  await type(page, ["azul"]);
  await add(page);

  await field(page, "Kind").selectOption("order");
  await field(page, "Question").fill("Count to three");
  await field(page, "In the right order").fill("uno\ndos\ntres");
  await add(page);

  await field(page, "Kind").selectOption("list");
  await field(page, "Question").fill("Three colours");
  await field(page, "What belongs to the answer").fill("rojo\nverde\nazul");
  await add(page);

  await page.getByRole("link", { name: "To the deck" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Words" })).toBeVisible();
  await expect(page.locator(".card-list > li")).toHaveCount(7);
  await sound(page, "the deck page of own cards");
  const deck = page.url();

  await page.getByRole("link", { name: /Study this deck/u }).click();
  await ready(page);
  const [first] = await studied(page, 1);
  expect(first).toMatch(/perro/u);
  await saved(page);

  await page.goto(deck);
  await page.locator(".card-list summary").first().click();
  await page.getByRole("link", { name: /^Edit/u }).first().click();
  await expect(field(page, "Front")).toHaveValue("perro");
  await page.waitForLoadState("networkidle");
  await field(page, "Back").fill("hound");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".note-write .toast")).toContainText("Note changed.");
  await sound(page, "the editor of a note");
  await page.getByRole("button", { name: "Delete the note" }).click();
  await expect(page).toHaveURL(/\/bin$/u);
  await expect(page.locator(".bin .name").first()).toHaveText("perro");
  await sound(page, "the bin");
  await page.getByRole("button", { name: /^Restore.*perro/u }).click();
  await expect(page.getByText("Note restored.")).toBeVisible();
  await page.goto(deck);
  await page.locator(".card-list summary").first().click();
  await expect(page.locator(".card-list .rich").first()).toHaveText("hound");
  await expect(page.locator(".card-list .state").first()).toContainText("1\u00a0answer");
});

test("a note with gaps is changed while one of its cards is asked, and undo gives its words back", async ({
  page,
}) => {
  await editor(page);
  await field(page, "Kind").selectOption("cloze");
  await field(page, "Deck").fill("Skies");
  await field(page, "Text with gaps").fill("{{c1::Venus}} is hotter than {{c2::Mercury}}.");
  await add(page);
  await page.getByRole("link", { name: "To the deck" }).click();
  await page.getByRole("link", { name: /Study this deck/u }).click();
  await ready(page);
  await expect(question(page)).toContainText("is hotter than");
  const before = await question(page).innerText();
  const place = page.url();
  await page.keyboard.press("e");
  const edit = page.getByRole("dialog", { name: "Edit the note" });
  await expect(edit.getByLabel("Text with gaps", { exact: true })).toBeFocused();
  await sound(page, "the note in the sitting");
  await edit
    .getByLabel("Text with gaps", { exact: true })
    .fill("{{c1::Venus}} is far hotter than {{c2::Mercury}}, says {{c3::a probe}}.");
  await page.keyboard.press("Control+Enter");
  await expect(edit).toBeHidden();
  await expect(question(page)).toContainText("far hotter");
  expect(page.url()).toBe(place);
  await showAnswer(page).click();
  await gradeButton(page, "Easy").click();
  // The other card of the note was on the device already, and has the new words too.
  await expect(question(page)).toContainText("far hotter");
  await page.keyboard.press("u");
  await page.keyboard.press("u");
  await expect.poll(() => question(page).innerText()).toBe(before);
  await page.keyboard.press("e");
  await edit.getByLabel("Text with gaps", { exact: true }).fill("no gap at all");
  await page.keyboard.press("Control+Enter");
  await expect(edit.getByText("Mark at least one gap: {{c1::what is asked}}.").first()).toBeVisible();
});

test("a dialog that cannot be fetched without the network says so, and is there when it is back", async ({
  page,
  context,
}) => {
  await editor(page);
  await field(page, "Deck").fill("Skies");
  await field(page, "Front").fill("Which planet is hottest?");
  await field(page, "Back").fill("Venus");
  await add(page);
  await page.getByRole("link", { name: "To the deck" }).click();
  await page.getByRole("link", { name: /Study this deck/u }).click();
  await ready(page);
  await context.setOffline(true);
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog", { name: "Not on this device yet" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question(page)).toHaveText("Which planet is hottest?");
  await context.setOffline(false);
  await saved(page);
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog", { name: "Edit the note" })).toBeVisible();
});

test("notes are brought in from a text file after a look at it, taken back, and taken along", async ({
  page,
}) => {
  await page.goto("/notes/import");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Text file").setInputFiles({
    name: "words.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("#separator:tab\n#deck:Travel::Words\nuno\tone\ndos\ttwo\n\tnothing\n"),
  });
  await page.getByRole("button", { name: "Look at it first" }).click();
  await expect(page.getByRole("heading", { name: "2\u00a0notes would be added." })).toBeFocused();
  await expect(page.getByText("Line 5: Write what is asked.")).toBeVisible();
  await sound(page, "what a file would make");
  await page.getByRole("button", { name: /^Bring in 2\snotes/u }).click();
  await expect(page.getByRole("heading", { name: "2\u00a0notes added." })).toBeFocused();
  await page.getByRole("link", { name: "Your decks" }).click();
  await page.getByRole("link", { name: "Words", exact: true }).click();
  await expect(page.locator(".card-list > li")).toHaveCount(2);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download its notes" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("Words.txt");
  const text = readFileSync(await file.path(), "utf8");
  expect(text).toContain("Basic\tTravel::Words\tuno\tone");
});

test("notes that are here get the words of a file, which is said and can be taken back", async ({ page }) => {
  const bring = async (words: string) => {
    await page.goto("/notes/import");
    await page.waitForLoadState("networkidle");
    await page.getByLabel("Or paste lines").fill(words);
    await page.getByLabel("A note that you have already").selectOption("Give it the words of the file");
    await page.getByRole("button", { name: "Look at it first" }).click();
    await page.getByRole("button", { name: /^Bring in/u }).click();
  };
  await bring("uno\tone\n");
  await expect(page.getByRole("heading", { name: "1\u00a0note added." })).toBeFocused();
  await bring("uno\tthe first\n");
  await expect(page.getByRole("heading", { name: "1\u00a0note changed." })).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Taken back.")).toBeVisible();
});

test("a file without words is refused in words, and a damaged package as one", async ({ page }) => {
  await page.goto("/notes/import");
  await page.waitForLoadState("networkidle");
  const file = page.getByLabel("Text file");
  const bytes = (text: string) => Buffer.from(text, "latin1");
  await file.setInputFiles({ name: "x.exe", mimeType: "", buffer: bytes("MZ\x90\0\x03\0\0\0") });
  await expect(page.getByText("“x.exe” holds no text.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Look at it first" })).toBeDisabled();
  await file.setInputFiles({ name: "broken.apkg", mimeType: "", buffer: bytes("not an archive") });
  await expect(page.getByText("This is no Anki package, or a damaged one.")).toBeVisible();
});

test("a file's pictures are asked for, sent and drawn", async ({ page }) => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAD0lEQVQImWNgaGAAIQgFAA4OAgHj5clFAAAAAElFTkSuQmCC",
    "base64",
  );
  await page.goto("/notes/import");
  await page.waitForLoadState("networkidle");
  const file = page.getByLabel("Text file");
  await file.setInputFiles({
    name: "leaves.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(
      '#separator:tab\n#html:true\n#deck:Leaves\noak\t<img src="oak_leaf.png">\nbirch\t<img src="birch.png">\n',
    ),
  });
  await page.getByRole("button", { name: "Look at it first" }).click();
  const pictures = page.getByLabel("Its pictures and sounds");
  await pictures.setInputFiles([
    { name: "oak_leaf.png", mimeType: "image/png", buffer: png },
    { name: "other.png", mimeType: "image/png", buffer: png },
  ]);
  await expect(page.getByText("1 of 2 are chosen.")).toBeVisible();
  await sound(page, "the pictures of a file");
  await page.getByRole("button", { name: /^Bring in 2\snotes/u }).click();
  await expect(page.getByRole("heading", { name: "2\u00a0notes added." })).toBeFocused();
  await expect(page.getByText("1\u00a0picture or sound is missing.")).toBeVisible();
  await page.getByRole("link", { name: "Your decks" }).click();
  await page.getByRole("link", { name: "Leaves", exact: true }).click();
  await page.getByRole("button", { name: "All answers" }).click();
  await expect(page.getByRole("img", { name: "oak leaf" })).toBeVisible();
  await expect(page.getByText("[picture: birch.png]")).toBeVisible();
});

test("what was written survives a reload, and what is wrong is said beside its field", async ({ page }) => {
  await editor(page);
  await field(page, "Front").fill("half a note");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".field .err")).toHaveText("Write the answer.");
  await expect(field(page, "Back")).toBeFocused();
  await page.reload();
  await expect(field(page, "Front")).toHaveValue("half a note");
  await expect(page.getByText("What you had written here is back.")).toBeVisible();
  await page.getByRole("button", { name: "Begin anew" }).click();
  await expect(field(page, "Front")).toHaveValue("");
});

test("a picture is pasted, asked for its words, drawn, and undone with its note", async ({ page }) => {
  await editor(page);
  const png =
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAD0lEQVQImWNgaGAAIQgFAA4OAgHj5clFAAAAAElFTkSuQmCC";
  await field(page, "Front").focus();
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], "leaf.png", { type: "image/png" }));
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, png);
  await expect(page.getByText("What does the picture show?")).toBeVisible();
  await sound(page, "the question for the words of a picture");
  await page.keyboard.type("A green leaf");
  await page.keyboard.press("Enter");
  await expect(field(page, "Front")).toHaveValue(/!\[A green leaf\]\(media:[\w-]{43}\)/u);
  const image = page.locator(".note-cards img");
  await expect(image).toHaveAttribute("alt", "A green leaf");
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(2);
  const served = await page.request.get((await image.getAttribute("src")) ?? "");
  expect(served.headers()["content-security-policy"]).toContain("sandbox");
  expect(served.headers()["x-content-type-options"]).toBe("nosniff");
  await field(page, "Back").fill("leaf");
  await add(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Taken back: Note added.")).toBeVisible();
});

test("decks are created, renamed, moved and archived from their pages, with undo", async ({ page }) => {
  await editor(page);
  await field(page, "Front").fill("1");
  await field(page, "Back").fill("2");
  await field(page, "Deck").fill("Art");
  await add(page);
  await page.goto("/");
  await page.getByText("New deck", { exact: true }).click();
  await field(page, "Name").fill("Music");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByText("Deck created.")).toBeVisible();
  await expect(page.locator("#own-decks .decks .name")).toHaveText(["Art", "Music"]);
  await page.locator("#own-decks").getByRole("link", { name: "Music" }).click();
  await expect(page.getByText("This deck has no cards of its own yet.")).toBeVisible();
  await field(page, "Part of").selectOption({ label: "Art" });
  await page.getByRole("button", { name: "Move", exact: true }).click();
  await expect(page.getByText("Deck moved.")).toBeVisible();
  await expect(page.locator(".crumb")).toContainText("Art");
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Taken back: Deck moved.")).toBeVisible();
  await expect(page.locator(".crumb")).not.toContainText("Art");
  await page.getByRole("button", { name: "Archive" }).click();
  await expect(page.getByText("Deck archived.")).toBeVisible();
  await page.goto("/");
  await expect(page.locator("#own-decks .decks .name")).toHaveText(["Art"]);
  await expect(page.locator(".sync.unknown")).toHaveCount(0);
  await sound(page, "home with own decks");
});

for (const { name, viewport, colorScheme } of LOOKS) {
  test(`the editor is sound with every kind of mark-up and from right to left: ${name}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport, colorScheme });
    const page = await context.newPage();
    await editor(page);
    const text =
      "# مرحبا\n\n**بحر** و \\(\\frac{a}{b}\\) `x < y`\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nlet aVeryLongNameThatDoesNotFitOnAPhone = anotherVeryLongName + yetAnotherOne;\n```";
    await field(page, "Front").fill(text);
    await field(page, "Back").fill("البحر\n\n\\[\\int_0^1 x^2\\,dx = \\frac{1}{3}\\]");
    await field(page, "Front").focus();
    await page.locator(".note-language summary").click();
    await field(page, "Front: Direction").selectOption("rtl");
    await expect(page.locator(".note-cards math").first()).toBeVisible();
    await expect(page.locator(".note-cards .rich").first()).toHaveAttribute("dir", "rtl");
    await sound(page, `the editor, ${name}`);
    const folder = process.env.DOSSIER_SCREENS;
    if (folder)
      await page.screenshot({ path: `${folder}/editor-${name.replace(/\W+/gu, "-")}.png`, fullPage: true });
    await context.close();
  });
}

test("the tabulator goes from the front of a note to its back, and its tools work on the field one was in", async ({
  page,
}) => {
  await editor(page);
  await field(page, "Front").focus();
  await page.keyboard.type("bark");
  await page.keyboard.press("Tab");
  await page.keyboard.type("die Rinde");
  await expect(field(page, "Back")).toHaveValue("die Rinde");
  const tools = page.getByRole("group", { name: "For “Back”" });
  await tools.locator("summary").click();
  await field(page, "Back: Language, as de or pt-BR").fill("de");
  await expect(field(page, "Back")).toHaveAttribute("lang", "de");
  await expect(field(page, "Front")).not.toHaveAttribute("lang", "de");
  await page.getByLabel("Kind").selectOption("cloze");
  await expect(page.getByRole("button", { name: "Make a gap" })).toHaveCount(0);
  await field(page, "Text with gaps").selectText();
  await page.getByRole("button", { name: "Make a gap" }).click();
  await expect(field(page, "Text with gaps")).toHaveValue("{{c1::bark}}");
  await expect(field(page, "Below the answer")).toHaveValue("die Rinde");
});

test("a note that is saved in the moment in which the one before is answered is added too", async ({
  page,
}) => {
  await editor(page);
  const slow = await page.context().newCDPSession(page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  // Faster than anybody types: the next one is saved in the frame in which the fields are empty again.
  const added = await page.evaluate(
    async (words) => {
      const fields = () => [...document.querySelectorAll<HTMLTextAreaElement>(".note-write textarea")];
      const frame = () => new Promise((resolve) => setTimeout(resolve, 0));
      const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
      const write = async (field: HTMLTextAreaElement | undefined, text: string) => {
        value?.set?.call(field, text);
        field?.dispatchEvent(new Event("input", { bubbles: true }));
        await frame();
      };
      for (const [at, word] of words.entries()) {
        const [front, back] = fields();
        await write(front, word);
        await write(back, `${word} in another language`);
        back?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
        for (const until = performance.now() + 10_000; fields()[0]?.value !== ""; await frame())
          if (performance.now() > until) return at;
      }
      return words.length;
    },
    ["one", "two", "three", "four", "five"],
  );
  expect(added).toBe(5);
});
