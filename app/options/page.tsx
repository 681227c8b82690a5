import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { optionsView } from "#lib/services/options/options-view.ts";
import { CostCurve } from "./cost-curve.tsx";
import { OptionsForm } from "./options-form.tsx";

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const load = cache(async (place: string) => {
  const ctx = await requestContext();
  return { view: await orNotFound(optionsView(ctx, place)), userId: userIdOf(ctx) };
});

function placeIn(query: Awaited<Props["searchParams"]>): string {
  return typeof query.for === "string" && query.for !== "" ? query.for : "all";
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { view } = await load(placeIn(await searchParams));
  return { title: `Options: ${view.place.title}` };
}

/** How the cards of a deck, a dossier or everything are studied, and what it would cost. */
export default async function OptionsPage({ searchParams }: Props) {
  const { view, userId } = await load(placeIn(await searchParams));
  const { place, from, presetId } = view;
  const back =
    place.kind === "deck" ? `/decks/${place.id}` : place.kind === "dossier" ? `/dossiers/${place.id}` : "/";
  return (
    <>
      <TopBar userId={userId} />
      <main id="main" className="page options">
        <p className="crumb">
          <Link href={back} prefetch={false}>
            {place.kind === "all" ? "Today" : place.title}
          </Link>
        </p>
        <h1 className="headline">Options</h1>
        <p className="lede">
          {place.kind === "all"
            ? "For every deck that has no options of its own."
            : `For ${place.title}${place.kind === "dossier" ? " and its decks" : ""}.`}{" "}
          {presetId !== null
            ? "It has its own."
            : from === null
              ? "Nothing was chosen yet: these are the defaults."
              : `It takes those of ${from.title}; saving gives it its own.`}
        </p>
        <OptionsForm key={place.id} view={view} />
        <CostCurve view={view} />
      </main>
    </>
  );
}
