import type { Finding } from '../types.ts';

const ASIDE = ['welsh-missing', 'translation-orphaned', 'translation-twice', 'translation-gaps', 'outline-unknown', 'calendar-year', 'part-unused'];

/** Whether a finding, which is to be put right like any other, leaves workflows that can be resolved and walked. */
export function isAside({ rule }: Finding): boolean {
  return ASIDE.includes(rule);
}
