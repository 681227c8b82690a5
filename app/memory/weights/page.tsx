import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { ChangeFigures } from "#app/_ui/change-figures.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { calculator } from "#lib/services/memory/calculator.ts";
import { previewWeights } from "#lib/services/memory/preview-change.ts";
import { TakeWeights } from "./take-weights.tsx";

export const metadata: Metadata = { title: "What fitted weights would change" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** What studying by fitted weights would come to, before they are taken. */
export default async function WeightsPage({ searchParams }: Props) {
  const [ctx, { offer }] = await Promise.all([requestContext(), searchParams]);
  const offerId = typeof offer === "string" && offer !== "" ? offer : "none";
  const view = await orNotFound(previewWeights(ctx, { offerId }, calculator()));
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page memory">
        <p className="crumb">
          <Link href="/memory" prefetch={false}>
            Memory
          </Link>
        </p>
        <h1 className="headline">What would fitted weights change?</h1>
        <ChangeFigures view={view} />
        <TakeWeights offerId={offerId} />
      </main>
    </>
  );
}
