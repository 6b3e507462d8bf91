import { Link } from 'react-router';
import type { Finding } from '#form-answers';
import { useWords } from '../words/use-words.ts';
import type { Change } from './authoring-types.ts';
import { designerOf, fileOfPath, rawFileOf } from './file-of-path.ts';

/** What stands against a change, file by file, each one link away from where it is mended. */
export const FindingList = ({ findings, change }: { readonly findings: readonly Finding[]; readonly change: Pick<Change, 'id' | 'files'> }) => {
  const { t, say } = useWords();
  if (findings.length === 0) return <p>{t('change.checks.none')}</p>;
  const paths = [...new Set(findings.map(({ file }) => file))];
  return paths.map((path) => {
    const found = findings.filter((one) => one.file === path);
    const file = fileOfPath(path);
    const title = file ? say(change.files.find(({ kind, id }) => kind === file.kind && id === file.id)?.title) || file.id : path;
    return (
      <div key={path}>
        <h3 className="ex-gap">{title}</h3>
        <ul className="ex-plain">
          {found.map(({ path: pointer, rule, message }, index) => (
            <li key={index}>
              <p><span className="ex-chip ex-chip--late">{t('change.checks.mend')}</span> {message}</p>
              <p className="ex-small ex-muted">
                {file && <Link to={designerOf(change.id, file)}>{t('change.checks.goTo', { title })}</Link>}
                {file && <> · <Link to={`${rawFileOf(change.id, file)}&at=${encodeURIComponent(pointer)}`}>{t('change.checks.inFile')}<span className="govuk-visually-hidden"> {title}, {index + 1}</span></Link></>} · <code>{rule}</code>
              </p>
            </li>
          ))}
        </ul>
      </div>
    );
  });
};
