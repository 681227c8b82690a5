import type { Metadata } from "next";
import { Shell } from "./shell.tsx";

export const metadata: Metadata = { title: { absolute: "Dossier" } };

/**
 * What every address shows while the server is out of reach. The service worker keeps this page, so nothing in it may be
 * about anybody: it asks for no cookie, and all that it shows comes from the device.
 */
export default function OfflinePage() {
  return <Shell />;
}
