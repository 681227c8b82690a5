import { printed } from "./bench/table.ts";
import { benchDashboard } from "./bench-class/dashboard.ts";
import { benchHelp } from "./bench-class/figures.ts";
import { runCommand } from "./setup/operator.ts";

// npm run bench:class: whether a teacher is told the truth about a class whose memory is known, and how quickly.
await runCommand(async () => {
  console.error("measuring: eight simulated classes …");
  const help = benchHelp();
  console.error("measuring: the overview of a class with a year behind it …");
  console.log(printed([...help, ...(await benchDashboard())]));
  return 0;
});
