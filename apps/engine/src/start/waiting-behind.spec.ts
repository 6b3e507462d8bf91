import type { PublicationContent } from '#definitions';
import { waitingBehind } from './waiting-behind.ts';

const form = (version: string, digest: string) => ({ id: 'plan', version, digest, title: { en: 'Plan' } });
const overlay = (operations: readonly object[]) => ({ form: 'plan', base: '1.0.0', version: 1, operations });
/** As much content as is looked at: a form as resolved, and what the pack and the authority say of it. */
function content(national: ReturnType<typeof form>, operations?: readonly object[], more: object = {}): PublicationContent {
  const overlays = operations && { forms: { plan: overlay(operations) }, workflows: {}, national: { forms: { plan: national }, workflows: {} } };
  const resolved = operations ? { ...national, digest: `${national.digest} with ${operations.length}` } : national;
  return { authority: { id: 'county' }, forms: { plan: resolved }, workflows: {}, marks: [], roles: [], clocks: [], calendars: [], dimensions: {}, access: { rows: [] }, ...(overlays && { overlays }), ...more } as unknown as PublicationContent;
}
const kept = (number: number, one: PublicationContent, change?: string) => ({ ref: `county-${number}`, number, authority: 'county', digest: `d${number}`, content: one, ...(change && { change }) });
const [required, hidden] = [{ does: 'require', question: 'a' }, { does: 'hideOptional', question: 'b' }];
const first = kept(1, content(form('1.0.0', 'a')));
const changed = kept(2, content(form('1.0.0', 'a'), [required]), 'change-1');

test('files that stayed as they were when a change was published wait for nothing', () => {
  expect(waitingBehind(changed, [first, changed], content(form('1.0.0', 'a')))).toBeUndefined();
});
test('a new version of the pack waits, with its name', () => {
  expect(waitingBehind(changed, [first, changed], content(form('1.1.0', 'b')))).toBe('county: a national change waits (plan). county-2 came from a change, so an author takes it into the next one.');
});
test('so do new limits, roles and teams', () => {
  for (const more of [{ clocks: [{ id: 'c', amount: 5 }] }, { roles: [{ id: 'nurse' }] }, { authority: { id: 'county', teams: ['a'] } }]) {
    expect(waitingBehind(changed, [first, changed], content(form('1.0.0', 'a'), undefined, more))).toContain('a national change waits');
  }
});
test('an authority’s own file that was published from a change waits no more when it is put among the files', () => {
  expect(waitingBehind(changed, [first, changed], content(form('1.0.0', 'a'), [required]))).toBeUndefined();
});
test('one that nobody published is to be imported', () => {
  expect(waitingBehind(changed, [first, changed], content(form('1.0.0', 'a'), [hidden]))).toContain('an author imports the files');
});
test('roles and limits that an authority added or tightened itself are no national change', () => {
  const own = [{ does: 'addRole', role: { id: 'county-head' } }, { does: 'tightenLimit', clock: 'c', amount: 3 }];
  const overlays = { forms: {}, workflows: { help: { workflow: 'help', base: '1.0.0', version: 1, operations: own } }, national: { forms: {}, workflows: {} } };
  const before = content(form('1.0.0', 'a'), undefined, { overlays, roles: [{ id: 'worker' }, { id: 'county-head' }], clocks: [{ id: 'c', amount: 3 }] });
  const files = content(form('1.0.0', 'a'), undefined, { roles: [{ id: 'worker' }], clocks: [{ id: 'c', amount: 5 }] });
  expect(waitingBehind(kept(2, before, 'change-1'), [first, kept(2, before, 'change-1')], files)).toBeUndefined();
});
