import { Button, Checkbox, Field, Select, Text } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { BreakdownConflictChoice } from '../../client/generated/graphql.ts';
import {
  chosenSide,
  type FileChoice,
  type FileConflict,
  type ImportedForms,
  openConflicts,
  withChosen,
} from '../acts/breakdown-file-words.ts';
import { importForms } from '../acts/breakdown-files.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { ConflictList } from './conflict-list.tsx';
import { DownloadButton } from './download-path.tsx';
import { FilePicker } from './file-picker.tsx';
import { ProblemList } from './problem-list.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

const conflictChoices: readonly (readonly [BreakdownConflictChoice, string])[] = [
  ['REPORT', '列出来，逐格选定'],
  ['MINE', '都以文件里的为准'],
  ['THEIRS', '都以系统里的为准'],
];

interface Props {
  readonly campaignId: string;
  readonly onImported: () => void;
}

/** Files that were filled elsewhere; a cell that was changed there and at the service is chosen by itself. */
export function FormImport({ campaignId, onImported }: Props) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [file, setFile] = useState<File | null>(null);
  const [isSubmit, setIsSubmit] = useState(false);
  const [onConflict, setOnConflict] = useState<BreakdownConflictChoice>('REPORT');
  const [choices, setChoices] = useState<readonly FileChoice[]>([]);
  // Kept while no answer has come, so that the same files sent again are taken once.
  const key = useRef<string | null>(null);
  const [state, bring] = useAct(async (picked: File, dryRun: boolean) => {
    key.current ??= crypto.randomUUID();
    const mutationKey = dryRun ? crypto.randomUUID() : key.current;
    const done = await importForms(client, {
      campaignId,
      file: picked,
      dryRun,
      submit: isSubmit,
      onConflict,
      choices,
      mutationKey,
    });
    if (!dryRun) key.current = null;
    if (done.hasChanged) onImported();
    return done;
  });
  const isBusy = state.kind === 'busy';
  const changed = <Value,>(set: (value: Value) => void) => {
    return (value: Value) => {
      key.current = null;
      set(value);
    };
  };
  const picked = (wanted: File | null) => {
    changed(setFile)(wanted);
    // What was chosen for another file says nothing of this one.
    setChoices([]);
  };
  const choose = (cells: readonly FileConflict[], side: FileChoice['side']) =>
    changed(setChoices)(withChosen(choices, cells, side));
  return (
    <form
      className={styles.fields}
      aria-label="导入填好的表"
      onSubmit={(event) => {
        event.preventDefault();
        if (file && !isBusy) void bring(file, false);
      }}
    >
      <Text weight="semibold">导入填好的表</Text>
      <FilePicker file={file} disabled={isBusy} onPick={picked} accept="forms" />
      <Field label="系统里的数在这期间改过的">
        <Select
          value={onConflict}
          disabled={isBusy}
          onChange={(_, { value }) => changed(setOnConflict)(value as BreakdownConflictChoice)}
        >
          {conflictChoices.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label="收下以后就提交"
        checked={isSubmit}
        disabled={isBusy}
        onChange={(_, { checked }) => changed(setIsSubmit)(checked === true)}
      />
      <div className={styles.row}>
        <Button
          disabledFocusable={!file || isBusy}
          onClick={() => {
            if (file && !isBusy) void bring(file, true);
          }}
        >
          先试读
        </Button>
        <Button type="submit" appearance="primary" disabledFocusable={!file || isBusy}>
          导入
        </Button>
      </div>
      {isBusy && <Loading label="正在读文件…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && <FormResults done={state.result} choices={choices} onChoose={choose} />}
    </form>
  );
}

interface ResultProps {
  readonly done: ImportedForms;
  readonly choices: readonly FileChoice[];
  readonly onChoose: (cells: readonly FileConflict[], side: FileChoice['side']) => void;
}

function FormResults({ done, choices, onChoose }: ResultProps) {
  const styles = usePaneStyles();
  return (
    <>
      <Result intent={done.intent}>{done.headline}</Result>
      {done.problems.length > 0 && <ProblemList problems={done.problems} />}
      {done.returnedCopy && <DownloadButton path={done.returnedCopy} label="下载写上审核意见的退回件" />}
      <ul className={styles.list} aria-label="各文件的结果">
        {done.files.map(({ name, township, outcomeName, problems, conflicts }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole and never reordered
          <li key={index} className={styles.change}>
            <Text weight="semibold">{name}</Text>
            <span>
              {township ? `${township}：` : ''}
              {outcomeName}
            </span>
            {problems.length > 0 && <ProblemList problems={problems} />}
            {conflicts.length > 0 && (
              <ConflictList
                items={openConflicts(conflicts, choices).map((conflict) => ({
                  ...conflict,
                  side: chosenSide(choices, conflict),
                }))}
                words={{ MINE: '文件的', THEIRS: '系统的' }}
                label="系统里也改过的格"
                isBusy={false}
                onChoose={onChoose}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
