import { useQuery } from '@tanstack/react-query';
import { healthQuery } from '../api/queries.ts';
import { useMe } from '../session/session.tsx';
import { useWords } from '../words/use-words.ts';

/** Tells an administrator when something is wrong with the service; silent while all is well. */
export const HealthNotice = () => {
  const { t } = useWords();
  const { definitionFaults = [] } = useMe();
  const { data } = useQuery(healthQuery());
  if ((!data || data.status === 'ok') && definitionFaults.length === 0) return null;
  return (
    <section className="ex-health" aria-label={t('health.title')}>
      <div className="ex-wrap"><p><b>{t('health.title')}</b> {definitionFaults.join(' ') || t('health.lead', { status: data?.status })}</p></div>
    </section>
  );
};
