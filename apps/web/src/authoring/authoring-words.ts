import type { PartWords } from '../words/i18n.ts';

/** The words of changes and publications. */
export const changeWords: PartWords = {
  en: () => import('./words.en.json', { with: { type: 'json' } }),
  cy: () => import('./words.cy.json', { with: { type: 'json' } }),
};
/** The words of the form designer. */
export const designWords: PartWords = {
  en: () => import('./form-designer/words.en.json', { with: { type: 'json' } }),
  cy: () => import('./form-designer/words.cy.json', { with: { type: 'json' } }),
};
/** The words of the workflow designer and its simulator. */
export const flowWords: PartWords = {
  en: () => import('./workflow-designer/words.en.json', { with: { type: 'json' } }),
  cy: () => import('./workflow-designer/words.cy.json', { with: { type: 'json' } }),
};
/** The words that both designers say: saving, undoing, two authors on one draft. */
export const sharedWords: PartWords = {
  en: () => import('./shared/words.en.json', { with: { type: 'json' } }),
  cy: () => import('./shared/words.cy.json', { with: { type: 'json' } }),
};
