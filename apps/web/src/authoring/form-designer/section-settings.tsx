import { backToNational, moveSectionDown, moveSectionUp, operationAt, removeSection, sectionProvenance } from '#authoring';
import type { ResolvedSection, TextTarget } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { Setting } from './setting.tsx';
import { TextPair } from './text-pair.tsx';
import { focusLater, useDesigner } from './use-designer.tsx';

/** What can be set of a section. */
export const SectionSettings = ({ section }: { readonly section: ResolvedSection }) => {
  const { t } = useWords();
  const { national, overlay, form, change, select, mayEdit } = useDesigner();
  const pack = national.sections.find(({ id }) => id === section.id);
  const from = sectionProvenance(national, overlay, section.id);
  const index = form.sections.findIndex(({ id }) => id === section.id);
  const remove = () => {
    change((now) => removeSection(now, section.id));
    select({});
    focusLater(() => document.getElementById('canvas-heading'));
  };
  const own = operationAt(overlay, 'addSection', section.id);
  return (
    <>
      {(['title', 'hint', 'group'] as const).map((part) => (
        <Setting key={part} title={t(`design.section.${part}`)} from={from[part]} {...(pack && { onBack: () => change((now) => backToNational(now, { section: section.id, setting: part })) })}>
          <TextPair name={t(`design.section.${part}`)} target={{ section: section.id, part }} text={section[part]} national={pack?.[part]} locked={from[part] === 'locked'} />
        </Setting>
      ))}
      <Setting title={t('design.place.title')} from={from.place} {...(pack && { onBack: () => change((now) => backToNational(now, { section: section.id, setting: 'place' })) })}>
        {mayEdit && from.place !== 'locked' && <p className="ex-acts">
          <button type="button" className="govuk-button govuk-button--secondary" aria-disabled={index === 0} onClick={() => change((now, at) => moveSectionUp(now, at, section.id))}>{t('design.moveUp')}</button>
          <button type="button" className="govuk-button govuk-button--secondary" aria-disabled={index === form.sections.length - 1} onClick={() => change((now, at) => moveSectionDown(now, at, section.id))}>{t('design.moveDown')}</button>
          {own && <button type="button" className="ex-linklike" onClick={remove}>{t('design.section.remove')}</button>}
        </p>}
      </Setting>
    </>
  );
};

/** The words of the form itself. */
export const FormSettings = () => {
  const { t } = useWords();
  const { national, overlay, form, change } = useDesigner();
  const isOurs = (part: TextTarget['part']) => overlay.operations.some((one) => 'target' in one && Object.keys(one.target).length === 1 && one.target.part === part);
  return (
    <>
      {(['title', 'purpose'] as const).map((part) => (
        <Setting key={part} title={t(`design.form.${part}`)} from={isOurs(part) ? 'ours' : 'national'} onBack={() => change((now) => backToNational(now, { form: true, setting: part }))}>
          <TextPair name={t(`design.form.${part}`)} target={{ part }} text={form[part]} national={national[part]} rows={part === 'purpose' ? 4 : 2} />
        </Setting>
      ))}
    </>
  );
};
