import type { Text } from '#definitions';
import { pathOf } from './migrate-states.ts';
import type { RegionPlace } from './place.ts';
import { sentence } from './sentences.ts';

/** Why a case cannot be moved: where it stands, and what to do about it. */
export interface Stuck {
  readonly region: string;
  /** `<region>.<path>` */
  readonly state: string;
  readonly why: StuckWhy;
  readonly sentence: Text;
}
export type StuckWhy = 'stateGone' | 'decisionGone' | 'regionGone' | 'approval' | 'wouldClose' | 'wouldOpen' | 'twoRegions' | 'unknown';

const SENTENCES: { readonly [why in StuckWhy]: readonly [en: string, cy: string] } = {
  stateGone: [
    'It stands at “{state}”, which the new definitions do not have: take its next step first, or say in a migration file where it goes.',
    'Mae’n sefyll yn “{state}”, nad yw yn y diffiniadau newydd: cymerwch ei gam nesaf yn gyntaf, neu dywedwch mewn ffeil fudo i ble y mae’n mynd.',
  ],
  decisionGone: [
    '“{form}” waits at “{state}” for a decision that the new definitions do not have: decide it first, or return it to be written again.',
    'Mae “{form}” yn aros yn “{state}” am benderfyniad nad yw yn y diffiniadau newydd: penderfynwch arno yn gyntaf, neu dychwelwch ef i’w ysgrifennu eto.',
  ],
  regionGone: [
    'The new definitions have nothing for “{region}”, where it stands at “{state}”: bring that to its end first.',
    'Nid oes gan y diffiniadau newydd ddim ar gyfer “{region}”, lle mae’n sefyll yn “{state}”: dewch â hynny i ben yn gyntaf.',
  ],
  approval: [
    'From “{state}” it would pass the approval of “{form}” by: decide that first, or correct the migration file.',
    'O “{state}” byddai’n mynd heibio i gymeradwyo “{form}”: penderfynwch ar hynny yn gyntaf, neu cywirwch y ffeil fudo.',
  ],
  wouldClose: [
    'It is open, at “{state}”, and would be closed by being moved: nothing closes a case but somebody who decides to.',
    'Mae’n agored, yn “{state}”, a byddai’n cael ei gau wrth ei symud: nid oes dim yn cau achos ond rhywun sy’n penderfynu gwneud hynny.',
  ],
  wouldOpen: [
    'It is closed, and would be opened by being moved: open it again first, or leave it as it is.',
    'Mae wedi cau, a byddai’n cael ei agor wrth ei symud: agorwch ef eto yn gyntaf, neu gadewch ef fel y mae.',
  ],
  twoRegions: [
    'What stands at “{state}” would come to the same place as something else of this case: say in the migration file which of the two counts.',
    'Byddai’r hyn sy’n sefyll yn “{state}” yn dod i’r un lle â rhywbeth arall o’r achos hwn: dywedwch yn y ffeil fudo pa un o’r ddau sy’n cyfrif.',
  ],
  unknown: [
    'Where it stands cannot be read in the definitions that it is pinned to. Tell your administrator.',
    'Ni ellir darllen ble y mae’n sefyll yn y diffiniadau y mae wedi’i binio iddynt. Dywedwch wrth eich gweinyddwr.',
  ],
};

/** That a case is stuck at a region's state. */
export function stuckAt(why: StuckWhy, region: RegionPlace | undefined, form: Text = { en: '' }): Stuck {
  const parts = { state: region?.stateLabel ?? '', region: region?.label ?? '', form };
  return { region: region?.id ?? '', state: region ? pathOf(region) : '', why, sentence: sentence(...SENTENCES[why], parts) };
}
