import { draftKey, forgetOthers, noteUser } from './this-computer.ts';

const memory = (entries: Record<string, string> = {}) => {
  const kept = new Map(Object.entries(entries));
  return {
    get length() { return kept.size; },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
};

describe('a computer that several people use', () => {
  const amina = draftKey('amina@northshire', 'case-1', 'draft-1');
  const ruth = draftKey('ruth@northshire', 'case-1', 'draft-2');

  it('keeps nothing of the last person’s words when another signs in', () => {
    const store = memory({ [amina]: '{}', [ruth]: '{}', 'exemplar.language': 'cy' });
    const session = memory({ [amina]: '{}' });
    forgetOthers('ruth@northshire', store, session);
    expect(store.keys()).toEqual([ruth, 'exemplar.language']);
    expect(session.keys()).toEqual([]);
  });

  it('keeps a person’s own words when she signs in again', () => {
    const store = memory({ [amina]: '{}' });
    forgetOthers('amina@northshire', store, memory());
    expect(store.keys()).toEqual([amina]);
  });

  it('does not take one name for the beginning of another', () => {
    const store = memory({ [draftKey('amina@northshire.gov', 'c', 'd')]: '{}', [amina]: '{}' });
    forgetOthers('amina@northshire', store, memory());
    expect(store.keys()).toEqual([amina]);
  });

  it('tells other tabs only when the person changed', () => {
    const store = memory();
    let writes = 0;
    const counting = { ...store, getItem: store.getItem, setItem: (key: string, value: string) => { writes += 1; store.setItem(key, value); } };
    noteUser('amina@northshire', counting);
    noteUser('amina@northshire', counting);
    noteUser('ruth@northshire', counting);
    expect(writes).toBe(2);
  });
});
