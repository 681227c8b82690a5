import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { DomainError } from "#lib/base/errors.ts";
import type { Ctx } from "#lib/services/context.ts";
import { userIdOf } from "#lib/services/context.ts";
import { ConfirmForm } from "./forms.tsx";

/**
 * A page for administrators: what `read` answers, drawn; the password first where it was typed too long ago. For
 * everybody else there is nothing here.
 */
export async function adminPage<T>(
  read: (ctx: Ctx) => Promise<T>,
  draw: (value: T, ctx: Ctx) => ReactNode,
): Promise<ReactNode> {
  const ctx = await requestContext();
  const value = await readOrConfirm(() => read(ctx));
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page account">
        {value.kind === "read" ? (
          draw(value.value, ctx)
        ) : (
          <>
            <h1>Is it you?</h1>
            <p className="lede">
              You typed your password a while ago. Type it once more to see people and storage.
            </p>
            <ConfirmForm />
          </>
        )}
      </main>
    </>
  );
}

async function readOrConfirm<T>(
  read: () => Promise<T>,
): Promise<{ readonly kind: "read"; readonly value: T } | { readonly kind: "confirm" }> {
  try {
    return { kind: "read", value: await read() };
  } catch (error) {
    if (error instanceof DomainError && error.code === "not-found") notFound();
    if (error instanceof DomainError && error.code === "stale") return { kind: "confirm" };
    throw error;
  }
}
