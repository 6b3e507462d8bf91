import { intentDone, intentId } from './intent.ts';

const memory = () => {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
};
const ids = () => {
  let next = 0;
  return () => `id-${(next += 1)}`;
};

describe('one intent, one action', () => {
  it('keeps its id when the button is pressed twice or the answer was lost', () => {
    const [store, newId] = [memory(), ids()];
    const request = { type: 'x', data: { text: 'two\nlines' } };
    expect(intentId(store, 'draft-1', request, newId)).toBe('id-1');
    expect(intentId(store, 'draft-1', { ...request }, newId)).toBe('id-1');
  });

  it('is another one when something else is asked', () => {
    const [store, newId] = [memory(), ids()];
    intentId(store, 'draft-1', { type: 'x', data: { text: 'one' } }, newId);
    expect(intentId(store, 'draft-1', { type: 'x', data: { text: 'two' } }, newId)).toBe('id-2');
    expect(intentId(store, 'draft-2', { type: 'x', data: { text: 'two' } }, newId)).toBe('id-3');
  });

  it('is new after it was carried out', () => {
    const [store, newId] = [memory(), ids()];
    intentId(store, 'note', {}, newId);
    intentDone(store, 'note');
    expect(intentId(store, 'note', {}, newId)).toBe('id-2');
  });
});
