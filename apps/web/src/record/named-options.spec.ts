import type { Staff } from '#api-client';
import { namedOptions } from './named-options.ts';

const staff: Staff = {
  users: [{ id: 'amina', name: 'Amina Yusuf', role: 'r', roleLabel: { en: 'Social worker', cy: 'Gweithiwr cymdeithasol' }, team: 't1' }, { id: 'odd', name: 'No Team', role: 'r' }],
  teams: [{ id: 't1', name: { en: 'Fenbridge team', cy: 'Tîm Fenbridge' } }],
};
const text = (id: string) => ({ id, kind: 'text' as const });

it('a question for a team offers the teams by name, whatever form it stands in', () => {
  expect(namedOptions(text('team'), 'submit', staff)).toEqual([{ code: 't1', label: { en: 'Fenbridge team', cy: 'Tîm Fenbridge' } }]);
});

it.each(['assign', 'accept'] as const)('who takes a child on (%s) is chosen among those who are in a team, by name and role', (does) => {
  expect(namedOptions(text('worker'), does, staff)).toEqual([{ code: 'amina', label: { en: 'Amina Yusuf, Social worker', cy: 'Amina Yusuf, Gweithiwr cymdeithasol' } }]);
});

it('a worker of whom a note merely tells may be anybody', () => {
  expect(namedOptions(text('worker'), 'note', staff)).toBeUndefined();
});

it('a team that is asked for in another way keeps its own answers', () => {
  expect(namedOptions({ id: 'team', kind: 'choice' }, 'submit', staff)).toBeUndefined();
});

it('who accepts a child chooses a worker of her own team', () => {
  expect(namedOptions(text('worker'), 'accept', staff, 't2')).toEqual([]);
});
