import { printed, type Row } from "./bench/table.ts";
import { benchClasses } from "./bench-memory/classes.ts";
import { benchEngines } from "./bench-memory/engines.ts";
import { benchLearners } from "./bench-memory/learners.ts";
import { benchServer } from "./bench-memory/server.ts";
import { runCommand } from "./setup/operator.ts";

// npm run bench:memory -- [--quick]: whether the fit finds what is true of simulated learners, beside the native one,
// and what the server's other requests notice of it.
await runCommand(async () => {
  const quick = process.argv.includes("--quick");
  const sections: readonly (readonly [string, () => Promise<readonly Row[]> | readonly Row[]])[] = [
    ["fitting learners", () => benchLearners(quick)],
    ["beginning in a class", () => benchClasses(quick)],
    ["beside the native engine", () => benchEngines(quick ? 20_000 : 100_000)],
    ["in the server", () => benchServer(quick ? 50_000 : 1_000_000)],
  ];
  // Each as it comes: the last takes minutes.
  for (const [name, rows] of sections) {
    console.error(`${name} …`);
    console.log(printed(await rows()));
  }
  return 0;
});
