import type { TFunction } from 'i18next';
import type { Problem } from '#api-client';
import { problemSentence } from './problem-sentence.ts';

const t = ((key: string, values?: { seconds: number }) => `${key}${values ? ` ${values.seconds}` : ''}`) as TFunction;
const problem = (over: Partial<Problem>): Problem => ({ code: 'guard-refused', status: 409, title: 'Not possible now', ...over });

describe('a refusal in a sentence', () => {
  it('is the engine’s own, in the reader’s language', () => {
    const refused = problem({ sentence: { en: 'A manager decides this', cy: 'Rheolwr sy’n penderfynu' }, detail: 'A manager decides this' });
    expect(problemSentence(refused, t, 'cy')).toBe('Rheolwr sy’n penderfynu');
    expect(problemSentence(problem({ detail: 'Only the detail' }), t, 'en')).toBe('Only the detail');
    expect(problemSentence(problem({}), t, 'en')).toBe('Not possible now');
  });

  it('is the shell’s where only the shell knows', () => {
    expect(problemSentence(problem({ code: 'offline', status: 0 }), t, 'en')).toBe('problem.offline');
    expect(problemSentence(problem({ status: 401 }), t, 'en')).toBe('session.ranOutLead');
    expect(problemSentence(problem({ status: 429, retryAfter: 30 }), t, 'en')).toBe('problem.tooMany 30');
  });

  it('never says whether something hidden exists, nor what broke', () => {
    expect(problemSentence(problem({ status: 404, detail: 'case 17 is restricted' }), t, 'en')).toBe('problem.notFound');
    expect(problemSentence(problem({ status: 500, detail: 'TypeError at line 3' }), t, 'en')).toBe('problem.fault');
  });
});
