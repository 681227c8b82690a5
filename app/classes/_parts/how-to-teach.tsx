import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { needsSetup } from "#lib/services/account/server/setup-token.ts";
import { HOW_TO_TEACH } from "#lib/services/classes/create-class.ts";

/** How somebody who may not set up classes comes to do so; on a server that nobody runs yet that begins with running it. */
export async function HowToTeach({ className }: { readonly className: string }) {
  if (!(await needsSetup(await requestContext()))) return <p className={className}>{HOW_TO_TEACH}</p>;
  return (
    <>
      <p className={className}>
        Nobody runs this server yet. Whoever started it becomes its administrator with the code in the
        terminal, and sets up classes or invites teachers.
      </p>
      <p className="spaced">
        <Link className="btn" href="/setup" prefetch={false}>
          Run this server
        </Link>
      </p>
    </>
  );
}
