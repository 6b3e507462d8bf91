import type { RegionView } from '#api-client';
import { longDate } from '../words/dates.ts';
import { Said } from '../words/said.tsx';
import { useWords } from '../words/use-words.ts';
import { useCase } from './case-layout.tsx';
import { inOrder } from './offered.ts';

/** The stages of the platform's own vocabulary, in the order in which work goes through them. */
const STAGES = ['contact', 'referral', 'assessment', 'planning', 'intervention', 'review'] as const;

const Path = ({ stage }: { readonly stage: string }) => {
  const { t } = useWords();
  const now = STAGES.findIndex((one) => one === stage);
  if (now < 0) return null;
  return (
    <ol className="ex-path">
      {STAGES.map((one, index) => {
        const place = index < now ? 'done' : index === now ? 'now' : 'next';
        return <li key={one} className={`ex-path__${place}`}><span>{t(`stage.${one}`)}<span className="govuk-visually-hidden">, {t(`stage.${place}`)}</span></span></li>;
      })}
    </ol>
  );
};

const Lane = ({ region }: { readonly region: RegionView }) => {
  const { t, say, language } = useWords();
  return (
    <li>
      <h3><Said text={region.label} /></h3>
      <div>
        {region.stage && <Path stage={region.stage} />}
        <p className="ex-small">{t('child.since', { state: say(region.stateLabel), date: longDate(region.since, language) })}</p>
      </div>
    </li>
  );
};

/** One lane for each line of work under way, that of the help itself always; those at rest are one line together. */
export const WhereItStands = () => {
  const { t } = useWords();
  const regions = inOrder(useCase().regions);
  const open = regions.filter(({ atRest }, index) => !atRest || index === 0);
  const resting = regions.filter((region) => !open.includes(region));
  return (
    <section className="ex-sec">
      <h2>{t('child.stands')}</h2>
      <ul className="ex-lanes">{open.map((region) => <Lane key={region.id} region={region} />)}</ul>
      {resting.length > 0 && <p className="ex-small ex-resting">{t('child.resting')} {resting.map((region, index) => <span key={region.id}>{index > 0 && ' · '}<Said text={region.label} /></span>)}</p>}
    </section>
  );
};
