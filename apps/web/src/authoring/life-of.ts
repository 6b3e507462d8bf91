import type { ChangeLine } from './authoring-types.ts';

export interface LifeStep {
  readonly step: 'draft' | 'checked' | 'tried' | 'reviewed' | 'scheduled' | 'published' | 'retired' | 'withdrawn';
  readonly at: 'done' | 'now' | 'next';
}

/** What a change has been through, where it is now and what is to come. What was checked or tried counts only for the draft as it is now. */
export const lifeOf = ({ status, checked, tried, files, retired }: Pick<ChangeLine, 'status' | 'checked' | 'tried' | 'files' | 'retired'>): readonly LifeStep[] => {
  const isWritten = status === 'draft' || status === 'returned';
  if (status === 'withdrawn') return [{ step: 'draft', at: 'done' }, { step: 'withdrawn', at: 'now' }];
  const published = status === 'published' || status === 'scheduled';
  const passed = (yes: boolean): LifeStep['at'] => (yes ? 'done' : 'next');
  const path: readonly LifeStep[] = [
    { step: 'draft', at: 'done' },
    { step: 'checked', at: passed((checked && files.length > 0) || !isWritten) },
    { step: 'tried', at: passed(tried || !isWritten) },
    { step: 'reviewed', at: passed(published) },
    { step: status === 'scheduled' ? 'scheduled' : 'published', at: passed(status === 'published') },
    ...(retired ? [{ step: 'retired', at: 'next' } as const] : []),
  ];
  // Where it is: the first that is still to come; a draft that is checked waits to be tried, and so on.
  const now = path.findIndex(({ at }) => at === 'next');
  return path.map((one, index) => (index === now ? { ...one, at: 'now' } : one));
};
