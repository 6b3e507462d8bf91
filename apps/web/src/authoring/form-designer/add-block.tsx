import { useId, useState } from 'react';
import { addBlock, localId } from '#authoring';
import type { Text } from '#form-answers';
import { useWords } from '../../words/use-words.ts';
import { DesignDialog } from './design-dialog.tsx';
import { takenIds } from './places.ts';
import type { PaletteBlock } from './palette.ts';
import { useDesigner } from './use-designer.tsx';

/** Questions that several forms share, taken into this one. */
export const AddBlock = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, say } = useWords();
  const { section, question, form, national, overlay, authority, palette, change, select } = useDesigner();
  const [block, setBlock] = useState('');
  const [dimension, setDimension] = useState('');
  const [tried, setTried] = useState(false);
  const id = useId();
  if (!section) return null;
  const chosen = palette.blocks.find((one) => one.id === block);
  const needsDimension = chosen?.parameters.includes('dimension') === true;
  const isMissing = tried && (!chosen || (needsDimension && dimension === ''));
  /** A place for a dimension's words, said as what it stands for. */
  const named = (text: Text | undefined) => say(text).replaceAll(/\{dimension\.\w+\}/g, t('design.block.dimension'));
  const add = (): boolean => {
    setTried(true);
    if (!chosen || (needsDimension && dimension === '')) return false;
    const prefix = localId(authority, [chosen.id.replace(/([A-Z])/g, ' $1'), dimension].join(' '), [...takenIds(national, form, overlay), ...overlay.operations.flatMap((one) => (one.does === 'addBlock' ? [one.prefix] : []))]);
    const after = question?.id ?? section.questions.at(-1);
    change((now) => addBlock(now, { block: chosen.id, ...(needsDimension && { with: { dimension } }), section: section.id, ...(after !== undefined && { after }), prefix }));
    select(chosen.questions[0] ? { question: `${prefix}.${chosen.questions[0].id.replace('{dimension}', dimension)}` } : { section: section.id }, 'card');
    return true;
  };
  return (
    <DesignDialog title={t('design.block.title', { section: say(section.title) })} button={t('design.block.button')} onClose={onClose} onDone={add}>
      <p>{t('design.block.lead')}</p>
      <div className={`govuk-form-group${isMissing ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label govuk-label--s" htmlFor={id}>{t('design.block.which')}</label>
        {isMissing && <p className="govuk-error-message" id={`${id}-error`}>{t('design.block.choose')}</p>}
        <select className="govuk-select" id={id} value={block} aria-describedby={isMissing ? `${id}-error` : undefined} onChange={(event) => setBlock(event.target.value)}>
          <option value="">{t('design.choose')}</option>
          {palette.blocks.map((one) => <option key={one.id} value={one.id}>{nameOf(one, named)}</option>)}
        </select>
      </div>
      {needsDimension && (
        <div className="govuk-form-group">
          <label className="govuk-label govuk-label--s" htmlFor={`${id}-dimension`}>{t('design.meaning.dimension.title')}</label>
          <select className="govuk-select" id={`${id}-dimension`} value={dimension} onChange={(event) => setDimension(event.target.value)}>
            <option value="">{t('design.choose')}</option>
            {palette.dimensions.dimensions.map((one) => <option key={one.id} value={one.id}>{say(one.title)}</option>)}
          </select>
        </div>
      )}
      {chosen && <ul className="ex-dots ex-small">{chosen.questions.map((one) => <li key={one.id}>{named(one.label)}</li>)}</ul>}
    </DesignDialog>
  );
};

/** A block by its title, or by what it asks first. */
const nameOf = ({ title, questions }: PaletteBlock, say: (text: Text | undefined) => string): string =>
  [say(title), questions.slice(0, 2).map(({ label }) => say(label)).join(', ')].filter(Boolean).join(': ').slice(0, 110);
