import { keptForm } from "#app/_ui/kept-form.ts";
import { counted, figure } from "#app/_ui/words.ts";
import type { NewDays } from "#lib/services/options/new-days.ts";
import type { OptionsNotice } from "./actions.ts";

type Props = {
  readonly place: string;
  readonly notice: OptionsNotice | null;
  readonly action: (form: FormData) => void;
  readonly pending: boolean;
};

/** New days for cards that were given theirs by other options: first what that would do, then doing it, then undo. */
export function KnownCards({ place, notice, action, pending }: Props) {
  const { days, steps = [] } = notice ?? {};
  const moved = days ? days.sooner + days.later : 0;
  return (
    <section className="options-group known-cards" aria-labelledby="known-cards">
      <h2 className="title" id="known-cards">
        Cards you know already
      </h2>
      <form {...keptForm(action)} className="stack">
        <input type="hidden" name="place" value={place} />
        <p className="measure">
          They keep the day that they have until they are answered. You may give them the days that these
          options, as they are saved, make of what is known of each.
        </p>
        {/* There before its words, so that they are read out. */}
        <output className="measure">{days ? daysWords(days) : ""}</output>
        <div className="row">
          {moved > 0 ? (
            <button type="submit" className="btn" name="do" value="days-give" disabled={pending}>
              Give {counted(moved, "card")} new days
            </button>
          ) : (
            <button type="submit" className="btn" name="do" value="days-look" disabled={pending}>
              What would new days do?
            </button>
          )}
          {steps.length > 0 ? (
            <>
              <input type="hidden" name="steps" value={steps.join(" ")} />
              <button type="submit" className="btn plain" name="do" value="days-back" disabled={pending}>
                Undo
              </button>
            </>
          ) : null}
          <output className="small">{notice?.of === "days" ? notice.text : ""}</output>
        </div>
      </form>
    </section>
  );
}

/** "Of 212 cards 34 would come sooner and 120 later. Due today: 12 now, 40 then. In seven days: 80 now, 130 then." */
export function daysWords({ cards, sooner, later, today, week }: NewDays): string {
  if (cards === 0) return "No card is reviewed by these options yet.";
  if (sooner + later === 0) return `All ${counted(cards, "card")} come on days that these options give too.`;
  const of = `Of ${counted(cards, "card")} ${figure(sooner)} would come sooner and ${figure(later)} later.`;
  return `${of} Reviews due today: ${figure(today[0])} now, ${figure(today[1])} then. In the next seven days: ${figure(week[0])} now, ${figure(week[1])} then.`;
}
