/**
 * Calls `act` once when the process that started this one is gone. npm, ended by a supervisor's signal, ends without a
 * word to its script; what the script holds (a port, a database) would be held for ever.
 */
export function whenParentIsGone(act) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, 500);
  timer.unref();
}
