import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { buildId } from "./_edge/build.ts";
import { nonce, requestContext } from "./_edge/viewer.ts";
import { AccountHereProvider } from "./_ui/account-here.tsx";
import { EarlyKeys } from "./_ui/early-keys.tsx";
import { PaletteKey } from "./_ui/palette-key.tsx";
import { RegisterWorker } from "./offline/register-worker.tsx";
import "./globals.css";

// The families are cut to the interface (fonts/README.md); only the serif, which the page speaks in, is preloaded.
const serif = localFont({
  src: "./fonts/dossier-serif.woff2",
  weight: "400 600",
  variable: "--serif-cut",
  display: "swap",
  preload: true,
  adjustFontFallback: "Times New Roman",
});
const sans = localFont({
  src: "./fonts/dossier-sans.woff2",
  weight: "400 600",
  variable: "--sans-cut",
  display: "swap",
  preload: false,
  adjustFontFallback: "Arial",
});

// Every page carries the nonce of its own response, also the one for an address that does not exist.
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Dossier", template: "%s · Dossier" },
  description: "Study decks that cite their documents, and a memory for them.",
  referrer: "same-origin",
  robots: { index: false },
  appleWebApp: { capable: true, title: "Dossier", statusBarStyle: "default" },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f8f6" },
    { media: "(prefers-color-scheme: dark)", color: "#141715" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const build = buildId();
  // A store in trouble is said by the page itself, inside this frame.
  const viewer = await requestContext().then(
    (ctx) => ctx.viewer,
    () => null,
  );
  const name = viewer?.kind === "learner" ? viewer.name : null;
  return (
    <html lang="en" className={`${serif.variable} ${sans.variable}`} data-build={build ?? undefined}>
      <body>
        <EarlyKeys nonce={await nonce()} />
        <AccountHereProvider account={viewer && { name, guest: viewer.kind === "learner" && name === null }}>
          {children}
        </AccountHereProvider>
        <PaletteKey />
        <RegisterWorker build={build} />
      </body>
    </html>
  );
}
