import { printed } from "./bench/table.ts";
import { benchHelp } from "./bench-class/figures.ts";
import { runCommand } from "./setup/operator.ts";

// npm run bench:class: whether the teacher is told the truth about a class whose memory is known, and how quickly.
await runCommand(async () => {
  console.error("measuring: eight simulated classes …");
  console.log(printed(benchHelp()));
  return 0;
});
