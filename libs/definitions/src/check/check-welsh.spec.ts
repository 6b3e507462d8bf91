import { AUTHORITY, BLOCK, CODES, FORM, PACK, WORKFLOW, asSources, baseFiles } from '../fixtures/base-definitions.ts';
import type { Files } from '../fixtures/base-definitions.ts';
import { missingWelsh } from '../tables/missing-welsh.ts';
import type { Json, JsonObject } from '../types.ts';
import { catalogue } from './catalogue.ts';
import { checkWelsh } from './check-welsh.ts';

const WORDS = 'forms/languages/cy/words.json';
const THERE = 'workflows/languages/cy/words.json';

/** The base set in a pack with Welsh, where everything has been translated but these texts. */
function translated(except: readonly string[] = [], change: (files: Files) => void = () => undefined): Files {
  const files = baseFiles();
  for (const file of [PACK, AUTHORITY]) files[file] = { ...(files[file] as JsonObject), languages: ['en', 'cy'] };
  const texts = missingWelsh(asSources(files)).filter(({ en }) => !except.includes(en)).map(({ en }) => ({ en, cy: `Cymraeg: ${en}` }));
  files[WORDS] = { language: 'cy', texts };
  change(files);
  return files;
}
const found = (files: Files) => checkWelsh(catalogue(asSources(files))).map(({ file, path, rule, message }) => `${file}:${path} ${rule} ${message}`);
const entries = (files: Files) => (files[WORDS] as unknown as { texts: { en: string; cy: string }[] }).texts;

describe('a pack with Welsh', () => {
  it('has no finding once every text is translated', () => expect(found(translated())).toEqual([]));

  it('welsh-missing: names each place of a text that has no Welsh', () => {
    expect(found(translated(['Reasons', 'Hand in']))).toEqual([
      `forms/packs/test/decision/form.json:/questions/reasons/label welsh-missing There is no Welsh for 'Reasons': add it to a file in languages/cy, or as cy beside it.`,
      `${WORKFLOW}:/actions/referral.submit/label welsh-missing There is no Welsh for 'Hand in': add it to a file in languages/cy, or as cy beside it.`,
    ]);
  });

  it('asks for the words of blocks, codes and its authorities too, and for nothing that is only filled in', () => {
    const { [WORDS]: _words, ...files } = translated();
    const asked = missingWelsh(asSources(files));
    const places = asked.flatMap(({ where }) => where);
    expect(places).toEqual(expect.arrayContaining([`${BLOCK}:/questions/{dimension}.evidence/label`, `${CODES}:/codes/0/label`, `${AUTHORITY}:/teams/0/name`]));
    expect(places).not.toContain(`${BLOCK}:/section/title`);
    expect(asked.find(({ en }) => en === 'Decision')?.where).toEqual(['forms/packs/test/decision/form.json:/title', 'forms/packs/test/decision/form.json:/sections/0/title']);
  });

  it('asks for no Welsh of limits that do not run in its jurisdiction', () => {
    const wales = { ...(baseFiles()[PACK] as JsonObject), languages: ['en', 'cy'], jurisdiction: ['wales'] };
    expect(missingWelsh(asSources({ ...baseFiles(), [PACK]: wales })).some(({ en }) => en === 'Decide')).toBe(false);
  });

  it('takes Welsh that stands beside the English', () => {
    const files = translated(['Age'], (all) => {
      const questions = (all[FORM] as unknown as { questions: { age: Json } }).questions;
      questions.age = { label: { en: 'Age', cy: 'Oed' } };
    });
    expect(found(files)).toEqual([]);
  });

  it('translation-orphaned: names the English that it has become, or says to take it out', () => {
    const files = translated(['Date of the decision'], (all) => entries(all).push({ en: 'Day of the decision', cy: 'Dyddiad' }, { en: 'Weather', cy: 'Tywydd' }));
    expect(found(files).filter((line) => line.startsWith(WORDS)).map((line) => line.replace(/texts\/\d+/, 'texts/n'))).toEqual([
      `${WORDS}:/texts/n/en translation-orphaned 'Day of the decision' is nowhere any more. Did it become 'Date of the decision'? Translate that, and take this out.`,
      `${WORDS}:/texts/n/en translation-orphaned 'Weather' is nowhere any more. Take it out.`,
    ]);
  });

  it('translation-twice: the same English has one Welsh', () => {
    const files = { ...translated(), [THERE]: { language: 'cy', texts: [{ en: 'Age', cy: 'Oedran' }, { en: 'Reasons', cy: 'Cymraeg: Reasons' }] } as Json };
    expect(found(files)).toEqual([`${THERE}:/texts/0/cy translation-twice 'Age' has other Welsh in ${WORDS}: keep one of the two.`]);
  });

  it('translation-gaps: what is filled in is filled in in both languages', () => {
    const files = translated([], (all) => {
      const entry = entries(all).find(({ en }) => en === '{actor} approved');
      if (entry) entry.cy = 'Cymeradwyodd {actr}';
    });
    expect(found(files)).toEqual([expect.stringMatching(/^forms\/languages\/cy\/words\.json:\/texts\/\d+\/cy translation-gaps What is filled in must be the same in both languages: \{actor\}\.$/)]);
  });
});

describe('a pack in English', () => {
  it('is asked for no Welsh', () => {
    expect(found(baseFiles())).toEqual([]);
    expect(missingWelsh(asSources(baseFiles()))).toEqual([]);
  });
});
