import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState } from "react";
import { newId } from "#app/study/outbox.ts";
import type { Category } from "#lib/cards/types.ts";
import { likelyCategory } from "#lib/study/likely-category.ts";
import { BELOW_LINE, type RefusedCandidate, type ReviewView } from "#lib/study/review.ts";
import { type Filter, itemsOf, nextFrom } from "./desk-list.ts";
import type { Desk, Passage, Words } from "./desk-state.ts";
import { nextStation } from "./done.tsx";
import type { Mode } from "./keys.ts";
import type { Notice } from "./notice.tsx";
import { type Refused, useDesk } from "./use-desk.ts";

type Document = NonNullable<ReviewView["document"]>;

/** A card being written: where from, and what stands there already. */
export type Draft = { readonly passage: Passage; readonly words: Words };

/** Where the words of a card that is not there yet are kept. */
const NEW = "new";
const NO_WORDS: Words = { question: "", answer: "" };

/** Going through the cards of a document: which one is on the desk, what is being done with it, and everything one can do. */
export function useReview(view: ReviewView, document: Document) {
  const router = useRouter();
  const { desk, trouble, act, turn, idle } = useDesk(view, onRefused);
  const [filter, setFilter] = useState<Filter>({ show: "undecided", category: null });
  const items = useMemo(() => itemsOf(document, desk.cards), [document, desk.cards]);
  const [current, setCurrent] = useState<string | null>(() => nextFrom(items, null, filter));
  const [mode, setMode] = useState<Mode>("look");
  const [draft, setDraft] = useState<Draft | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  /** Words that are being written or were left without saving, by card: they are there again at the next E. */
  const left = useRef(new Map<string, Words>());
  const item = items.find((one) => one.id === current) ?? null;
  const busy = useRef(false);
  useEffect(() => {
    busy.current = mode === "edit" || mode === "write";
  });

  function say(text: string, more: Omit<Notice, "id" | "text"> = {}) {
    setNotice({ id: newId(), text, ...more });
  }

  function onRefused({ command, refusal }: Refused) {
    if (command.kind === "write") left.current.set(NEW, command.words);
    if (command.kind === "edit") left.current.set(command.cardId, command.words);
    // Whoever is writing goes on writing: the screen does not change under their hands.
    if (busy.current) {
      say(refusal.message);
      return;
    }
    setProblem(null);
    if (command.kind === "write") {
      setDraft({ passage: command.passage, words: command.words });
      setProblem(refusal.message);
      setMode("write");
      return;
    }
    if (command.kind === "edit") {
      setCurrent(command.cardId);
      setProblem(`${refusal.message} Your wording is kept here.`);
      setMode("edit");
      return;
    }
    if ("cardId" in command) setCurrent(command.cardId);
    say(refusal.message);
  }

  function goTo(id: string | null) {
    setCurrent(id);
    setMode("look");
    setProblem(null);
  }

  function step(direction: 1 | -1) {
    goTo(nextFrom(items, item?.id ?? null, filter, direction));
  }

  /** After a decision: the next one that the filter shows, round the end only while something is undecided. */
  function goOn(after: Desk) {
    const rest = itemsOf(document, after.cards);
    const from = rest.some((one) => one.id === current) ? current : beforeIn(current);
    const next = nextFrom(rest, from, filter);
    const at = (id: string | null) => rest.findIndex((one) => one.id === id);
    const round = next !== null && at(next) <= at(current);
    goTo(
      round && filter.show !== "undecided" ? nextFrom(rest, from, { ...filter, show: "undecided" }) : next,
    );
  }

  /** The item before one that is gone from the list by now. */
  function beforeIn(id: string | null): string | null {
    return items[items.findIndex((one) => one.id === id) - 1]?.id ?? null;
  }

  function accept() {
    if (item?.kind === "refused") take(item.candidate);
    else if (item) {
      goOn(act({ kind: "accept", cardId: item.id }));
      say("Accepted.", { quiet: true });
    }
  }

  function take(candidate: RefusedCandidate) {
    const from = { documentId: document.id, documentTitle: document.title };
    const category = likelyCategory(candidate.question, candidate.answer);
    const after = act({ kind: "take", candidate, category, ...from });
    if (item?.kind === "refused") goOn(after);
    say("Taken in as a card.", { undo: true });
    void redraw();
  }

  function reject(reason: string) {
    if (item?.kind !== "card") return;
    goOn(act({ kind: "reject", cardId: item.id, reason }));
    say(`Rejected: ${reason}.`, { undo: true });
  }

  function saveEdit(words: Words) {
    if (item?.kind !== "card") return;
    left.current.delete(item.id);
    goOn(act({ kind: "edit", cardId: item.id, words: tidy(words) }));
    say("Accepted in your words.", { undo: true });
  }

  function merge(into: string) {
    if (item?.kind !== "card") return;
    goOn(act({ kind: "merge", cardId: item.id, into }));
    say("Merged. The other card has its receipts now.", { undo: true });
  }

  function write(words: Words, category: Category) {
    if (!draft) return;
    left.current.delete(NEW);
    const after = act({ kind: "write", passage: draft.passage, words: tidy(words), category });
    setDraft(null);
    setMode("look");
    setProblem(null);
    goTo(item?.id ?? nextFrom(itemsOf(document, after.cards), null, filter));
    say("Card added with its receipt.", { undo: true });
    void redraw();
  }

  function undo(kind: "undo" | "redo") {
    const turned = turn(kind);
    if (!turned) {
      say(kind === "undo" ? "There is no step to take back." : "There is no step to do again.");
      return;
    }
    const here = turned.cardIds.find(
      (id) => items.some((one) => one.id === id) || document.cards.includes(id),
    );
    if (here !== undefined) goTo(here);
    say(`${kind === "undo" ? "Taken back" : "Done again"}: ${turned.label.toLowerCase()}.`);
  }

  function limit(keep: number) {
    const after = act({ kind: "limit", keep });
    const out = [...after.cards.values()].filter((card) => card.reason === BELOW_LINE).length;
    say(out === 0 ? "No card is left out by the line." : `Left out by the line: ${out}.`, { undo: true });
    if (item?.kind === "card" && after.cards.get(item.id)?.decision !== null && filter.show === "undecided")
      goTo(nextFrom(itemsOf(document, after.cards), item.id, filter));
  }

  /** The document again from the server, once it has everything: new cards are marked in it. */
  async function redraw() {
    await idle();
    router.refresh();
  }

  const next = nextStation(view.documents, document, desk.cards.values());
  async function goToNext() {
    if (!next) {
      say("No other document has a card to look at.");
      return;
    }
    await idle();
    const part = next.part === null ? "" : `&part=${next.part}`;
    router.push(`?document=${encodeURIComponent(next.documentId)}${part}`);
  }

  function chooseFilter(chosen: Filter) {
    setFilter(chosen);
    if (!item || nextFrom([item], null, chosen) === null) goTo(nextFrom(items, item?.id ?? null, chosen));
  }

  function edit() {
    if (item?.kind === "card") setMode("edit");
  }

  function wordsOf(id: string, words: Words): Words {
    return left.current.get(id) ?? words;
  }

  /** Kept with every letter: whatever happens to the card or the screen, the words are there. */
  function keepWords(words: Words) {
    if (mode === "write") left.current.set(NEW, words);
    else if (item) left.current.set(item.id, words);
  }

  function leaveEdit(words: Words) {
    if (item?.kind !== "card") return;
    const { question, answer } = item.card;
    if (words.question !== question || words.answer !== answer) {
      left.current.set(item.id, words);
      say("Left without saving. E brings your wording back.");
    } else left.current.delete(item.id);
    setProblem(null);
    setMode("look");
  }

  function beginWriting(passage: Passage) {
    const kept = left.current.get(NEW);
    setDraft({ passage, words: kept ?? NO_WORDS });
    setMode("write");
  }

  function leaveWriting(words: Words) {
    if (words.question !== "" || words.answer !== "") {
      left.current.set(NEW, words);
      say("Left without saving. Your wording is there again with the next passage.");
    }
    setDraft(null);
    setProblem(null);
    setMode("look");
  }

  return {
    desk,
    trouble,
    items,
    item,
    filter,
    mode,
    draft,
    problem,
    notice,
    next,
    goTo,
    step,
    accept,
    take,
    reject,
    saveEdit,
    merge,
    write,
    undo,
    limit,
    goToNext,
    setMode,
    setFilter: chooseFilter,
    edit,
    wordsOf,
    keepWords,
    leaveEdit,
    beginWriting,
    leaveWriting,
  };
}

function tidy({ question, answer }: Words): Words {
  const line = (text: string): string => text.replace(/\s+/gu, " ").trim();
  return { question: line(question), answer: line(answer) };
}
