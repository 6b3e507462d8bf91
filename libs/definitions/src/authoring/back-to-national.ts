import type { OverlayFile } from '../types.ts';
import type { Operation } from './operation-key.ts';
import { dropWhere } from './overlay-edit.ts';
import type { ActionSetting, QuestionSetting, SectionSetting, StateSetting } from './provenance.ts';
import { actionSettings, questionSettings, sectionSettings, stateSettings } from './provenance.ts';

/** What a setting is of. `form: true`: the form itself; `workflow: true`: the workflow itself; `clock`: its limit. */
export type SettingPlace =
  | { readonly question: string; readonly setting?: QuestionSetting }
  | { readonly section: string; readonly setting?: SectionSetting }
  | { readonly action: string; readonly setting?: ActionSetting }
  | { readonly state: string; readonly setting?: StateSetting }
  | { readonly guard: string }
  | { readonly clock: string }
  | { readonly form: true; readonly setting?: 'title' | 'purpose' }
  | { readonly workflow: true };

/**
 * The overlay with one setting (without `setting`: all of them) as the pack has it again. Texts of one language or both go together;
 * what the authority added itself is not a setting, and stays.
 */
export function backToNational<Overlay extends OverlayFile>(overlay: Overlay, place: SettingPlace): Overlay {
  return dropWhere(overlay, (operation) => {
    const decided = settingsAt(operation, place);
    const asked = 'setting' in place ? place.setting : undefined;
    return asked === undefined ? decided.length > 0 : decided.includes(asked);
  });
}

function settingsAt(operation: Operation, place: SettingPlace): readonly string[] {
  if ('question' in place) return [...questionSettings(operation, place.question), ...translatedPart(operation, place.question)];
  if ('section' in place) return sectionSettings(operation, place.section);
  if ('action' in place) return actionSettings(operation, place.action);
  if ('state' in place) return stateSettings(operation, place.state);
  if ('guard' in place) return 'target' in operation && 'guard' in operation.target && operation.target.guard === place.guard ? ['sentence'] : [];
  if ('clock' in place) return operation.does === 'tightenLimit' && operation.clock === place.clock ? ['limit'] : [];
  return 'target' in operation && Object.keys(operation.target).length === 1 ? [operation.target.part] : [];
}

/** The Welsh of a part goes back with the part. */
function translatedPart(operation: Operation, question: string): readonly string[] {
  if (operation.does !== 'translate' || !('question' in operation.target) || operation.target.question !== question) return [];
  return [operation.target.option === undefined ? operation.target.part : 'options'];
}
