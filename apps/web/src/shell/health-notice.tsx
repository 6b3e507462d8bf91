import { useQuery } from '@tanstack/react-query';
import { healthQuery } from '../api/queries.ts';
import { useWords } from '../words/use-words.ts';

/** Tells an administrator when something is wrong with the service; silent while all is well. */
export const HealthNotice = () => {
  const { t } = useWords();
  const { data } = useQuery(healthQuery());
  const notices = Array.isArray(data?.['notices']) ? data['notices'].map(String) : [];
  if (!data || (data.status === 'ok' && notices.length === 0)) return null;
  return (
    <section className="ex-health" aria-label={t('health.title')}>
      <div className="ex-wrap"><p><b>{t('health.title')}</b> {notices.join(' ') || t('health.lead', { status: data.status })}</p></div>
    </section>
  );
};
