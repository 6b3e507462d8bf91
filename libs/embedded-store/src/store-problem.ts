/** Why a store cannot be used; the message is one sentence for the person who started it. */
export type StoreProblemCode = 'store-damaged' | 'store-unwritable' | 'store-busy' | 'store-no-sqlite' | 'store-failed';

export interface StoreProblem extends Error {
  readonly code: StoreProblemCode;
}

export function storeProblem(code: StoreProblemCode, message: string): StoreProblem {
  return Object.assign(new Error(message), { code });
}

const codes: readonly string[] = ['store-damaged', 'store-unwritable', 'store-busy', 'store-no-sqlite', 'store-failed'] satisfies StoreProblemCode[];

export function isStoreProblem(error: unknown): error is StoreProblem {
  return error instanceof Error && codes.includes(String((error as { code?: unknown }).code));
}
