import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { studyHabits } from "#lib/services/study/habits.ts";
import { SettingsForm } from "./settings-form.tsx";

export const metadata: Metadata = { title: "How you study" };

/** How somebody likes to study: pace, goal, voice, keys. What decks are studied by is on their own pages. */
export default async function SettingsPage() {
  const ctx = await requestContext();
  const { habits, dayStart } = await studyHabits(ctx);
  const userId = userIdOf(ctx);
  return (
    <>
      <TopBar userId={userId} />
      <main id="main" className="page settings">
        <h1 className="headline">How you study</h1>
        <p className="lede">
          {userId === null
            ? "Kept in this browser until your first answer, and after it with your answers."
            : "On every device of yours. None of it changes what is due when."}{" "}
          How often cards come back is under <Link href="/options">options</Link>.
        </p>
        <noscript>
          <p>These settings need JavaScript, which is switched off here.</p>
        </noscript>
        <SettingsForm told={habits} visitor={userId === null} dayStart={dayStart} />
      </main>
    </>
  );
}
