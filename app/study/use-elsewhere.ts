import { type RefObject, useCallback, useEffect, useRef } from "react";
import { type Elsewhere, watchElsewhere } from "./elsewhere.ts";
import { learn, type Sitting } from "./sitting.ts";
import type { Sync } from "./sync.ts";

type Props = {
  /** How long the learner's log was when the session was made; undefined where nobody knows. */
  readonly events: number | undefined;
  readonly sitting: Sitting;
  readonly live: RefObject<Sitting>;
  readonly show: (next: Sitting) => void;
  readonly sync: RefObject<Sync | null>;
  /** Cards by events that were given here and not yet acknowledged. */
  readonly pending: RefObject<ReadonlyMap<string, string>>;
  /** The card on the screen went, because it was dealt with there. */
  readonly onGone: () => void;
  /** Nothing is left to show here, and something was done there. */
  readonly onNews: (() => void) | undefined;
};

/** Takes over what was done on other devices; returns where to say what the server has taken of this one. */
export function useElsewhere(props: Props): RefObject<Elsewhere | null> {
  const watch = useRef<Elsewhere | null>(null);
  const { events, live, show, sync, pending, sitting } = props;
  /** Something was done there that only a new page can show. */
  const news = useRef(false);
  const told = useRef(props);

  const drawIfIdle = useCallback(() => {
    if (!news.current || !isIdle(live.current)) return;
    news.current = false;
    told.current.onNews?.();
  }, [live]);

  useEffect(() => {
    told.current = props;
  });

  useEffect(() => {
    if (events === undefined) return;
    const started = watchElsewhere(events, async ({ states, whole }) => {
      const waiting = (await sync.current?.unsent())?.map((draft) => draft.cardId) ?? [];
      const before = live.current;
      const next = learn(before, states, new Set([...waiting, ...pending.current.values()]), Date.now());
      show(next);
      news.current ||= whole || next.card === null;
      drawIfIdle();
      if (before.card !== null && next.card?.id !== before.card.id) told.current.onGone();
    });
    watch.current = started;
    return started.stop;
  }, [events, live, show, sync, pending, drawIfIdle]);

  // What was heard in mid-card is drawn when the last card is answered.
  useEffect(() => {
    if (isIdle(sitting)) drawIfIdle();
  }, [sitting, drawIfIdle]);

  return watch;
}

/** Whether nothing is on the screen, and nothing comes back by itself today. */
function isIdle({ card, later }: Sitting): boolean {
  return card === null && later === null;
}
