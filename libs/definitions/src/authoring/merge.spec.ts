import fc from 'fast-check';
import type { FormOperation, FormOverlayFile } from '../types.ts';
import { formOverlay, ownQuestion } from './fixtures/test-base.ts';
import { mergeOverlays, settleConflict } from './merge.ts';
import { operationKey } from './operation-key.ts';
import { normalForm } from './overlay-edit.ts';

const operation: fc.Arbitrary<FormOperation> = fc.oneof(
  fc.record({ id: fc.constantFrom('northshire.a', 'northshire.b', 'northshire.c', 'northshire.d'), label: fc.constantFrom('One', 'Two', 'Three') }).map(({ id, label }) => ownQuestion(id, label)),
  fc.record({ question: fc.constantFrom('need', 'age', 'said'), en: fc.constantFrom('Say', 'Tell') }).map(({ question, en }): FormOperation => ({ does: 'relabel', target: { question, part: 'label' }, text: { en } })),
  fc.constantFrom('need', 'age', 'said').map((question): FormOperation => ({ does: 'require', question })),
  fc.record({ question: fc.constantFrom('age', 'said'), maxLength: fc.nat(5) }).map(({ question, maxLength }): FormOperation => ({ does: 'narrow', question, schema: { maxLength } })),
  fc.constantFrom('nhs', 'others').map((question): FormOperation => ({ does: 'hideOptional', question })),
);
const overlay: fc.Arbitrary<FormOverlayFile> = fc.array(operation, { maxLength: 10 }).map((operations) => normalForm(formOverlay(operations)));
/** What an author makes of a draft: something goes, something is changed or added. */
const edited = (of: fc.Arbitrary<FormOverlayFile>) => fc.tuple(of, of).map(([one, other]) => normalForm(formOverlay([...one.operations, ...other.operations])));
const three = fc.tuple(overlay, edited(overlay), edited(overlay));
const asSet = ({ operations }: FormOverlayFile) => operations.map((one) => JSON.stringify(one)).sort();

describe('two authors on one draft', () => {
  it('get what one of them changed, where the other changed nothing', () => {
    fc.assert(
      fc.property(overlay, edited(overlay), (base, mine) => {
        expect(mergeOverlays(base, mine, base)).toEqual({ merged: mine, conflicts: [] });
        expect(mergeOverlays(base, base, mine)).toEqual({ merged: mine, conflicts: [] });
        expect(mergeOverlays(base, mine, mine)).toEqual({ merged: mine, conflicts: [] });
      }),
    );
  });

  it('lose nothing that either of them wrote: it is in the draft, or in a conflict', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const { merged, conflicts } = mergeOverlays(base, mine, theirs);
        const before = new Set(asSet(base));
        const found = new Set([...asSet(merged), ...conflicts.flatMap((one) => [one.mine, one.theirs].flatMap((operation) => (operation ? [JSON.stringify(operation)] : [])))]);
        const written = [...asSet(mine), ...asSet(theirs)].filter((one) => !before.has(one));
        expect(written.filter((one) => !found.has(one))).toEqual([]);
      }),
    );
  });

  it('lose what either of them took out, unless the other changed it meanwhile', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const { merged, conflicts } = mergeOverlays(base, mine, theirs);
        const keys = ({ operations }: FormOverlayFile) => operations.map(operationKey);
        const gone = keys(base).filter((key) => !keys(mine).includes(key) || !keys(theirs).includes(key));
        expect(keys(merged).filter((key) => gone.includes(key) && !conflicts.some((one) => one.key === key))).toEqual([]);
      }),
    );
  });

  it('get the same whoever saves first, but for what both changed', () => {
    fc.assert(
      fc.property(three, ([base, mine, theirs]) => {
        const [one, other] = [mergeOverlays(base, mine, theirs), mergeOverlays(base, theirs, mine)];
        const settledAs = (merge: typeof one, take: 'mine' | 'theirs') => asSet(merge.conflicts.reduce((draft, conflict) => settleConflict(draft, conflict, take), merge.merged));
        expect(one.conflicts.map(({ key }) => key).sort()).toEqual(other.conflicts.map(({ key }) => key).sort());
        expect(settledAs(one, 'mine')).toEqual(settledAs(other, 'theirs'));
      }),
    );
  });

  it('keep the order in which either wrote', () => {
    const [a, b, c] = ['northshire.a', 'northshire.b', 'northshire.c'].map((id) => ownQuestion(id, id)) as [FormOperation, FormOperation, FormOperation];
    const require: FormOperation = { does: 'require', question: 'age' };
    expect(mergeOverlays(formOverlay([a, c]), formOverlay([a, b, c]), formOverlay([a, c, require])).merged.operations).toEqual([a, b, c, require]);
  });

  it('keep the lines of both in the changelog', () => {
    const [first, mine, theirs] = ['First', 'Mine', 'Theirs'].map((change, index) => ({ version: index + 1, change }));
    const with2 = (line: typeof mine) => ({ ...formOverlay([]), changes: [first!, line!] });
    expect(mergeOverlays({ ...formOverlay([]), changes: [first!] }, with2(mine), with2(theirs)).merged.changes).toEqual([first, mine, theirs]);
  });
});
