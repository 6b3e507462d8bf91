import { repositoryPath } from './repository-path.ts';

const form = '{ "form": "core-assessment", "base": "2.0.0", "version": 1, "operations": [] }';
const workflow = '{ "workflow": "child-in-need", "base": "1.0.0", "version": 1, "operations": [{ "does": "insertApproval", "form": "decision" }] }';
const at = (path: string, text = form) => repositoryPath(path, text, 'northshire');

describe('where a chosen file belongs', () => {
  it('is told by its folders, wherever the folder that was chosen begins', () => {
    expect(at('forms/authorities/northshire/core-assessment.json')).toBe('forms/authorities/northshire/core-assessment.json');
    expect(at('our-config/workflows/authorities/northshire/child-in-need.json', workflow)).toBe('workflows/authorities/northshire/child-in-need.json');
  });

  it('is told by what it changes where it has no folders', () => {
    expect(at('anything.json')).toBe('forms/authorities/northshire/core-assessment.json');
    expect(at('downloads/flow.json', workflow)).toBe('workflows/authorities/northshire/child-in-need.json');
  });

  it('is nowhere for a file that is no overlay', () => {
    expect(at('README.txt')).toBeUndefined();
    expect(at('workflows/authorities/northshire/authority.json', '{ "id": "northshire" }')).toBeUndefined();
    expect(at('package.json', '{ "form": "x" }')).toBeUndefined();
  });
});
