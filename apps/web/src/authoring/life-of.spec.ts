import type { ChangeLine } from './authoring-types.ts';
import { lifeOf } from './life-of.ts';

const path = (status: ChangeLine['status'], checked = false, tried = false, files: ChangeLine['files'] = [{ kind: 'forms', id: 'contact', title: { en: 'Contact' } }]) => lifeOf({ status, checked, tried, files }).map(({ step, at }) => `${step} ${at}`);

describe('the life of a change', () => {
  it('begins with a draft that waits for its checks', () => {
    expect(path('draft')).toEqual(['draft done', 'checked now', 'tried next', 'reviewed next', 'published next']);
  });

  it('has nothing to check as long as it changes nothing', () => {
    expect(path('draft', true, false, [])[1]).toBe('checked now');
  });

  it('goes on through what was done, in order', () => {
    expect(path('draft', true)).toEqual(['draft done', 'checked done', 'tried now', 'reviewed next', 'published next']);
    expect(path('returned', true, true)).toEqual(['draft done', 'checked done', 'tried done', 'reviewed now', 'published next']);
    expect(path('review', true, true)).toEqual(['draft done', 'checked done', 'tried done', 'reviewed now', 'published next']);
  });

  it('waits at the check when what was tried is not sound any more', () => {
    expect(path('draft', false, true)).toEqual(['draft done', 'checked now', 'tried done', 'reviewed next', 'published next']);
  });

  it('is over when a later publication took its place', () => {
    const change = { status: 'published', checked: true, tried: true, files: [], retired: true } as const;
    expect(lifeOf(change).slice(-2)).toEqual([{ step: 'published', at: 'done' }, { step: 'retired', at: 'now' }]);
  });

  it('ends in force, on its day, or withdrawn', () => {
    expect(path('published', true, true)).toEqual(['draft done', 'checked done', 'tried done', 'reviewed done', 'published done']);
    expect(path('scheduled', true, true)).toEqual(['draft done', 'checked done', 'tried done', 'reviewed done', 'scheduled now']);
    expect(path('withdrawn')).toEqual(['draft done', 'withdrawn now']);
  });
});
