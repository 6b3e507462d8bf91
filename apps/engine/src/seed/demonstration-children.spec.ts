import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScenarioOfWorkflow } from '#testing';
import { demonstrationChildren, retell } from './demonstration-children.ts';

const story: ScenarioOfWorkflow = {
  id: 'a-story', title: 'A story', authority: 'northshire', story: 'Ann is late.', workflow: 'w', file: '',
  people: { child: { names: [{ given: 'Ann', family: 'Hill' }], birth: { date: '$day:-900' } } },
  cases: { child: { person: 'child' } },
  steps: [
    { day: 0, actor: 'practitioner', case: 'child', action: 'a.submit', data: { what: 'Ann Hill, and Annie with her, up the hill.', on: '$day:0' } },
    { day: 4, actor: 'manager', case: 'child', action: 'a.approve', data: { what: ['Hill', { name: 'Ann' }] } },
    { day: 9, actor: 'manager', case: 'child', action: 'a.close' },
  ],
};
const base = { id: 'bea', authorities: ['northshire'], story: 'a-story' };

describe('a story retold about another child', () => {
  it('has other names wherever whole words name somebody', () => {
    const { people, steps } = retell({ ...base, replace: { Ann: 'Bea', Hill: 'Dale' } }, [story], 'w');
    expect(people.child?.names).toEqual([{ given: 'Bea', family: 'Dale' }]);
    expect(steps[0]?.data?.what).toBe('Bea Dale, and Annie with her, up the hill.');
    expect(steps[1]?.data?.what).toEqual(['Dale', { name: 'Bea' }]);
  });

  it('ends where it is cut, and goes on with steps whose days count from there', () => {
    const then = [{ after: 2, time: '10:00', actor: 'manager', action: 'a.return', data: { on: '$day:0', before: '$day:-1T09:30' } }];
    const { steps } = retell({ ...base, steps: 2, then }, [story], 'w');
    expect(steps.map(({ day, action }) => [day, action])).toEqual([[0, 'a.submit'], [4, 'a.approve'], [6, 'a.return']]);
    expect(steps[2]).toMatchObject({ case: 'child', data: { on: '$day:6', before: '$day:5T09:30' } });
  });

  it('leaves out what was refused, and still counts it where it is cut', () => {
    const refused = { ...story, steps: story.steps.map((step, index) => (index === 1 ? { ...step, expect: { refused: 'role-required' } } : step)) };
    expect(retell({ ...base, steps: 2 }, [refused], 'w').steps.map(({ action }) => action)).toEqual(['a.submit']);
  });

  it('is acted by others', () => {
    expect(retell({ ...base, as: { practitioner: 'practitioner2' } }, [story], 'w').steps.map(({ actor }) => actor)).toEqual(['practitioner2', 'manager', 'manager']);
  });

  it('has the child’s own id, so that two children of one story have records of their own', () => {
    expect(retell(base, [story], 'w').id).toBe('bea');
  });

  it('is missed aloud when nobody wrote it', () => {
    expect(() => retell({ ...base, story: 'none' }, [story], 'w')).toThrow("a story 'none' that is not there");
    expect(() => retell(base, [story], 'another workflow')).toThrow('not there');
  });
});

describe('packs whose workflows and stories are called alike', () => {
  it('each tell their own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'packs-'));
    const { workflow: _workflow, file: _file, opening: _opening, ...told } = story;
    for (const [pack, title] of [['one', 'The first'], ['two', 'The second']] as const) {
      const own = join(folder, 'workflows/packs', pack, 'help');
      await mkdir(join(own, 'scenarios'), { recursive: true });
      await writeFile(join(own, 'workflow.json'), '{}');
      await writeFile(join(own, 'scenarios/story.json'), JSON.stringify({ ...told, title }));
      await writeFile(join(own, 'demonstration.json'), JSON.stringify({ children: [{ id: 'bea', authorities: ['northshire'], story: 'a-story' }] }));
    }
    const children = await demonstrationChildren(folder);
    await rm(folder, { recursive: true });
    expect(children.map(({ pack, scenario }) => [pack, scenario.title])).toEqual([['one', 'The first'], ['two', 'The second']]);
  });
});

describe('the children of this repository', () => {
  it('have names of their own within an authority, and leave no name of the story behind', async () => {
    const children = await demonstrationChildren(process.cwd());
    expect(children.length).toBeGreaterThanOrEqual(20);
    const lists = new Set(children.flatMap(({ pack, child }) => child.authorities.map((authority) => `${authority} ${pack}`)));
    for (const list of lists) {
      const names = children.filter(({ pack, child }) => child.authorities.some((authority) => list === `${authority} ${pack}`)).flatMap(({ scenario }) => Object.values(scenario.people).map((person) => JSON.stringify(person.names)));
      expect(new Set(names).size).toBe(names.length);
    }
    for (const { child, scenario } of children) {
      const text = JSON.stringify([scenario.people, scenario.steps]);
      for (const word of Object.keys(child.replace ?? {})) expect(text).not.toMatch(new RegExp(`\\b${word}\\b`));
    }
  });
});
