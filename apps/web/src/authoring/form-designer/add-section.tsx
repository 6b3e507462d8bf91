import { useId, useState } from 'react';
import { addSection, localId } from '#authoring';
import { useWords } from '../../words/use-words.ts';
import { DesignDialog } from './design-dialog.tsx';
import { takenIds } from './places.ts';
import { useDesigner } from './use-designer.tsx';

/** A section of one's own. */
export const AddSection = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, say } = useWords();
  const { section, form, national, overlay, authority, change, select } = useDesigner();
  const [title, setTitle] = useState('');
  const [after, setAfter] = useState(section?.id ?? '');
  const [tried, setTried] = useState(false);
  const id = useId();
  const isMissing = tried && title.trim() === '';
  const add = (): boolean => {
    setTried(true);
    if (title.trim() === '') return false;
    const own = localId(authority, title, takenIds(national, form, overlay), 'section');
    const group = form.sections.find((one) => one.id === after)?.group;
    change((now) => addSection(now, { id: own, title: { en: title.trim() }, ...(group && { group: { en: group.en, ...(group.cy !== undefined && { cy: group.cy }) } }), ...(after !== '' && { after }) }));
    select({ section: own }, 'card');
    return true;
  };
  return (
    <DesignDialog title={t('design.section.addTitle')} button={t('design.section.addButton')} onClose={onClose} onDone={add}>
      <div className={`govuk-form-group${isMissing ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label govuk-label--s" htmlFor={id}>{t('design.section.title')}</label>
        {isMissing && <p className="govuk-error-message" id={`${id}-error`}>{t('design.section.enter')}</p>}
        <input className="govuk-input" id={id} value={title} aria-describedby={isMissing ? `${id}-error` : undefined} onChange={(event) => setTitle(event.target.value)} />
      </div>
      <div className="govuk-form-group">
        <label className="govuk-label govuk-label--s" htmlFor={`${id}-after`}>{t('design.add_.where')}</label>
        <select className="govuk-select" id={`${id}-after`} value={after} onChange={(event) => setAfter(event.target.value)}>
          <option value="">{t('design.section.first')}</option>
          {form.sections.map((one) => <option key={one.id} value={one.id}>{t('design.add_.after', { question: say(one.title) })}</option>)}
        </select>
      </div>
    </DesignDialog>
  );
};
