/** What a command is doing, on standard error, so that standard output stays for results. */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

/** Ends the process with one sentence that says what happened and what to do. */
export function stop(message, code = 1) {
  say(`\n${message}`);
  process.exit(code);
}

/** Seconds since a `performance.now()` reading, for people: `0.8 s`, `24 s`. */
export function elapsed(since) {
  const seconds = (performance.now() - since) / 1000;
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}
