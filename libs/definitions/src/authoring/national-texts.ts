import type { Text } from '../types.ts';
import { fillWords } from './fill-words.ts';
import type { Fate } from './national-fate.ts';
import { KEPT, eitherWay, onlyNational } from './national-fate.ts';

type Wording = { readonly does: 'relabel'; readonly text: Text } | { readonly does: 'translate'; readonly cy: string };
export interface TextPlace {
  /** Which words, in words. */
  readonly place: Text;
  readonly before: Text | undefined;
  readonly now: Text | undefined;
  readonly isThere: boolean;
  readonly locked: boolean;
}

/** What becomes of our words for a place whose national words may have changed. */
export function textFate(operation: Wording, { place, before, now, isThere, locked }: TextPlace): Fate {
  const ours: Text = operation.does === 'relabel' ? operation.text : { en: now?.en ?? before?.en ?? '', cy: operation.cy };
  const shown = { before, now, ours };
  if (!isThere || (before && !now)) return onlyNational(fillWords({ en: '{place} is not there any more.', cy: 'Nid yw {place} yno mwyach.' }, { place }), shown);
  if (operation.does === 'relabel') {
    if (now && operation.text.en === now.en) return needless(place);
    if (locked) return onlyNational(fillWords({ en: '{place} may not be worded otherwise any more: the pack locks it.', cy: 'Ni ellir geirio {place} yn wahanol mwyach: mae’r pecyn yn ei gloi.' }, { place }), shown);
    return now?.en === before?.en ? KEPT : eitherWay(fillWords({ en: '{place} was worded anew nationally, and we have words of our own.', cy: 'Cafodd {place} ei eirio o’r newydd yn genedlaethol, ac mae gennym ein geiriau ein hunain.' }, { place }), shown);
  }
  if (now?.cy === operation.cy) return needless(place);
  if (now?.en !== before?.en) return eitherWay(fillWords({ en: '{place} was worded anew nationally; our Welsh is of the earlier English.', cy: 'Cafodd {place} ei eirio o’r newydd yn genedlaethol; mae ein Cymraeg o’r Saesneg gynharach.' }, { place }), shown);
  return now?.cy === before?.cy ? KEPT : eitherWay(fillWords({ en: 'The pack has other Welsh now for what we gave Welsh of our own: {place}.', cy: 'Mae gan y pecyn Gymraeg arall bellach ar gyfer yr hyn y rhoesom ein Cymraeg ein hunain iddo: {place}.' }, { place }), shown);
}

function needless(place: Text): Fate {
  return { fate: 'needless', said: fillWords({ en: '{place} now has our words nationally: our change is taken out as needless.', cy: 'Mae gan {place} ein geiriau ni yn genedlaethol bellach: tynnir ein newid allan.' }, { place }) };
}
