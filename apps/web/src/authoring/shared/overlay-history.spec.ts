import { edited, historyOf, rebased, redone, replaced, undone } from './overlay-history.ts';

describe('undo and redo', () => {
  it('goes back step by step, and forward again', () => {
    const three = edited(edited(historyOf('a'), 'b', 0), 'c', 0);
    expect(undone(three).present).toBe('b');
    expect(undone(undone(three)).present).toBe('a');
    expect(redone(undone(undone(three))).present).toBe('b');
  });

  it('stays where it is when there is nothing before or after', () => {
    expect(undone(historyOf('a')).present).toBe('a');
    expect(redone(historyOf('a')).present).toBe('a');
  });

  it('forgets what was undone once something else is done', () => {
    const other = edited(undone(edited(historyOf('a'), 'b', 0)), 'c', 0);
    expect(redone(other).present).toBe('c');
  });

  it('takes one text typed in several goes back at once', () => {
    const typed = edited(edited(historyOf(''), 'Doe', 1_000, 'label'), 'Does she', 2_500, 'label');
    expect(undone(typed).present).toBe('');
  });

  it('keeps two texts, and one text typed much later, apart', () => {
    const other = edited(edited(historyOf(''), 'label', 1_000, 'label'), 'hint', 1_500, 'hint');
    expect(undone(other).present).toBe('label');
    const later = edited(edited(historyOf(''), 'first', 1_000, 'label'), 'second', 60_000, 'label');
    expect(undone(later).present).toBe('first');
  });

  it('keeps what a colleague did meanwhile when the author goes back', () => {
    const mine = edited(historyOf(['theirs before']), ['theirs before', 'mine'], 0);
    const both = rebased(mine, (value) => [...value, 'theirs now']);
    expect(both.present).toEqual(['theirs before', 'mine', 'theirs now']);
    expect(undone(both).present).toEqual(['theirs before', 'theirs now']);
  });

  it('has no step for a value that was only put otherwise', () => {
    const put = replaced(edited(historyOf('a'), 'b', 0), 'b, in order');
    expect(put.present).toBe('b, in order');
    expect(undone(put).present).toBe('a');
  });
});
