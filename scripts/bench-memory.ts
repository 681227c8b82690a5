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
  const rows: Row[] = [];
  console.error("fitting learners …");
  rows.push(...benchLearners(quick));
  console.error("beginning in a class …");
  rows.push(...benchClasses(quick));
  console.error("beside the native engine …");
  rows.push(...(await benchEngines(quick ? 20_000 : 100_000)));
  console.error("in the server …");
  rows.push(...(await benchServer(quick ? 50_000 : 1_000_000)));
  console.log(printed(rows));
  return 0;
});
