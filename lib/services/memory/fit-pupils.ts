import type { Ctx } from "../context.ts";
import { processFile } from "../making/process-file.ts";
import { Calculator } from "./calculator.ts";
import type { FitPupils } from "./fit-class.ts";

/** Fits a class in a thread of its own that ends with it: those who look at their own figures do not wait behind it. */
export function fitPupils(ctx: Ctx): FitPupils {
  return async (classId, userIds) => {
    const thread = new Calculator(processFile("memory"));
    try {
      const job = { kind: "fit-class", classId, userIds } as const;
      return await thread.ask<"fit-class">(ctx.store.address, job);
    } finally {
      await thread.close();
    }
  };
}
