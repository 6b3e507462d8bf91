import { PACK, WORKFLOW, asSources, baseFiles } from '../fixtures/base-definitions.ts';
import type { Files } from '../fixtures/base-definitions.ts';
import type { Json, JsonObject } from '../types.ts';
import { checkDefinitions } from './check-definitions.ts';

const PART = 'workflows/parts/ending.json';
const OTHER = 'workflows/packs/other/help/workflow.json';

type Open = { [key: string]: Open } & { [key: string]: unknown };

/** The base workflow with its closed state and what leads out of it in a part. */
function withPart(change: (part: Open, workflow: Open) => void = () => undefined): Files {
  const files = baseFiles();
  const workflow = files[WORKFLOW] as unknown as Open;
  const states = workflow['machine']!['states']!['need']!['states']!;
  const part = {
    id: 'ending', version: '1.0.0', about: 'The end of it',
    states: { need: { states: { closed: states['closed'] } } },
    actions: { 'case.reopen': workflow['actions']!['case.reopen'] },
    guards: { received: workflow['guards']!['received'] },
    locked: ['received'],
  } as unknown as Open;
  delete states['closed'];
  delete workflow['actions']!['case.reopen'];
  delete workflow['guards']!['received'];
  Object.assign(workflow, { parts: ['ending'] });
  change(part, workflow);
  return { ...files, [PART]: part as unknown as Json };
}

/** The same, and a second pack whose workflow is made of the same part and has no mark for a referral. */
function inTwoPacks(change: (part: Open, workflow: Open) => void = () => undefined, other: (workflow: Open) => void = () => undefined): Files {
  const files = withPart(change);
  const second = structuredClone(files[WORKFLOW]) as unknown as Open;
  other(second);
  const copied = Object.fromEntries(Object.entries(files).filter(([path]) => path.includes('/packs/test/') && path !== WORKFLOW).map(([path, file]) => [path.replace('/packs/test/', '/packs/other/'), file]));
  return { ...files, ...copied, 'workflows/packs/other/pack.json': { ...(files[PACK] as JsonObject), id: 'other' }, [OTHER]: second as unknown as Json };
}

const found = (files: Files) => checkDefinitions(asSources(files), '2026-11-24').map(({ file, path, rule, message }) => `${file}:${path} ${rule} ${message}`);

describe('a workflow made of parts', () => {
  it('has no finding where all together are a whole', () => {
    expect(found(withPart())).toEqual([]);
    expect(found(inTwoPacks())).toEqual([]);
  });

  it('is told of a fault in the file and at the place where it is written', () => {
    const files = withPart((part) => Object.assign(part['states']!['need']!['states']!['closed']!['on']!['case.reopen']!, { target: 'writng' }));
    expect(found(files)).toEqual([`${PART}:/states/need/states/closed/on/case.reopen/target target-unknown 'writng' leads to no state. Did you mean 'writing'?`]);
  });

  it('part-conflict: what two of them say is told, and where it was said before', () => {
    const files = withPart((_part, workflow) => Object.assign(workflow['machine']!['states']!['need']!['states']!, { closed: { meta: { label: { en: 'Shut' } } } }));
    expect(found(files)).toEqual([`${WORKFLOW}:/machine/states/need/states/closed/meta/label/en part-conflict ${PART} says this already: keep it in one of the two.`]);
  });

  it('label-missing: a state of which each tells something and none its label', () => {
    const files = withPart((part) => delete part['states']!['need']!['states']!['closed']!['meta']);
    expect(found(files)).toEqual([`${PART}:/states/need/states/closed label-missing 'need.closed' has no label: give it meta with a label, in one of the files that tell of it.`]);
  });

  it('locked-unknown: a part may lock what another part has, and nothing else', () => {
    expect(found(withPart((part) => Object.assign(part, { locked: ['referral.approve', 'need.clsed'] })))).toEqual([
      `${PART}:/locked/1 locked-unknown There is no state, action or guard 'need.clsed'. Did you mean 'need.closed'?`,
    ]);
  });

  it('part-unused: a part of no workflow is never looked into', () => {
    const files = { ...baseFiles(), [PART]: { id: 'ending', version: '1.0.0', about: 'The end of it' } };
    expect(found(files)).toEqual([`${PART}: part-unused No workflow names this part: name it under parts, or take it away.`]);
  });

  it('is not looked into while one of its parts cannot be read', () => {
    expect(found({ ...withPart(), [PART]: '{' }).map((line) => line.split(' ')[1])).toEqual(['json-syntax']);
  });
});

describe('a part of two packs', () => {
  it('is told once of what is wrong in both', () => {
    const files = inTwoPacks((part) => Object.assign(part['actions']!['case.reopen']!, { roles: ['manger'] }));
    expect(found(files)).toEqual([`${PART}:/actions/case.reopen/roles/0 role-unknown There is no role 'manger'. Did you mean 'manager'?`]);
  });

  it('is told in which of them it is wrong', () => {
    const files = inTwoPacks(undefined, (workflow) => delete workflow['machine']!['states']!['need']!['states']!['writing']);
    expect(found(files)).toContain(`${PART}:/states/need/states/closed/on/case.reopen/target target-unknown 'writing' leads to no state. Did you mean 'awaiting'? (In the pack 'other'.)`);
  });

  it('may bring a guard that only one of them asks', () => {
    const files = inTwoPacks(
      (part, workflow) => {
        Object.assign(part['guards']!, { rested: { type: 'regionsAtRest', sentence: { en: 'Not yet' } } });
        Object.assign(workflow['actions']!['referral.submit']!, { guards: ['rested'] });
      },
      (workflow) => delete workflow['actions']!['referral.submit']!['guards'],
    );
    expect(found(files)).toEqual([]);
  });
});
