import { useCallback, useEffect, useRef, useState } from "react";
import { newId } from "#app/study/outbox.ts";
import type { DeskReply, ReviewView } from "#lib/study/review.ts";
import { type Command, confirm, type Desk, give, overhear, redraw, refuse, sitDown } from "./desk-state.ts";
import { type Refusal, Sender } from "./sender.ts";

export type Refused = { readonly command: Command; readonly refusal: Refusal };

/** A step without its number, which is minted when it is done. */
type Unnumbered<T> = T extends unknown ? Omit<T, "id"> : never;
export type Step = Unnumbered<Command>;

/**
 * The desk on the screen and the steps behind it: each shows at once, is sent in order, and is taken off again with the
 * server's words when it was refused. Other windows of the same browser are told what was done.
 */
export function useDesk(view: ReviewView, onRefused: (refused: Refused) => void) {
  const [desk, setDesk] = useState<Desk>(() => sitDown(view));
  const [trouble, setTrouble] = useState(false);
  const live = useRef(desk);
  const drawn = useRef(view);
  /** How often the server has answered, and how often it had when the page was last asked for anew. */
  const answers = useRef({ all: 0, asked: 0 });
  const refusedNow = useRef(onRefused);
  const sender = useRef<Sender | null>(null);
  const channel = useRef<BroadcastChannel | null>(null);

  const show = useCallback((next: Desk) => {
    live.current = next;
    setDesk(next);
  }, []);

  useEffect(() => {
    refusedNow.current = onRefused;
  });

  useEffect(() => {
    if (drawn.current === view) return;
    drawn.current = view;
    // A page that was drawn before the last answer knows less than this window does.
    if (answers.current.all === answers.current.asked) show(redraw(live.current, view));
  }, [view, show]);

  useEffect(() => {
    const others = new BroadcastChannel(`dossier-review-${view.dossierId}`);
    others.onmessage = ({ data }: MessageEvent<DeskReply>) => {
      answers.current.all += 1;
      show(overhear(live.current, data));
    };
    channel.current = others;
    sender.current = new Sender(view.dossierId, {
      onDone(command, reply) {
        answers.current.all += 1;
        show(confirm(live.current, command, reply));
        others.postMessage(reply);
      },
      onRefused(command, refusal) {
        show(refuse(live.current, command, refusal.reply));
        refusedNow.current({ command, refusal });
      },
      onTrouble: setTrouble,
      confirmedCard: (id) => live.current.confirmed.get(id),
    });
    return () => others.close();
  }, [view.dossierId, show]);

  const waiting = desk.pending.length;
  useEffect(() => {
    if (waiting === 0) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [waiting]);

  /** Does a step, and says what the desk is then. */
  function act(step: Step): Desk {
    const command: Command = { ...step, id: newId() };
    show(give(live.current, command));
    sender.current?.add(command);
    return live.current;
  }

  /** Takes the last step back, or does it again; the step, or null when there is none. */
  function turn(kind: "undo" | "redo") {
    const step = (kind === "undo" ? live.current.undo : live.current.redo).at(-1);
    if (!step) return null;
    act({ kind, target: step.id });
    return step;
  }

  /** Resolves when the server has everything: what is asked of it then knows all that was done here. */
  const idle = useCallback(async () => {
    await sender.current?.idle();
    answers.current.asked = answers.current.all;
  }, []);
  return { desk, trouble, act, turn, idle };
}
