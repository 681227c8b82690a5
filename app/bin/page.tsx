import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { counted, dateWords } from "#app/_ui/words.ts";
import { DeedButton, DeedProvider } from "#app/dossiers/_parts/deeds.tsx";
import type { Deed } from "#app/dossiers/_parts/notice.ts";
import { DEFAULT_DAY_START, studyDay } from "#lib/base/study-time.ts";
import { type BinItem, binView } from "#lib/services/bin/bin-view.ts";
import { userIdOf } from "#lib/services/context.ts";
import { stepList } from "#lib/services/journal/step-list.ts";

export const metadata = { title: "Bin and history" };

/** What was deleted and can be brought back, and what was done and can be undone. */
export default async function BinPage() {
  const ctx = await requestContext();
  const [items, steps] = await Promise.all([binView(ctx), stepList(ctx)]);
  const clock =
    ctx.viewer.kind === "learner" ? ctx.viewer.clock : { zone: "UTC", dayStart: DEFAULT_DAY_START };
  const today = studyDay(ctx.now(), clock);
  const day = (at: number): string => dateWords(studyDay(at, clock), today);
  return (
    <DeedProvider>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page">
        <div className="deck-head">
          <p className="crumb">
            <Link href="/" prefetch={false}>
              Today
            </Link>
          </p>
          <h1>{items.length === 0 ? "The bin is empty." : `${counted(items.length, "thing")} in the bin`}</h1>
          <p className="lede">What is deleted stays here for thirty days and then goes for good.</p>
        </div>
        {items.length > 0 ? (
          <section className="section" aria-labelledby="bin-head">
            <header>
              <h2 id="bin-head">Deleted</h2>
            </header>
            <ul className="bin">
              {items.map((item) => (
                <li key={`${item.kind}-${item.id}`}>
                  <div>
                    <p className="name" dir="auto">
                      {typeset(item.title)}
                    </p>
                    <p className="small quiet">
                      {kindWords(item)}, {day(item.deletedAt)}
                      {item.goneAt === null ? "" : `. Goes for good ${day(item.goneAt)}.`}
                    </p>
                  </div>
                  <DeedButton deed={restoring(item)} className="btn small">
                    Restore<span className="sr">: {item.title}</span>
                  </DeedButton>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section className="section" aria-labelledby="history-head">
          <header>
            <h2 id="history-head">What you did</h2>
          </header>
          {steps.length === 0 ? (
            <p className="quiet">Nothing yet that could be taken back.</p>
          ) : (
            <ul className="bin">
              {steps.map((step) => (
                <li key={step.id}>
                  <div>
                    <p className={step.undone ? "quiet" : undefined}>
                      {step.label}
                      {step.about === "" ? null : (
                        <>
                          : <span dir="auto">{typeset(step.about)}</span>
                        </>
                      )}
                    </p>
                    <p className="small quiet">
                      {day(step.at)}
                      {step.undone ? ", taken back" : ""}
                    </p>
                  </div>
                  <DeedButton
                    deed={{ do: step.undone ? "step-redo" : "step-undo", step: step.id }}
                    className="btn plain small"
                  >
                    {step.undone ? "Do it again" : "Undo"}
                    <span className="sr">
                      : {step.label} {step.about}
                    </span>
                  </DeedButton>
                </li>
              ))}
            </ul>
          )}
        </section>
      </main>
    </DeedProvider>
  );
}

function kindWords({ kind, cards }: BinItem): string {
  switch (kind) {
    case "dossier":
      return "Dossier";
    case "deck":
      return `Deck with ${counted(cards ?? 0, "card")}`;
    case "note":
      return "Note";
    case "class":
      return "Class";
    case "card":
      return "Taken out of your decks only";
  }
}

function restoring({ kind, id }: BinItem): Deed {
  switch (kind) {
    case "dossier":
      return { do: "bring-back", dossierId: id };
    case "deck":
      return { do: "deck-restore", deckId: id };
    case "note":
      return { do: "note-restore", noteId: id };
    case "class":
      return { do: "class-restore", classId: id };
    case "card":
      return { do: "card-restore", cardId: id };
  }
}
