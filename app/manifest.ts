import type { MetadataRoute } from "next";

/** What a browser needs to install the app: its name, its pictures, and where it opens. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Dossier",
    short_name: "Dossier",
    description: "Study decks that cite their documents, and a memory for them.",
    lang: "en",
    dir: "ltr",
    start_url: "/",
    scope: "/",
    display: "standalone",
    // The paper of the light theme; a page sets its own colour in the dark.
    background_color: "#f7f8f6",
    theme_color: "#f7f8f6",
    categories: ["education"],
    icons: [
      { src: "/icons/dossier-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
      { src: "/icons/dossier-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
    ],
    shortcuts: [
      {
        name: "Study",
        url: "/study",
        description: "What is due today",
        icons: [{ src: "/icons/study-96.png", sizes: "96x96", type: "image/png" }],
      },
    ],
  };
}
