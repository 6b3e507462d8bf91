import { useRouteError } from 'react-router';
import { problemOf } from '../api/value-of.ts';
import { ProblemPage } from './problem-page.tsx';

/** A page that broke: the frame stays, and what was typed is kept on this computer until it is sent. */
export const FaultPage = () => <ProblemPage problem={{ ...problemOf(useRouteError()), status: 500 }} onAgain={() => window.location.reload()} />;
