import { Button, Field, Text } from '@fluentui/react-components';
import { useRef } from 'react';
import { usePaneStyles } from './styles.ts';

interface Props {
  readonly file: File | null;
  readonly disabled: boolean;
  readonly onPick: (file: File | null) => void;
  /** Left out: .csv and .xlsx. `forms`: those and many of them in a .zip. */
  readonly accept?: keyof typeof kinds;
}

const kinds = {
  rows: { types: '.csv,.txt,.xlsx', hint: '.csv（UTF-8 或 GBK）或 .xlsx' },
  xlsx: { types: '.xlsx', hint: '.xlsx' },
  forms: { types: '.xlsx,.csv,.zip', hint: '.xlsx、.csv，或装着多份的 .zip' },
} as const;

/** The browser's own picker speaks the browser's language; this one speaks the pane's. */
export function FilePicker({ file, disabled, onPick, accept = 'rows' }: Props) {
  const styles = usePaneStyles();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Field label="文件" hint={kinds[accept].hint}>
      <div className={styles.row}>
        <input
          ref={input}
          type="file"
          accept={kinds[accept].types}
          className={styles.hidden}
          aria-label="文件"
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            onPick(currentTarget.files?.[0] ?? null);
            // So that choosing the corrected file of the same name counts as a change.
            currentTarget.value = '';
          }}
        />
        <Button disabled={disabled} onClick={() => input.current?.click()}>
          选择文件…
        </Button>
        <Text size={200} className={styles.grow} aria-live="polite">
          {file ? `${file.name}（${sizeWords(file.size)}）` : '未选择文件'}
        </Text>
      </div>
    </Field>
  );
}

function sizeWords(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
