import { designerOf, fileOfPath, rawFileOf } from './file-of-path.ts';

describe('where a finding leads', () => {
  it('is the form or the workflow that its file changes', () => {
    expect(fileOfPath('forms/authorities/northshire/core-assessment.json')).toEqual({ kind: 'forms', id: 'core-assessment' });
    expect(fileOfPath('workflows/authorities/glanymor/care-and-support.json')).toEqual({ kind: 'workflows', id: 'care-and-support' });
  });

  it('is nowhere for a file that no designer opens', () => {
    expect(fileOfPath('workflows/authorities/glanymor/authority/teams.json')).toBeUndefined();
    expect(fileOfPath('forms/blocks/strategy.json')).toBeUndefined();
  });

  it('is one address for the designer and one for the text', () => {
    expect(designerOf('c1', { kind: 'forms', id: 'core-assessment' })).toBe('/authoring/changes/c1/forms/core-assessment');
    expect(rawFileOf('c1', { kind: 'workflows', id: 'child-in-need' })).toBe('/authoring/changes/c1/files?file=workflows/child-in-need');
  });
});
