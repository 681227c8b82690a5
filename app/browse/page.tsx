import type { Metadata } from "next";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { DEFAULT_DAY_START, studyDay } from "#lib/base/study-time.ts";
import { browse, questionIn } from "#lib/services/browse/browse.ts";
import { browseHelp } from "#lib/services/browse/browse-help.ts";
import { userIdOf } from "#lib/services/context.ts";
import { Browser } from "./browser.tsx";
import { BROWSE_KEYS } from "./keys.ts";

export const metadata: Metadata = { title: "Browse" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Every card in one table, found by words and conditions. The first rows are in the page itself. */
export default async function BrowsePage({ searchParams }: Props) {
  const [ctx, sent] = await Promise.all([requestContext(), searchParams]);
  const address = new URLSearchParams();
  for (const name of ["q", "sort", "desc"]) {
    const value = sent[name];
    if (typeof value === "string") address.set(name, value);
  }
  const question = questionIn(address);
  const [first, help] = await Promise.all([browse(ctx, question), browseHelp(ctx)]);
  const clock =
    ctx.viewer.kind === "learner" ? ctx.viewer.clock : { zone: "UTC", dayStart: DEFAULT_DAY_START };
  const at = ctx.now();
  return (
    <>
      <TopBar userId={userIdOf(ctx)} keys={BROWSE_KEYS} />
      <main id="main" className="page browse">
        <h1 className="sr">Browse</h1>
        <Browser
          query={question.query ?? ""}
          sort={{ column: question.sort ?? "deck", descending: question.descending ?? false }}
          first={first}
          help={help}
          now={{ today: studyDay(at, clock), clock, at }}
          visitor={ctx.viewer.kind === "visitor"}
        />
      </main>
    </>
  );
}
