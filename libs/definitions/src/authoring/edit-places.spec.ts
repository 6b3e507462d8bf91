import fc from 'fast-check';
import type { FormOverlayFile } from '../types.ts';
import { applyFormOverlay } from '../overlays/apply-form.ts';
import { formOverlay, ownQuestion, referralOf, testBase } from './fixtures/test-base.ts';
import { moveDown, moveQuestion, moveUp } from './edit-places.ts';
import { addQuestion, removeQuestion } from './edit-questions.ts';

const base = testBase();
const national = referralOf(base);
const resolved = (overlay: FormOverlayFile) => applyFormOverlay(national, overlay, 'northshire', base.shelf, (text) => text);
const page = (overlay: FormOverlayFile) => resolved(overlay).sections.map(({ id, questions }) => [id, ...questions]);

/** What the page should be after a question was put there; a section of the pack in which nothing is left is not shown. */
function expected(overlay: FormOverlayFile, question: string, section: string, index: number): readonly (readonly string[])[] {
  const all = page(overlay).map(([id, ...questions]) => {
    const others = questions.filter((one) => one !== question);
    return [id!, ...(id === section ? [...others.slice(0, index), question, ...others.slice(index)] : others)];
  });
  return all.filter(({ length }) => length > 1);
}

interface Step {
  readonly add: boolean;
  readonly which: number;
  readonly section: number;
  readonly index: number;
}
const steps = fc.array(fc.record({ add: fc.boolean(), which: fc.nat(40), section: fc.nat(2), index: fc.nat(12) }), { minLength: 1, maxLength: 12 });

function taken(overlay: FormOverlayFile, { add, which, section, index }: Step, count: number): { readonly next: FormOverlayFile; readonly wanted: readonly (readonly string[])[] } {
  const form = resolved(overlay);
  const all = form.sections.flatMap(({ questions }) => questions);
  const question = add ? `northshire.q${count}` : all[which % all.length]!;
  const home = form.sections[section % form.sections.length]!;
  const others = home.questions.filter((one) => one !== question);
  const at = index % (others.length + 1);
  const after = others[at - 1];
  const place = { section: home.id, ...(after === undefined ? { first: true as const } : { after }) };
  const { does: _does, section: _section, ...own } = ownQuestion(question, `Question ${count}`);
  return { next: add ? addQuestion(overlay, own, place) : moveQuestion(overlay, form, question, place), wanted: expected(overlay, question, home.id, at) };
}

describe('a question moved or added by an author', () => {
  it('comes to stand where it was put, and nothing else moves, whatever was moved before', () => {
    fc.assert(
      fc.property(steps, (list) => {
        let overlay = formOverlay([]);
        list.forEach((step, count) => {
          const { next, wanted } = taken(overlay, step, count);
          expect(page(next)).toEqual(wanted);
          overlay = next;
        });
      }),
      { numRuns: 150 },
    );
  });

  it('goes from the first place of a section to the last of the one before, and back', () => {
    const up = moveUp(formOverlay([]), national, 'people');
    expect(page(up)[0]?.at(-1)).toBe('people');
    expect(page(moveDown(up, resolved(up), 'people'))).toEqual(page(formOverlay([])));
  });

  it('stays where it is at the very top', () => {
    expect(moveUp(formOverlay([]), national, 'receivedOn')).toEqual(formOverlay([]));
  });

  it('needs no move of its own where it was added by us after a question of the pack', () => {
    const overlay = formOverlay([ownQuestion('northshire.a', 'A', { after: 'need' })]);
    const moved = moveQuestion(overlay, resolved(overlay), 'northshire.a', { section: 'who', after: 'people' });
    expect(moved.operations).toEqual([ownQuestion('northshire.a', 'A', { section: 'who', after: 'people' })]);
  });

  it('leaves its neighbours in their places when it is taken out again', () => {
    const overlay = formOverlay([ownQuestion('northshire.a', 'A', { after: 'need' }), ownQuestion('northshire.b', 'B', { after: 'northshire.a' })]);
    expect(page(removeQuestion(overlay, 'northshire.a'))[0]).toEqual(['what', 'receivedOn', 'calledAt', 'need', 'northshire.b', 'said', 'asked', 'why', 'age']);
  });
});
