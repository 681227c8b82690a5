"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

/** The parts of the product; a page belongs to the part whose address it begins with. */
const PLACES: readonly { readonly path: string; readonly word: string; readonly also: readonly string[] }[] =
  [
    {
      path: "/",
      word: "Today",
      also: ["/decks", "/dossiers", "/documents", "/practice", "/plan", "/assignments"],
    },
    { path: "/browse", word: "Cards", also: ["/cards", "/notes", "/bin", "/leeches", "/challenges"] },
    { path: "/exams", word: "Exams", also: ["/quizzes"] },
    { path: "/classes", word: "Classes", also: ["/join"] },
    { path: "/memory", word: "Memory", also: ["/options"] },
  ];

/** Where one is and where one can go: in the head of the page, on a phone along the lower edge. */
export function MainNav({ className }: { readonly className: string }) {
  const path = usePathname();
  return (
    <nav className={className} aria-label="Main">
      {PLACES.map((place) => (
        <Link
          key={place.path}
          href={place.path}
          prefetch={false}
          aria-current={place.path === path ? "page" : isIn(path, place) ? "true" : undefined}
        >
          {place.word}
        </Link>
      ))}
    </nav>
  );
}

function isIn(path: string, place: (typeof PLACES)[number]): boolean {
  const begins = [...(place.path === "/" ? [] : [place.path]), ...place.also];
  return begins.some((one) => path === one || path.startsWith(`${one}/`));
}
