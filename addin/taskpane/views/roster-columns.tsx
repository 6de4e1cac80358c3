import { Button, Field, Select, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { ColumnQuestion } from '../acts/roster-columns.ts';
import type { ColumnChoice } from '../acts/rosters.ts';
import { usePaneStyles } from './styles.ts';

/** The headers of the file do not say where something is: the clerk points at it, once. */
export function RosterColumns({
  questions,
  onChosen,
}: {
  readonly questions: readonly ColumnQuestion[];
  readonly onChosen: (columns: readonly ColumnChoice[]) => void;
}) {
  const styles = usePaneStyles();
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const chosen = questions.flatMap(({ label, options }) => {
    const option = options.find((each) => each.label === answers[label]);
    return option ? [option.columns] : [];
  });
  return (
    <section className={styles.question} aria-label="指认列">
      <Text>请说明文件里的列。收录后会记住，下次不用再选。</Text>
      {questions.map(({ label, options }) => (
        <Field key={label} label={label}>
          <Select
            value={answers[label] ?? ''}
            onChange={(_, { value }) => setAnswers({ ...answers, [label]: value })}
          >
            <option value="">请选择…</option>
            {options.map((option) => (
              <option key={option.label} value={option.label}>
                {option.label}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <Button
        appearance="primary"
        className={styles.start}
        disabledFocusable={chosen.length < questions.length}
        onClick={() => onChosen(chosen.flat())}
      >
        按此再检查
      </Button>
    </section>
  );
}
