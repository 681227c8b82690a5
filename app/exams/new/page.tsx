import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { addDays } from "#lib/base/study-time.ts";
import { userIdOf } from "#lib/services/context.ts";
import { type ExamPlaces, examPlaces } from "#lib/services/exams/exam-places.ts";
import { ExamForm } from "../_parts/exam-form.tsx";

export const metadata: Metadata = { title: "New exam" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** A name, a date, minutes a day: the rest is chosen already. */
export default async function NewExamPage({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams]);
  const places = await examPlaces(ctx);
  const forClass = typeof query.class === "string" ? query.class : null;
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page exam">
        <p className="crumb">
          <Link href="/exams" prefetch={false}>
            Exams
          </Link>
        </p>
        <h1>When is the exam?</h1>
        <p className="lede">
          From its date, its cards and your minutes comes a plan for every day, and the mark to expect.
        </p>
        <ExamForm
          places={places}
          draft={{
            examId: null,
            version: 1,
            title: "",
            day: addDays(places.today, 14),
            time: "09:00",
            picked: Object.fromEntries(firstChoice(places, query.deck).map((key) => [key, ""])),
            minutes: Array.from({ length: 7 }, () => 20),
            target: null,
            questions: null,
            classId: places.classes.some((one) => one.id === forClass) ? forClass : null,
          }}
        />
      </main>
    </>
  );
}

/** The deck that one came from, or all of the first dossier: what is not wanted is taken off more quickly than put on. */
function firstChoice({ groups }: ExamPlaces, deck: string | string[] | undefined): readonly string[] {
  const all = groups.flatMap((group) => group.places);
  if (typeof deck === "string" && all.some((one) => one.key === `deck:${deck}`)) return [`deck:${deck}`];
  const first = groups.find((group) => group.id !== null);
  return (first?.places ?? []).map((one) => one.key);
}
