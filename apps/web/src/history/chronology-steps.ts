import type { ChronologyEntry } from '#api-client';
import type { Text } from '#form-answers';

/** All that a chronology says of one step on one day. */
export interface ChronologyStep {
  readonly on: string;
  readonly revision: number;
  /** The kinds of what was said; `mark` where nothing was. */
  readonly kinds: readonly string[];
  readonly marks: readonly Text[];
  readonly said: readonly Text[];
  readonly record?: string;
}

const MARK = 'mark';

/** Puts together what one step says of one day, so that a visit is one entry and not three; the order stays. */
export const stepsOf = (entries: readonly ChronologyEntry[]): readonly ChronologyStep[] => {
  const keyOf = ({ revision, on }: ChronologyEntry) => `${revision} ${on}`;
  return [...new Set(entries.map(keyOf))].map((key) => {
    const own = entries.filter((entry) => keyOf(entry) === key);
    const told = own.filter(({ kind }) => kind !== MARK);
    const record = own.find((entry) => entry.record !== undefined)?.record;
    return {
      on: own[0]?.on ?? '', revision: own[0]?.revision ?? 0,
      kinds: told.length > 0 ? [...new Set(told.map(({ kind }) => kind))] : [MARK],
      marks: own.filter(({ kind }) => kind === MARK).map(({ text }) => text),
      said: told.map(({ text }) => text),
      ...(record === undefined ? {} : { record }),
    };
  });
};
