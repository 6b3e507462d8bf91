import { DateInputs } from '../date-inputs.tsx';
import type { EditProps, Kind } from '../face.ts';
import { Grouped } from '../frame.tsx';
import { ReadText } from '../read-text.tsx';

const Edit = (props: EditProps) => (
  <Grouped {...props}>
    <DateInputs {...props} />
  </Grouped>
);

export const dateKind: Kind = { edit: Edit, read: ReadText, print: ReadText };
