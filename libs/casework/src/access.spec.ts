import type { AccessFile } from '#definitions';
import { answerAccess } from './access.ts';

const table: AccessFile = {
  rows: [
    { access: 'casework', resource: 'case', act: 'read', relationship: 'restricted', answer: 'hide' },
    { access: 'casework', resource: 'case', act: 'read', relationship: 'authority', answer: 'reason' },
    { access: 'casework', resource: 'case', act: 'read', relationship: 'any', answer: 'allow' },
    { access: 'signedIn', resource: 'form', act: 'read', relationship: 'any', answer: 'allow' },
    { access: 'anyone', resource: 'health', act: 'read', relationship: 'none', answer: 'allow' },
  ],
};

describe('who may', () => {
  test('a worker reads her own child, another team’s only with a reason, a restricted one not at all', () => {
    expect(answerAccess(table, 'casework', 'case', 'read', 'own')).toBe('allow');
    expect(answerAccess(table, 'casework', 'case', 'read', 'authority')).toBe('reason');
    expect(answerAccess(table, 'casework', 'case', 'read', 'restricted')).toBe('hide');
  });
  test('an analyst never sees a case, and nobody does what no row speaks of', () => {
    expect(answerAccess(table, 'analysis', 'case', 'read', 'authority')).toBe('hide');
    expect(answerAccess(table, 'casework', 'case', 'write', 'own')).toBe('hide');
  });
  test('who is not signed in sees only what is for anyone', () => {
    expect(answerAccess(table, undefined, 'form', 'read', 'none')).toBe('hide');
    expect(answerAccess(table, 'publishing', 'form', 'read', 'none')).toBe('allow');
    expect(answerAccess(table, undefined, 'health', 'read', 'none')).toBe('allow');
  });
});
