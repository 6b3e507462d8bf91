import type { Answers, Json, ResolvedForm } from '#definitions';
import type { Random } from '#testing';

/** Counts what was seen, and says how rare a thing is: 1 when never seen, less the more often it was. */
export interface Tally {
  readonly add: (key: string) => void;
  readonly count: (key: string) => number;
  readonly rarity: (key: string) => number;
  readonly entries: () => (readonly [string, number])[];
}

export const tally = (): Tally => {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.get(key) ?? 0;
  return {
    add: (key) => void counts.set(key, count(key) + 1),
    count,
    rarity: (key) => 1 / (1 + count(key)),
    entries: () => [...counts.entries()].sort(([a], [b]) => a.localeCompare(b)),
  };
};

/** One of a list, by weight. */
export const pickWeighted = <T>(random: Random, list: readonly T[], weight: (item: T) => number): T => {
  const weights = list.map((item) => Math.max(weight(item), 1e-6));
  let left = random.next() * weights.reduce((sum, one) => sum + one, 0);
  const index = weights.findIndex((one) => (left -= one) < 0);
  return list[index < 0 ? list.length - 1 : index] as T;
};

const codesOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value : [value]).filter((code): code is string => typeof code === 'string');

/**
 * Remembers which answer was followed by which place, so that answers that lead to rare places are given more often.
 * It sees what any user sees: the answers she gave and where the case then stood.
 */
export const answerMemory = (places: Tally) => {
  const led = new Map<string, Map<string, number>>();
  const keyOf = (form: string, question: string, code: string) => `${form}.${question}=${code}`;
  const interest = (form: string, question: string, code: string): number => {
    const seen = led.get(keyOf(form, question, code));
    if (!seen) return 1;
    const total = [...seen.values()].reduce((sum, one) => sum + one, 0);
    return [...seen.entries()].reduce((sum, [place, times]) => sum + (times / total) * places.rarity(place), 0);
  };
  return {
    /** The answers given in a case were followed by this place. */
    learn: (given: ReadonlyMap<string, Answers>, place: string): void => {
      for (const [form, answers] of given) {
        for (const [question, value] of Object.entries(answers)) {
          for (const code of codesOf(value)) {
            if (code.length > 40) continue;
            const key = keyOf(form, question, code);
            const seen = led.get(key) ?? new Map<string, number>();
            led.set(key, seen.set(place, (seen.get(place) ?? 0) + 1));
          }
        }
      }
    },
    /** Codes for some of a form's choices: half the time by chance alone, else by interest. */
    choose: (form: ResolvedForm, random: Random): Answers => {
      const choices = Object.values(form.questions).filter(({ kind, options, required }) => (required || random.chance(0.3)) && options && (kind === 'choice' || kind === 'choices'));
      if (random.chance(0.4)) return {};
      return Object.fromEntries(
        choices.map(({ id, kind, options }) => {
          const { code } = pickWeighted(random, options ?? [], (option) => interest(form.id, id, option.code));
          return [id, kind === 'choices' ? [code] : code];
        }),
      );
    },
  };
};
