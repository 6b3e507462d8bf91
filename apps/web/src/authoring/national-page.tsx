import { Page } from '../shell/page.tsx';

export const NationalPage = () => <Page title="NationalPage">{null}</Page>;
