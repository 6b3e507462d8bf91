import type { DraftRow, FormUseRow, Store } from '#store';
import { activeSecondsAt, endHandedIn } from './measure-use.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 9, 0, seconds)).toISOString();

describe('how long somebody has been at a draft', () => {
  it('adds the time between two saves', () => {
    expect(activeSecondsAt({ savedAt: at(0), activeSeconds: 100 }, at(45))).toBe(145);
  });
  it('leaves out a pause: she was called away, or the page lay open over night', () => {
    expect(activeSecondsAt({ savedAt: at(0), activeSeconds: 100 }, at(120))).toBe(100);
    expect(activeSecondsAt({ savedAt: at(0), activeSeconds: 100 }, at(50_000))).toBe(100);
  });
  it('begins at nothing, also in a draft from before this was measured, and never runs backwards', () => {
    expect(activeSecondsAt({ savedAt: at(0) }, at(10))).toBe(10);
    expect(activeSecondsAt({ savedAt: at(10) }, at(0))).toBe(0);
  });
});

describe('a draft that was handed in', () => {
  function storeWith(draft: Partial<DraftRow> | undefined, isEnded = true) {
    const uses: object[] = [];
    const drafts = { find: async () => draft, end: async () => isEnded };
    const formUse = { add: async (_: string, row: Omit<FormUseRow, 'authority'>) => void uses.push(row) };
    return { store: { drafts, formUse } as unknown as Pick<Store, 'drafts' | 'formUse'>, uses };
  }
  const by = { by: 'practitioner@northshire', at: at(0) };
  const draft = { form: 'contact@1.0.0+northshire.2', case: 'c1', person: 'p1', by: 'practitioner@northshire', activeSeconds: 340 };

  it('leaves how long its form took, and nothing of whom or by whom', async () => {
    const { store, uses } = storeWith(draft);
    await endHandedIn(store, 'northshire', 'd1', by);
    expect(uses).toEqual([{ form: 'contact', ref: 'contact@1.0.0+northshire.2', seconds: 340, on: '2026-11-23' }]);
  });
  it('counts once, however often it is carried out', async () => {
    const { store, uses } = storeWith(draft, false);
    await endHandedIn(store, 'northshire', 'd1', by);
    expect(uses).toEqual([]);
  });
  it('counts for nothing where nothing was measured', async () => {
    const { store, uses } = storeWith({ ...draft, activeSeconds: 0 });
    await endHandedIn(store, 'northshire', 'd1', by);
    expect(uses).toEqual([]);
  });
});
