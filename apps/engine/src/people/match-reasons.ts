import type { PersonMatch } from '#casework';
import type { Text } from '#definitions';

/** Why somebody may be the same person, in words. */
export const matchReasons: { readonly [because in PersonMatch['because'][number]]: Text } = {
  identifier: { en: 'The same number', cy: 'Yr un rhif' },
  name: { en: 'The same name', cy: 'Yr un enw' },
  similarName: { en: 'A similar name', cy: 'Enw tebyg' },
  nameSound: { en: 'A name that sounds alike', cy: 'Enw sy’n swnio’n debyg' },
  swappedNames: { en: 'The same names the other way round', cy: 'Yr un enwau o chwith' },
  birthDate: { en: 'The same date of birth', cy: 'Yr un dyddiad geni' },
  birthDateSwapped: { en: 'The same date of birth with day and month swapped', cy: 'Yr un dyddiad geni gyda’r diwrnod a’r mis wedi’u cyfnewid' },
  birthNear: { en: 'A date of birth close by', cy: 'Dyddiad geni agos' },
  expectedNear: { en: 'Born about when this child was expected', cy: 'Wedi’i eni tua’r adeg y disgwylid y plentyn hwn' },
};
