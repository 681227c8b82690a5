import Link from "next/link";

const PLACES = [
  ["/practice", "Practice", "Go through cards as often as you like; what is due when stays as it is."],
  ["/plan", "After a break, and days off", "Come back in a few minutes a day, or see what a holiday costs."],
  ["/leeches", "Cards that do not stick", "Forgotten again and again: other words help more than repeating."],
  ["/challenges", "Doubted cards", "What you thought a source does not say, and what became of it."],
  ["/options", "Options", "How many new cards a day, and how often cards come back."],
  ["/settings", "How you study", "A goal, reading aloud, swiping, keys, the hour a new day begins."],
  ["/bin", "Bin and history", "What you deleted and did, to be taken back."],
] as const;

/** The pages that no card leads to by itself, for whoever has no keyboard to call them by name. */
export function Elsewhere() {
  return (
    <section className="section" aria-labelledby="elsewhere">
      <header>
        <h2 id="elsewhere">Also here</h2>
      </header>
      <ul className="mine elsewhere">
        {PLACES.map(([path, name, says]) => (
          <li key={path}>
            <Link className="name" href={path} prefetch={false}>
              {name}
            </Link>
            <span className="small quiet">{says}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
