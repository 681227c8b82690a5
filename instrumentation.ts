/**
 * Boot. The framework calls this once, before it serves anything. A server that cannot reach its database or its decks
 * would answer every page with an error; it says why and ends instead.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { notePeerAddresses } = await import("./app/_edge/peer-address.ts");
  notePeerAddresses();
  const { boot } = await import("./lib/services/boot.ts");
  await boot();
}
