import { json, replyTo } from "#app/_edge/route.ts";
import { health } from "#lib/services/health.ts";

// Asked each time: never answered from the build.
export const dynamic = "force-dynamic";

/** 200 when the database answers, 503 when it does not. Says nothing about anybody. */
export async function GET(): Promise<Response> {
  try {
    return json(200, await health());
  } catch (error) {
    return replyTo(error);
  }
}
