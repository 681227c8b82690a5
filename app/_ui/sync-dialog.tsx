"use client";

import type { SyncState } from "#app/study/sync-state.ts";
import { dropDeed } from "#app/study/waiting-deeds.ts";
import { useIsGuest } from "./account-here.tsx";
import { Dialog } from "./dialog.tsx";
import { untilWords, waitingWords } from "./sync-words.ts";
import { capital, counted } from "./words.ts";

type Props = {
  readonly state: SyncState;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSendNow: () => void;
  readonly onForgetRefused: () => void;
  readonly onForgetOthers?: (() => void) | undefined;
};

/** What waits on this device and why, what can be studied here offline, and what the server did not accept. */
export function SyncDialog({ state, open, onClose, onSendNow, onForgetRefused, onForgetOthers }: Props) {
  const { refused, others } = state;
  const guest = useIsGuest();
  const pending = waitingWords(state);
  const denied = state.deeds.filter((deed) => deed.refused !== undefined);
  return (
    <Dialog title="On this device" open={open} onClose={onClose}>
      {state.nameless ? (
        <p>
          This browser refuses cookies for this site, so the server cannot tell whose answers these are. You
          can try the cards, but nothing is kept. Allow cookies for this site and load the page again.
        </p>
      ) : pending.waiting > 0 ? (
        <>
          <p>
            {capital(pending.answers)} {pending.waiting === 1 ? "waits" : "wait"} here.{" "}
            {reasonFor(state, pending.waiting, guest)}
          </p>
          <Deeds deeds={state.deeds.filter((deed) => deed.refused === undefined)} />
          <div className="row">
            {state.signedOut && !guest ? (
              <a className="btn go" href={signInPath()}>
                Sign in
              </a>
            ) : (
              <button type="button" className="btn" onClick={onSendNow}>
                Send now
              </button>
            )}
          </div>
        </>
      ) : (
        <p>Every answer has reached the server.</p>
      )}
      {state.nameless ? null : <p>{decksWords(state)}</p>}
      {others > 0 && onForgetOthers ? (
        <div className="refused">
          <h3>{capital(counted(others, "answer"))} of somebody else</h3>
          <p>
            Another learner used this browser and left before everything was sent. Only they can send it, when
            they are back here; their cards and documents are gone from this device.
          </p>
          <div className="row">
            <button type="button" className="btn" onClick={onForgetOthers}>
              Remove {others === 1 ? "it" : "them"} for ever
            </button>
          </div>
        </div>
      ) : null}
      {denied.length > 0 ? (
        <div className="refused">
          <h3>{capital(counted(denied.length, "change"))} not accepted</h3>
          <Deeds deeds={denied} />
        </div>
      ) : null}
      {refused.length > 0 ? (
        <div className="refused">
          <h3>{capital(counted(refused.length, "answer"))} not accepted</h3>
          <ul>
            {refused.map(({ review, reason }) => (
              <li key={review.id}>{reason}</li>
            ))}
          </ul>
          <div className="row">
            <button type="button" className="btn" onClick={() => saveAsFile(refused)}>
              Save as a file
            </button>
            <button type="button" className="btn plain" onClick={onForgetRefused}>
              Remove from this device
            </button>
          </div>
        </div>
      ) : null}
    </Dialog>
  );
}

/** Edits and deletions that are here, each with what is meant by it; any can be let go. */
function Deeds({ deeds }: { readonly deeds: SyncState["deeds"] }) {
  if (deeds.length === 0) return null;
  return (
    <ul className="mine">
      {deeds.map(({ id, label, about, effect, refused }) => (
        <li key={id}>
          {label}: {about}
          {effect.kind === "words" ? ` → ${Object.values(effect.content).join(" / ")}` : ""}
          {refused === undefined ? "" : `. ${refused}`}{" "}
          <button type="button" className="btn plain small" onClick={() => void letGo(id)}>
            {refused === undefined ? "Take back" : "Remove"}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A card that was shown otherwise is shown as it was with the next page. */
async function letGo(id: string): Promise<void> {
  await dropDeed(id);
}

/** What there is without the network. */
function decksWords(state: SyncState): string {
  if (!state.durable) return "Nothing can be studied here without the network.";
  const until = untilWords(state);
  const room = state.scarce
    ? "There is hardly any room left on this device: free some before you go offline. "
    : "";
  if (state.decks === null || until === null)
    return `${room}No decks are on this device yet; they come by themselves while you are online.`;
  return `${room}${capital(counted(state.decks.cards, "card"))} ${state.decks.cards === 1 ? "is" : "are"} on this device: enough to study without the network ${until}.`;
}

/** Back to this very page afterwards: what waits is sent there, and the card is the same. */
function signInPath(): string {
  return `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
}

function reasonFor(
  { offline, held, signedOut, durable }: SyncState,
  waiting: number,
  guest: boolean,
): string {
  const one = waiting === 1;
  const are = one ? "it is" : "they are";
  const safe = durable
    ? `${one ? "It stays" : "They stay"} here, also when the page is closed.`
    : `This browser keeps nothing for the page, so leave the page open until ${are} sent.`;
  if (offline) return `The server cannot be reached; ${are} sent when it can. ${safe}`;
  if (signedOut && guest)
    return `The cookie by which this browser was known is gone, so the server cannot tell whose ${one ? "it is" : "they are"}. Load the page again to begin anew; a name and a password would have kept what was learnt.`;
  if (signedOut)
    return `You were signed out after a while. Go on as long as you like; ${are} sent when you have signed in again. ${safe}`;
  if (held)
    return `The server did not take ${one ? "it" : "them"} just now; ${are} sent again in a moment. ${safe}`;
  return `${capital(are)} being sent. ${safe}`;
}

/** The refused answers as they were given, with the reasons: readable, and enough to enter them again. */
function saveAsFile(refused: SyncState["refused"]): void {
  const file = new Blob([`${JSON.stringify(refused, null, 2)}\n`], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "answers-not-accepted.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
