import { useLingering } from "#app/_ui/use-lingering.ts";
import type { Notice, Offer } from "./use-reviewer.ts";

type Props = { readonly notice: Notice | null; readonly onOffer: (offer: Offer) => void };

const OFFERS: Readonly<Record<Offer, string>> = {
  undo: "Undo",
  redo: "Redo",
  compare: "Compare",
  leeches: "What helps?",
  less: "Undo",
};

/** One sentence above the dock about what just happened; stays ten seconds, and while it is pointed at or focused. */
export function Toast({ notice, onOffer }: Props) {
  const { shown, element } = useLingering(notice);
  return (
    <output ref={element} className={shown ? "toast" : "sr"}>
      {shown ? (
        <>
          <span>{shown.text}</span>
          {shown.offers ? <OfferButton offer={shown.offers} onOffer={onOffer} /> : null}
        </>
      ) : null}
    </output>
  );
}

function OfferButton({ offer, onOffer }: { readonly offer: Offer; readonly onOffer: Props["onOffer"] }) {
  return (
    <button type="button" className="btn" onClick={() => onOffer(offer)}>
      {OFFERS[offer]}
    </button>
  );
}
