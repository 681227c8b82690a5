import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { nextPage } from "#app/_edge/account-answer.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { hasWords } from "#app/_ui/account-words.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { accountView } from "#lib/services/account/account-view.ts";
import { SignUpForm } from "./sign-up-form.tsx";

export const metadata: Metadata = { title: "Keep my progress" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Where a guest takes a name: what was learnt stays as it is. */
export default async function SignUpPage({ searchParams }: Props) {
  const [ctx, { next }] = await Promise.all([requestContext(), searchParams]);
  const { userId, account, has } = await accountView(ctx);
  if (account !== null) redirect(nextPage(next ?? "/account"));
  const words = hasWords(has);
  return (
    <>
      <TopBar userId={userId} />
      <main id="main" className="page account">
        <h1>{words === null ? "Make an account" : "Keep your progress"}</h1>
        <p className="lede">
          {words === null
            ? "A name and a password, so that you find your progress on every device."
            : `${words}: all of it stays, and with a name and a password you find it on every device.`}
        </p>
        <SignUpForm userId={userId} next={nextPage(next)} />
        <div className="account-aside">
          <p>
            No mail address, no date of birth, no picture is asked for. So write the password down somewhere
            safe: only a teacher of yours, or whoever runs this server, can give you another.
          </p>
          <p>
            Have an account already?{" "}
            <Link href={`/sign-in?next=${encodeURIComponent(nextPage(next))}`} prefetch={false}>
              Sign in
            </Link>
            , and bring along what you studied here.
          </p>
        </div>
      </main>
    </>
  );
}
