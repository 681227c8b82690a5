"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { QrCode } from "#app/_ui/qr-code.tsx";
import { counted } from "#app/_ui/words.ts";
import { useNotice } from "./deeds.tsx";
import type { PrintedCard } from "./notice.ts";

type Props = {
  /** Where one signs in. */
  readonly origin: string;
  /** The page without the cards. */
  readonly back: string;
};

/** The login cards that were just made, if any were: shown once, to be printed. */
export function CardsHere({ origin, back }: Props) {
  const cards = useNotice("import", "new-cards")?.cards ?? null;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (cards !== null) heading.current?.focus();
  }, [cards]);
  if (cards === null) return null;
  return (
    <section className="login-cards" aria-labelledby="cards">
      <div className="cards-head">
        <h2 id="cards" ref={heading} tabIndex={-1}>
          {cards.length === 1 ? `A login card for ${cards[0]?.name}` : counted(cards.length, "login card")}
        </h2>
        <p className="quiet">
          Print {cards.length === 1 ? "it" : "them"} or write the password down now: it is shown only here and
          only this once. Everybody chooses a password of their own when they first sign in.
        </p>
        <div className="row">
          <button type="button" className="btn go scripted" onClick={() => window.print()}>
            Print
          </button>
          <Link className="btn" href={back} prefetch={false} onClick={(event) => leave(event, back)}>
            Done
          </Link>
        </div>
      </div>
      <ul className="card-sheet">
        {cards.map((card) => (
          <LoginCard key={card.userId} card={card} origin={origin} />
        ))}
      </ul>
    </section>
  );
}

/** The whole page anew, so that no password stays in it. */
function leave(event: { preventDefault(): void }, back: string): void {
  event.preventDefault();
  window.location.assign(back);
}

function LoginCard({ card, origin }: { readonly card: PrintedCard; readonly origin: string }) {
  const { name, signInName, password, qr } = card;
  return (
    <li className="login-card">
      <h3>{name}</h3>
      <dl>
        <div>
          <dt>Address</dt>
          <dd>{origin}/sign-in</dd>
        </div>
        <div>
          <dt>Name</dt>
          <dd className="typed">{signInName}</dd>
        </div>
        <div>
          <dt>Password</dt>
          <dd className="typed">{password}</dd>
        </div>
      </dl>
      <QrCode qr={qr} label={`The sign-in page, for ${name}`} />
    </li>
  );
}
