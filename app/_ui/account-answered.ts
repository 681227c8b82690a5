"use client";

import { createContext, useContext } from "react";
import type { AccountAnswer } from "./account-answer.ts";

export const Answered = createContext<AccountAnswer | null>(null);

/** What came of the form around, for a part of it; null before it was sent. */
export function useAnswer(): AccountAnswer | null {
  return useContext(Answered);
}
