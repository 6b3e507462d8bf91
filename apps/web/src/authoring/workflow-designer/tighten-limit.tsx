import { useState } from 'react';
import { tightenLimit } from '#authoring';
import { civilDate } from '../../words/dates.ts';
import { useWords } from '../../words/use-words.ts';
import { AddForm, TextField } from './fields.tsx';
import type { FlowPalette } from './flow-api.ts';
import { useFlow } from './use-flow.tsx';

type Clock = FlowPalette['clocks'][number];

/** A shorter limit: how long, from which day, and who decided it. */
export const TightenLimit = ({ clock, onDone }: { readonly clock: Clock; readonly onDone: () => void }) => {
  const { t, say } = useWords();
  const { change, announce } = useFlow();
  const [amount, setAmount] = useState('');
  const [from, setFrom] = useState(civilDate(new Date()));
  const [source, setSource] = useState('');
  const number = Number(amount);
  const isShorter = Number.isInteger(number) && number >= 1 && number < clock.amount;
  const unit = t(`flow.unit.${clock.unit}`, { count: clock.amount });
  const missing = !isShorter ? t('flow.missing.shorter', { unit, amount: clock.amount }) : from === '' ? t('flow.missing.from') : source.trim() === '' ? t('flow.missing.source') : undefined;
  const tighten = () => {
    change((overlay) => tightenLimit(overlay, { clock: clock.id, amount: number, validFrom: from, legalSource: { text: source.trim() } }));
    announce(t('flow.limitTightened', { clock: say(clock.label) }));
    onDone();
  };
  return (
    <AddForm title={t('flow.tightenTitle', { clock: say(clock.label) })} lead={t('flow.tightenLead', { amount: clock.amount, unit })} submit={t('flow.tighten')} cancel={t('flow.cancel')} missing={missing} onSubmit={tighten} onCancel={onDone}>
      <TextField label={t('flow.tightenTo', { unit })} type="number" value={amount} onChange={setAmount} error={amount !== '' && !isShorter ? t('flow.missing.shorter', { unit, amount: clock.amount }) : undefined} />
      <TextField label={t('flow.tightenFrom')} type="date" value={from} onChange={setFrom} />
      <TextField label={t('flow.tightenSource')} value={source} onChange={setSource} hint={t('flow.tightenSourceHint')} />
    </AddForm>
  );
};
