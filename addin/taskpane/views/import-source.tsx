import { Checkbox, Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import type { ImportSource } from '../acts/imports.ts';
import { usePane } from '../pane-context.ts';
import { FilePicker } from './file-picker.tsx';

/** What is chosen so far; a file may still be missing. */
export interface SourceChoice {
  readonly kind: 'file' | 'selection';
  readonly file: File | null;
  readonly includeHidden: boolean;
}

export const noSource: SourceChoice = { kind: 'file', file: null, includeHidden: false };

/** The source to import from; null while no file is chosen. */
export function sourceOf({ kind, file, includeHidden }: SourceChoice): ImportSource | null {
  if (kind === 'selection') return { kind, includeHidden };
  return file && { kind, file };
}

/** From a file, or from what is selected on the sheet. */
export function SourceFields({
  choice,
  disabled,
  onChange,
  accept,
}: {
  readonly choice: SourceChoice;
  readonly disabled: boolean;
  readonly onChange: (choice: SourceChoice) => void;
  /** Left out: both kinds of files. */
  readonly accept?: 'xlsx';
}) {
  const { host } = usePane();
  return (
    <>
      <Field label="数据来自">
        <RadioGroup
          layout="horizontal"
          value={choice.kind}
          disabled={disabled}
          onChange={(_, { value }) =>
            onChange({ ...choice, kind: value === 'selection' ? 'selection' : 'file' })
          }
        >
          <Radio value="file" label="文件" />
          <Radio value="selection" label="当前选区" disabled={host.excel !== 'ready'} />
        </RadioGroup>
      </Field>
      {choice.kind === 'file' ? (
        <FilePicker
          file={choice.file}
          disabled={disabled}
          onPick={(file) => onChange({ ...choice, file })}
          {...(accept ? { accept } : {})}
        />
      ) : (
        <>
          <Text size={200}>请在表格中选中含表头的整块数据（可选整列）。</Text>
          <Checkbox
            label="隐藏或筛掉的行也导入"
            checked={choice.includeHidden}
            disabled={disabled}
            onChange={(_, { checked }) => onChange({ ...choice, includeHidden: checked === true })}
          />
        </>
      )}
    </>
  );
}
