/** Zones that have caught date arithmetic out: half hours, quarter hours, skipped days, changes at odd times. */
export const ZONES = [
  "Europe/London",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "America/St_Johns",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Africa/Casablanca",
  "America/Sao_Paulo",
  "Pacific/Auckland",
  "America/Los_Angeles",
  "UTC",
];
