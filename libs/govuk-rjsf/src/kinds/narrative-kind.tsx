import type { EditProps, Kind } from '../face.ts';
import { Labelled } from '../frame.tsx';
import { LongText } from '../long-text.tsx';
import { ReadText } from '../read-text.tsx';

const Edit = (props: EditProps) => (
  <Labelled {...props}>
    <LongText {...props} least={5} />
  </Labelled>
);

/** What a worker tells in her own words, over paragraphs. */
export const narrativeKind: Kind = { edit: Edit, read: ReadText, print: ReadText };
