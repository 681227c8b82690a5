import { benchAnswers } from "./bench/answers.ts";
import { benchBundle } from "./bench/bundle.ts";
import { benchDue } from "./bench/due.ts";
import { benchGenerator } from "./bench/generator.ts";
import { benchPages } from "./bench/pages.ts";
import { benchSearch } from "./bench/search.ts";
import { benchSession } from "./bench/session.ts";
import { printed, type Row } from "./bench/table.ts";
import { runCommand } from "./setup/operator.ts";

const SECTIONS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  answers: benchAnswers,
  due: benchDue,
  pages: benchPages,
  search: benchSearch,
  session: benchSession,
  generator: benchGenerator,
  bundle: benchBundle,
};

// npm run bench -- [answers|due|pages|search|session|generator|bundle]…: the figures that we promise, measured in one run on this machine.
// Ratios are taken within the run, so that they mean the same on a fast machine and a busy one.
await runCommand(async () => {
  const asked = process.argv.slice(2);
  const names = asked.length > 0 ? asked : Object.keys(SECTIONS);
  const unknown = names.find((name) => SECTIONS[name] === undefined);
  if (unknown !== undefined) {
    console.error(`There is no bench "${unknown}". Choose from: ${Object.keys(SECTIONS).join(", ")}.`);
    return 1;
  }
  const rows: Row[] = [];
  for (const name of names) {
    console.error(`measuring: ${name} …`);
    rows.push(...((await SECTIONS[name]?.()) ?? []));
  }
  console.log(printed(rows));
  // A missed aim is a finding, not a failure: the table says so, and a busy machine must not break a build.
  return 0;
});
