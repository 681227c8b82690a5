import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { maySetUpClasses } from "#lib/services/classes/create-class.ts";
import { userIdOf } from "#lib/services/context.ts";
import { DeedProvider } from "../_parts/deeds.tsx";
import { HowToTeach } from "../_parts/how-to-teach.tsx";
import { NewClassForm } from "./new-class-form.tsx";

export const metadata: Metadata = { title: "New class" };

/** A class begins with its name; its pupils come next. */
export default async function NewClassPage() {
  const ctx = await requestContext();
  const teacher = maySetUpClasses(ctx);
  return (
    <DeedProvider>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page">
        <p className="crumb">
          <Link href="/classes" prefetch={false}>
            Classes
          </Link>
        </p>
        <h1>{teacher ? "What is the class called?" : "Only teachers set up classes."}</h1>
        {teacher ? <NewClassForm /> : <HowToTeach className="lede" />}
      </main>
    </DeedProvider>
  );
}
