import type { PublicationContent } from '#definitions';
import { intendAfter } from './publish-content.ts';
import type { KeptPublication } from './publications.ts';
import { inForceOn, publishedFrom } from './published.ts';

interface Said {
  readonly version: string;
  readonly digest: string;
  readonly own?: number;
}
/** Content of one form and one workflow, as much of it as publishing looks at. */
function content(form: Said, workflow: Said = { version: '1.0.0', digest: 'w' }): PublicationContent {
  const of = (id: string, { version, digest, own = 0 }: Said) => ({ [id]: { id, version, digest, ref: `${id}@${version}+county.${own}` } });
  const overlays = { forms: form.own ? { plan: { version: form.own, operations: [] } } : {}, workflows: workflow.own ? { help: { version: workflow.own, operations: [] } } : {} };
  return { authority: { id: 'county' }, forms: of('plan', form), workflows: of('help', workflow), roles: [], marks: [], clocks: [], calendars: [], overlays } as unknown as PublicationContent;
}
const kept = (...contents: readonly PublicationContent[]) =>
  contents.map((one, index) => ({ ref: `county-${index + 1}`, number: index + 1, authority: 'county', digest: `d${index}`, content: one }));
const unraised = (now: PublicationContent, ...before: readonly PublicationContent[]) => intendAfter(kept(...before), now).unraised;

describe('what may be published after what', () => {
  const first = content({ version: '1.0.0', digest: 'a' });

  test('the first publication has nothing to be higher than', () => {
    expect(intendAfter([], first)).toMatchObject({ changes: true, unraised: [], next: { ref: 'county-1', number: 1 } });
  });
  test('other content of the same version is refused', () => {
    expect(unraised(content({ version: '1.0.0', digest: 'b' }), first)).toEqual(['form plan 1.0.0']);
    expect(unraised(content({ version: '1.0.0', digest: 'a' }, { version: '1.0.0', digest: 'x' }), first)).toEqual(['workflow help 1.0.0']);
  });
  test('a higher version of the pack, or of the authority’s own, is enough', () => {
    expect(unraised(content({ version: '1.1.0', digest: 'b' }), first)).toEqual([]);
    expect(unraised(content({ version: '1.0.0', digest: 'b', own: 1 }), first)).toEqual([]);
    expect(unraised(content({ version: '1.0.0', digest: 'a' }, { version: '1.0.0', digest: 'x', own: 1 }), first)).toEqual([]);
  });
  test('a version of its own is not used a second time for something else, also when it was long ago', () => {
    const second = content({ version: '1.0.0', digest: 'b', own: 1 });
    const third = content({ version: '1.0.0', digest: 'c', own: 2 });
    expect(unraised(content({ version: '1.0.0', digest: 'd', own: 1 }), first, second, third)).toEqual(['form plan 1.0.0+1']);
    expect(unraised(content({ version: '1.0.0', digest: 'b', own: 3 }), first, second, third)).toEqual([]);
  });
  test('going back to what the pack says is a version of its own too', () => {
    const second = content({ version: '1.0.0', digest: 'b', own: 1 });
    expect(unraised(content({ version: '1.0.0', digest: 'a' }), first, second)).toEqual(['form plan 1.0.0']);
    expect(unraised(content({ version: '1.0.0', digest: 'a2', own: 2 }), first, second)).toEqual([]);
  });
});

describe('what is in force on a day', () => {
  const [one, two, three] = kept(content({ version: '1.0.0', digest: 'a' }), content({ version: '1.1.0', digest: 'b' }), content({ version: '1.2.0', digest: 'c' }));
  const all: readonly KeptPublication[] = [one!, { ...two!, from: '2026-12-01' }, { ...three!, from: '2026-11-25' }];

  test.each([
    ['2026-11-23', 'county-1', 'only what has no day of its own'],
    ['2026-11-24', 'county-1', 'still that, on the day before'],
    ['2026-11-25', 'county-3', 'what begins that day'],
    ['2026-12-01', 'county-3', 'the highest number, though a lower one begins that day'],
  ])('on %s %s: %s', (day, ref) => {
    expect(inForceOn(all, day)?.ref).toBe(ref);
    expect(publishedFrom(all, day)!.current.ref).toBe(ref);
  });
  test('nothing is in force before the first day', () => {
    expect(publishedFrom([{ ...one!, from: '2027-01-01' }], '2026-11-23')).toBeUndefined();
  });
  test('forms are found by their id as they are in force, and by their ref in any publication, also one to come', () => {
    const published = publishedFrom(all, '2026-11-23')!;
    expect([published.form('plan')?.version, published.form('plan@1.2.0+county.0')?.version]).toEqual(['1.0.0', '1.2.0']);
  });
  test('a case keeps its workflow, and takes roles and limits from what is in force that day', () => {
    const withRole = (id: string, publication: KeptPublication) => ({ ...publication, content: { ...publication.content, roles: [{ id }] } }) as unknown as KeptPublication;
    const roled = [withRole('worker', all[0]!), withRole('head', { ...all[1]! })];
    expect(publishedFrom(roled, '2026-11-30')!.rules('county-1', 'help')?.roles.map(({ id }) => id)).toEqual(['worker']);
    expect(publishedFrom(roled, '2026-12-01')!.rules('county-1', 'help')).toMatchObject({ roles: [{ id: 'head' }], workflow: { version: '1.0.0' }, publication: 'county-1' });
  });
});
