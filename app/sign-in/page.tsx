import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { nextPage } from "#app/_edge/account-answer.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { hasWords } from "#app/_ui/account-words.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { accountView } from "#lib/services/account/account-view.ts";
import { SignInForm } from "./sign-in-form.tsx";

export const metadata: Metadata = { title: "Sign in" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Where one signs in; what a guest studied in this browser may come along. */
export default async function SignInPage({ searchParams }: Props) {
  const [ctx, { next, name }] = await Promise.all([requestContext(), searchParams]);
  const { userId, account, has } = await accountView(ctx);
  if (account !== null) redirect(nextPage(next ?? "/account"));
  return (
    <>
      <TopBar userId={userId} />
      <main id="main" className="page account">
        <h1>Sign in</h1>
        <SignInForm
          userId={userId}
          next={nextPage(next)}
          brings={hasWords(has)}
          name={typeof name === "string" ? name.slice(0, 200) : ""}
        />
        <div className="account-aside">
          <p>
            No account yet?{" "}
            <Link href={`/sign-up?next=${encodeURIComponent(nextPage(next))}`} prefetch={false}>
              Make one
            </Link>
            : a name and a password are enough, and what you studied here stays yours.
          </p>
          <p>
            Forgotten the password? A teacher of one of your classes, or whoever runs this server, can give
            you another.
          </p>
        </div>
      </main>
    </>
  );
}
