import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { CodeForm } from "./code-form.tsx";

export const metadata: Metadata = { title: "Join a class" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Where a pupil types the code from the board. */
export default async function JoinPage({ searchParams }: Props) {
  const [ctx, { code }] = await Promise.all([requestContext(), searchParams]);
  const typed = typeof code === "string" ? code.trim().slice(0, 40) : "";
  if (typed !== "") redirect(`/join/${encodeURIComponent(typed)}`);
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page">
        <h1>Which class is it?</h1>
        <p className="lede">
          Type the code that your teacher shows. You need no account and no e-mail address.
        </p>
        <div className="spaced">
          <CodeForm />
        </div>
      </main>
    </>
  );
}
