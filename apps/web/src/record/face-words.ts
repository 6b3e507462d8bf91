import type { TFunction } from 'i18next';
import type { FaceWords } from '#govuk-rjsf';

/** The words that the faces of questions say, in the reader's language. */
export const faceWords = (t: TFunction): FaceWords => ({
  errorPrefix: t('page.error'),
  needed: t('face.needed'),
  whyWeAsk: t('face.why'),
  day: t('face.day'),
  month: t('face.month'),
  year: t('face.year'),
  time: t('face.time'),
  timeHint: t('face.timeHint'),
  yes: t('face.yes'),
  no: t('face.no'),
  choose: t('face.choose'),
  clear: (label) => t('face.clear', { label }),
  charactersLeft: (count) => t('face.charactersLeft', { count }),
  charactersOver: (count) => t('face.charactersOver', { count }),
  add: (label) => t('face.add', { label }),
  addAnother: (label) => t('face.addAnother', { label }),
  row: (label, number) => t('face.row', { label, number }),
  remove: (label, number) => t('face.remove', { label, number }),
  removeAsk: (label, number) => t('face.removeAsk', { label, number }),
  removeNothing: t('face.removeNothing'),
  removeLost: t('face.removeLost'),
  removeYes: t('face.removeYes'),
  removeNo: t('face.removeNo'),
  noRows: t('face.noRows'),
  changeCarried: (label, number) => t('face.changeCarried', { label, number }),
});
