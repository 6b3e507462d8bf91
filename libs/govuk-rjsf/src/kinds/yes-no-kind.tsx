import type { EditProps, Kind } from '../face.ts';
import { Options } from '../options.tsx';
import { ReadText } from '../read-text.tsx';

const Edit = (props: EditProps) => {
  const { words } = props.context;
  const selected = typeof props.value === 'boolean' ? [props.value ? 'yes' : 'no'] : [];
  return (
    <Options
      {...props}
      type="radio"
      options={[{ value: 'yes', label: words.yes }, { value: 'no', label: words.no }]}
      selected={selected}
      onToggle={(value) => props.onCommit(value === 'yes')}
      onClear={() => props.onCommit('')}
    />
  );
};

export const yesNoKind: Kind = { edit: Edit, read: ReadText, print: ReadText };
