import { defineConfig } from "drizzle-kit";

/** Only for `npm run db:generate`; the running product migrates itself (lib/db/migrate.ts). */
export default defineConfig({
  dialect: "sqlite",
  schema: "./lib/db/schema/*.ts",
  out: "./drizzle",
});
