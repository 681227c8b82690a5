import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";

/** A script that says which process it is, and says so when the one that started it is gone. */
const CHILD = `
  import { whenParentIsGone } from ${JSON.stringify(new URL("../../../scripts/setup/parent.mjs", import.meta.url).href)};
  whenParentIsGone(() => { console.log("alone"); process.exit(); });
  setInterval(() => {}, 1000);
  console.log(process.pid);
`;
const PARENT = `
  import { spawn } from "node:child_process";
  spawn(process.execPath, ["--input-type=module", "--eval", ${JSON.stringify(CHILD)}], { stdio: ["ignore", "inherit", "ignore"] });
`;

describe("a script whose parent was ended by a signal", () => {
  it("notices, and ends what it runs", async () => {
    const parent = spawn(process.execPath, ["--input-type=module", "--eval", PARENT], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    let said = "";
    const closed = new Promise((resolve) => {
      parent.stdout.on("close", resolve);
    });
    parent.stdout.on("data", (chunk) => {
      // The child lives: its parent goes, as npm does.
      if (said === "") parent.kill("SIGKILL");
      said += chunk.toString();
    });
    await closed;
    expect(said).toMatch(/^\d+\nalone\n$/u);
  });
});
