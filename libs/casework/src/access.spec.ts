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
  test('a row may speak of several kinds, resources, acts and relationships at once, and of nothing else', () => {
    const lists: AccessFile = {
      rows: [
        { access: ['analysis', 'authoring'], resource: ['person', 'case'], act: ['read', 'list'], relationship: 'any', answer: 'refuse' },
        { access: 'casework', resource: ['person', 'case'], act: ['read', 'list'], relationship: ['own', 'team'], answer: 'allow' },
        { access: ['anyone'], resource: 'health', act: 'read', relationship: ['any'], answer: 'allow' },
      ],
    };
    expect((['own', 'team', 'authority', 'restricted'] as const).map((relationship) => answerAccess(lists, 'casework', 'person', 'list', relationship))).toEqual(['allow', 'allow', 'hide', 'hide']);
    expect((['analysis', 'authoring', 'publishing', undefined] as const).map((kind) => answerAccess(lists, kind, 'case', 'read', 'team'))).toEqual(['refuse', 'refuse', 'hide', 'hide']);
    expect(answerAccess(lists, 'casework', 'case', 'write', 'own')).toBe('hide');
    expect(answerAccess(lists, undefined, 'health', 'read', 'none')).toBe('allow');
  });
  test('two tables are never mixed up, and the same question has the same answer again', () => {
    const other: AccessFile = { rows: [{ access: 'casework', resource: 'case', act: 'read', relationship: 'any', answer: 'refuse' }] };
    for (const _ of [1, 2]) {
      expect(answerAccess(table, 'casework', 'case', 'read', 'own')).toBe('allow');
      expect(answerAccess(other, 'casework', 'case', 'read', 'own')).toBe('refuse');
    }
  });
});
