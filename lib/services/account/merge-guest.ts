import { DomainError } from "#lib/base/errors.ts";
import type { StateRow } from "#lib/db/event-rows.ts";
import { erasePeople } from "#lib/db/queries/erase-people.ts";
import {
  cardsInLog,
  eventsToCopy,
  headOf,
  isGuest,
  isMaking,
  moveBelongings,
} from "#lib/db/queries/move-guest.ts";
import { appendEvents, eventsOf, saveStates } from "#lib/db/queries/reviews.ts";
import type { Writer } from "#lib/db/store.ts";
import { foldedRow } from "../study/fold-state.ts";
import { ruleBook } from "../study/rule-book.ts";

const AT_ONCE = 500;

/**
 * Brings what a guest did into an account, in the write that signs in: the answers under their own ids behind the
 * account's log, every card that they touch folded from both logs, decks, dossiers and notes as they are. The guest is
 * erased then. Does nothing for who is no guest (any more), so that a second press changes nothing; throws `conflict`
 * while cards are being made for the guest.
 */
export async function mergeGuest(
  tx: Writer,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<boolean> {
  if (from === to || !(await isGuest(tx, from))) return false;
  if (await isMaking(tx, from))
    throw new DomainError(
      "conflict",
      "Cards are being made from documents on this device. Sign in when that is done, so that nothing of it gets lost.",
    );
  const touched = await cardsInLog(tx, from);
  // The rules that the guest's events name have to be the account's before its cards are folded.
  await moveBelongings(tx, { from, to });
  let head = await headOf(tx, to);
  for (let after = -1, more = true; more; ) {
    const rows = await eventsToCopy(tx, { from, to }, after, AT_ONCE);
    const copies = rows.map(({ seq: _seq, chain: _chain, ...row }) => ({ ...row, userId: to }));
    head = await appendEvents(tx, copies, head);
    after = rows.at(-1)?.seq ?? after;
    more = rows.length === AT_ONCE;
  }
  const states: StateRow[] = [];
  for (const cardId of touched) {
    const events = await eventsOf(tx, to, cardId);
    states.push(foldedRow({ userId: to, cardId }, events, await ruleBook(tx, to, events)));
  }
  await saveStates(tx, states);
  await erasePeople(tx, [from]);
  return true;
}
