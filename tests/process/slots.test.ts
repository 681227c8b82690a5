import { expect, it } from "vitest";
import { inSlot } from "#lib/services/making/slots.ts";

it("two documents are read at a time, twenty wait, and one more is told to come back", async () => {
  let running = 0;
  let most = 0;
  let free = (): void => {};
  const freed = new Promise<void>((resolve) => {
    free = resolve;
  });
  const order: number[] = [];
  const work = async (number: number): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    order.push(number);
    await freed;
    running -= 1;
    return number;
  };
  const all = Array.from({ length: 22 }, (_, number) => inSlot(() => work(number)));
  await expect(inSlot(() => work(99))).rejects.toMatchObject({ code: "limit" });
  free();
  await expect(Promise.all(all)).resolves.toHaveLength(22);
  expect(most).toBe(2);
  expect(order).toEqual(Array.from({ length: 22 }, (_, number) => number));
  // One that fails makes room like any other.
  await expect(inSlot(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  await expect(inSlot(() => Promise.resolve("next"))).resolves.toBe("next");
});
