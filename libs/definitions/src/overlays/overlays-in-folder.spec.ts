import { checkDefinitions } from '../check/check-definitions.ts';
import { asSources, baseFiles } from '../fixtures/base-definitions.ts';
import { contentOf } from '../resolve/resolve-authority.ts';
import type { Json } from '../types.ts';
import { nationalBase } from './national-base.ts';
import { overlayPath, startingOverlays } from './overlays.ts';

const hash = (text: string) => `digest of ${text}`;
const PATH = overlayPath('northshire', 'forms', 'referral');
const overlay = (more: object = {}): Json => ({ $schema: '../../overlay.schema.json', form: 'referral', base: '1.0.0', version: 1, operations: [{ does: 'require', question: 'age' }], ...more });
const withFile = (value: Json, path = PATH) => asSources({ ...baseFiles(), [path]: value });
const found = (value: Json, path = PATH) => checkDefinitions(withFile(value, path)).map(({ file, path: at, rule, message }) => `${file}:${at} ${rule} ${message}`);

describe('an overlay in the folder of definitions', () => {
  it('is part of what its authority publishes', () => {
    const sources = withFile(overlay());
    const content = contentOf(sources, 'northshire', hash);
    expect(checkDefinitions(sources)).toEqual([]);
    expect(content.forms['referral']?.ref).toBe('referral@1.0.0+northshire.1');
    expect(content.overlays?.forms['referral']).toEqual({ form: 'referral', base: '1.0.0', version: 1, operations: [{ does: 'require', question: 'age' }] });
    expect(startingOverlays(sources, 'thamesbank')).toEqual({ forms: {}, workflows: {} });
  });

  it('leaves what the pack says as it is, which is resolved once', () => {
    const sources = withFile(overlay());
    expect(nationalBase(sources, 'northshire', hash)).toBe(nationalBase(sources, 'northshire', hash));
    expect(nationalBase(sources, 'northshire', hash).content).toEqual(contentOf(asSources(baseFiles()), 'northshire', hash));
  });

  it('goes on counting its versions when it changes nothing any more', () => {
    expect(contentOf(withFile(overlay({ version: 2, operations: [] })), 'northshire', hash).overlays?.forms['referral']?.version).toBe(2);
    expect(contentOf(withFile(overlay({ operations: [] })), 'northshire', hash)).toEqual(contentOf(asSources(baseFiles()), 'northshire', hash));
  });

  it('is checked with all other files', () => {
    expect(found(overlay({ operations: [{ does: 'require', question: 'agee' }] }))).toEqual([`${PATH}:/operations/0/question target-unknown This form has no question 'agee'. Did you mean 'age'?`]);
    expect(found(overlay({ base: '0.9.0' }))).toEqual([`${PATH}:/base base-gone These changes were made for 0.9.0; the pack has 1.0.0: take the national change first.`]);
    expect(found(overlay({ operation: [] }))).toEqual([`${PATH}:/operation unknown-key 'operation' is not a key here. Did you mean 'operations'?`]);
    expect(found(overlay({ version: 0 }))).toEqual([`${PATH}:/version too-small This must be 1 or more.`]);
    expect(found(null)).toEqual([`${PATH}: wrong-type This must be an object, not null.`]);
  });

  it('is of an authority that is there, and of the form that its place says', () => {
    expect(found(overlay(), overlayPath('nowhere', 'forms', 'referral'))).toEqual([`${overlayPath('nowhere', 'forms', 'referral')}: authority-unknown There is no authority 'nowhere'. There is: northshire.`]);
    expect(found(overlay({ form: 'decision' }))).toEqual([`${PATH}:/form id-place This says 'decision' and its place says 'referral': call both the same.`]);
  });
});
