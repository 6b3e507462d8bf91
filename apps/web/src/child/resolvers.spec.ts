import type { SignedInUser, Staff } from '#api-client';
import { resolverNames } from './resolvers.ts';

const amina: SignedInUser = { id: 'amina', name: 'Amina', role: 'worker', roleLabel: { en: 'Worker' }, access: 'casework', team: 'fen' };
const staff: Staff = {
  users: [
    { id: 'amina', name: 'Amina', role: 'worker', team: 'fen' },
    { id: 'ruth', name: 'Ruth', role: 'lead', team: 'fen' },
    { id: 'graham', name: 'Graham', role: 'lead', team: 'east' },
    { id: 'tess', name: 'Tess', role: 'reviewer' },
  ],
  teams: [],
};

describe('who can put it right', () => {
  it('names the people of one’s own team before others', () => {
    expect(resolverNames(['lead'], staff, amina, 'You')).toEqual(['Ruth']);
    expect(resolverNames(['lead'], staff, { ...amina, team: 'west' }, 'You')).toEqual(['Ruth', 'Graham']);
  });

  it('says so when it is the reader herself', () => {
    expect(resolverNames(['worker', 'lead'], staff, amina, 'You')).toEqual(['You']);
  });

  it('leaves her out where it must be somebody else, as for her own work', () => {
    expect(resolverNames(['lead'], staff, { ...amina, id: 'ruth', role: 'lead' })).toEqual(['Graham']);
  });

  it('names nobody where nobody is named, or staff is not known', () => {
    expect(resolverNames([], staff, amina, 'You')).toEqual([]);
    expect(resolverNames(['lead'], undefined, amina, 'You')).toEqual([]);
  });
});
