import { turnOf } from './turn-of.ts';

const hal = { id: 'hal', access: 'authoring' } as const;
const jo = { id: 'jo', access: 'publishing' } as const;
const change = { status: 'draft', checked: false, tried: false, contributors: [{ id: 'hal', name: 'Hal' }] } as const;

describe('whose turn it is', () => {
  it('is the authors’ while a change is written: to mend, to try, to send', () => {
    expect(turnOf(change, hal)).toEqual({ mine: true, what: 'mend' });
    expect(turnOf({ ...change, checked: true }, hal)).toEqual({ mine: true, what: 'tryIt' });
    expect(turnOf({ ...change, checked: true, tried: true }, hal)).toEqual({ mine: true, what: 'send' });
    expect(turnOf({ ...change, status: 'returned' }, hal)).toEqual({ mine: true, what: 'returned' });
    expect(turnOf(change, jo).mine).toBe(false);
  });

  it('is a publisher’s once it was sent, and never hers who wrote a part of it', () => {
    expect(turnOf({ ...change, status: 'review' }, jo)).toEqual({ mine: true, what: 'review' });
    expect(turnOf({ ...change, status: 'review' }, hal).mine).toBe(false);
    expect(turnOf({ ...change, status: 'review', contributors: [{ id: 'jo', name: 'Jo' }] }, jo).mine).toBe(false);
  });

  it('is nobody’s when it is decided', () => {
    expect((['scheduled', 'published', 'withdrawn'] as const).map((status) => turnOf({ ...change, status }, jo).mine)).toEqual([false, false, false]);
  });
});
