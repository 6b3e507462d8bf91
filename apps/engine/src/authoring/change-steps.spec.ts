import { hindranceTo, hindranceToWrite, stepNames, type ChangeStanding } from './change-steps.ts';

const ready: ChangeStanding = { status: 'draft', changes: true, findings: 0, tried: true, overtaken: 0, ownWork: true, mayWrite: true, mayPublish: false };
const author = (more: Partial<ChangeStanding> = {}): ChangeStanding => ({ ...ready, ...more });
const publisher = (more: Partial<ChangeStanding> = {}): ChangeStanding => ({ ...ready, status: 'review', ownWork: false, mayWrite: false, mayPublish: true, ...more });
const possible = (standing: ChangeStanding) => stepNames.filter((step) => hindranceTo(step, standing) === undefined);

describe('what may be done next', () => {
  it.each([
    ['an author with a draft that was tried', author(), ['try', 'send', 'withdraw']],
    ['an author whose change came back', author({ status: 'returned' }), ['try', 'send', 'withdraw']],
    ['an author who waits for a publisher', author({ status: 'review' }), ['takeBack', 'withdraw']],
    ['an author after the end', author({ status: 'published' }), []],
    ['an author who withdrew it', author({ status: 'withdrawn' }), []],
    ['a publisher who has it before her', publisher(), ['return', 'publish']],
    ['a publisher who wrote in it herself', publisher({ ownWork: true }), []],
    ['a publisher while it is being written', publisher({ status: 'draft' }), []],
    ['a publisher, when something was found meanwhile', publisher({ findings: 2 }), ['return']],
    ['a publisher, when others published the same file', publisher({ overtaken: 1 }), ['return']],
    ['somebody who may do everything, and wrote none of it', publisher({ mayWrite: true }), ['takeBack', 'return', 'publish', 'withdraw']],
    ['somebody who may do nothing', publisher({ mayPublish: false }), []],
  ] as const)('%s', (_, standing, steps) => {
    expect(possible(standing)).toEqual(steps);
  });

  it.each([
    ['nothing-changed', author({ changes: false, tried: false, findings: 1 })],
    ['overtaken', author({ overtaken: 1, tried: false, findings: 1 })],
    ['not-checked', author({ tried: false, findings: 1 })],
    ['not-tried', author({ tried: false })],
  ])('of several reasons not to send it, the one to look at first: %s', (code, standing) => {
    expect(hindranceTo('send', standing)?.code).toBe(code);
  });

  it('says each reason as a sentence, in both languages', () => {
    const standings = [author(), publisher(), author({ status: 'review', findings: 3 }), publisher({ findings: 1 }), publisher({ ownWork: true }), author({ changes: false }), author({ overtaken: 1 }), author({ tried: false }), author({ status: 'published' }), author({ status: 'withdrawn' })];
    const sentences = standings.flatMap((standing) => stepNames.flatMap((step) => hindranceTo(step, standing)?.why ?? []));
    expect(sentences.length).toBeGreaterThan(20);
    for (const { en, cy } of sentences) expect([en, cy]).toEqual([expect.stringMatching(/^[A-Z].*\.$/s), expect.stringMatching(/^\p{Lu}.*\.$/su)]);
  });

  it('is written in only while it is with its authors', () => {
    expect((['draft', 'returned', 'review', 'published', 'withdrawn'] as const).map((status) => hindranceToWrite({ status })?.code)).toEqual([undefined, undefined, 'in-review', 'already-published', 'withdrawn']);
  });
});
