import { stop } from "./say.mjs";

const WANTED = [20, 19];

/** Stops with a sentence on a Node that is too old to run the app. */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > WANTED[0] || (major === WANTED[0] && minor >= WANTED[1])) return;
  stop(
    `Dossier needs Node ${WANTED.join(".")} or newer; this is ${version}. Install a newer Node and run the command again.`,
  );
}
