import { Page } from '../shell/page.tsx';

export const AuthoringPage = () => <Page title="">{null}</Page>;
