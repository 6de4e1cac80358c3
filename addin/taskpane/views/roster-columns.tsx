import { Button, Field, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { AskedColumns } from '../acts/roster-columns.ts';
import type { ColumnChoice } from '../acts/rosters.ts';
import { usePaneStyles } from './styles.ts';

/** The headers of the file do not say where something is: the clerk points at it, once. */
export function RosterColumns({
  asked,
  onChosen,
}: {
  readonly asked: AskedColumns;
  readonly onChosen: (columns: readonly ColumnChoice[]) => void;
}) {
  const styles = usePaneStyles();
  const [headers, setHeaders] = useState<Readonly<Record<string, string>>>({});
  const chosen = asked.columns.flatMap(({ key }) => {
    const header = headers[key];
    return header ? [{ header, key }] : [];
  });
  return (
    <section className={styles.question} aria-label="指认列">
      <Text>文件里哪一列是下面的内容？收录后会记住，下次不用再选。</Text>
      {asked.columns.map(({ key, name }) => (
        <Field key={key} label={name}>
          <Select
            value={headers[key] ?? ''}
            onChange={(_, { value }) => setHeaders({ ...headers, [key]: value })}
          >
            <option value="">请选择…</option>
            {asked.headers.map((header) => (
              <option key={header} value={header}>
                {header}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <Button
        appearance="primary"
        className={styles.start}
        disabledFocusable={chosen.length < asked.columns.length}
        onClick={() => onChosen(chosen)}
      >
        按此再检查
      </Button>
    </section>
  );
}
