import { Button, Checkbox, Field, Select, Text } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import type { BreakdownConflictChoice } from '../../client/generated/graphql.ts';
import { type FormFiles, formsPath, type ImportedForms } from '../acts/breakdown-file-words.ts';
import { importForms } from '../acts/breakdown-files.ts';
import { downloadPath } from '../acts/downloads.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { FilePicker } from './file-picker.tsx';
import { ProblemList } from './problem-list.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

interface Props {
  readonly campaignId: string;
  /** Of the account; null for the bureau. */
  readonly own: { readonly code: string; readonly name: string } | null;
  /** Townships that have a form. */
  readonly townships: readonly { readonly code: string; readonly name: string }[];
  readonly onImported: () => void;
}

/** 用文件填报: forms as files for WPS and others, and the filled ones back. */
export function BreakdownFiles({ campaignId, own, townships, onImported }: Props) {
  const styles = usePaneStyles();
  if (townships.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="form-files-heading">
      <h3 className={styles.subheading} id="form-files-heading">
        用文件填报
      </h3>
      <FormDownload campaignId={campaignId} own={own} townships={townships} />
      <FormImport campaignId={campaignId} onImported={onImported} />
    </section>
  );
}

function FormDownload({ campaignId, own, townships }: Omit<Props, 'onImported'>) {
  const styles = usePaneStyles();
  const [wanted, setWanted] = useState('');
  const choices = own ? ownFiles(own.code) : [...countyFiles, ...townships.map(oneFile)];
  const choice = choices.find(({ value }) => value === wanted) ?? choices[0];
  return (
    <div className={styles.fields}>
      <Field label="下载填报表">
        <Select value={choice?.value ?? ''} onChange={(_, { value }) => setWanted(value)}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {choice && <DownloadButton path={formsPath(campaignId, choice.files)} label="下载" />}
    </div>
  );
}

interface Offered {
  readonly value: string;
  readonly label: string;
  readonly files: FormFiles;
}

const countyFiles: readonly Offered[] = [
  { value: 'townships', label: '各乡镇各一份（.zip）', files: { township: null, as: 'townshipZip' } },
  { value: 'villages', label: '各村各一份（.zip）', files: { township: null, as: 'villageZip' } },
  { value: 'workbook', label: '一个文件，一个乡镇一张表', files: { township: null, as: 'workbook' } },
];

function ownFiles(code: string): readonly Offered[] {
  return [
    { value: 'form', label: '本乡镇一份', files: { township: code, as: 'form' } },
    { value: 'villages', label: '各村各一份（.zip）', files: { township: code, as: 'villageZip' } },
  ];
}

function oneFile({ code, name }: { readonly code: string; readonly name: string }): Offered {
  return { value: `form ${code}`, label: name, files: { township: code, as: 'form' } };
}

function DownloadButton({ path, label }: { readonly path: string; readonly label: string }) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [state, download] = useAct(async () => ({ path, name: await downloadPath(client, path) }));
  return (
    <>
      <Button
        className={styles.start}
        disabledFocusable={state.kind === 'busy'}
        onClick={() => void download()}
      >
        {label}
      </Button>
      {state.kind === 'busy' && <Loading label="正在生成文件…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && state.result.path === path && (
        <Result intent="success">
          {sentence('SHEET_DOWNLOADED', {
            found: state.result.name,
            place: `${location.origin}${location.pathname}`,
          })}
        </Result>
      )}
    </>
  );
}

const conflictChoices: readonly (readonly [BreakdownConflictChoice, string])[] = [
  ['REPORT', '列出来，这张表先不收'],
  ['MINE', '以文件里的为准'],
  ['THEIRS', '以系统里的为准'],
];

function FormImport({ campaignId, onImported }: Pick<Props, 'campaignId' | 'onImported'>) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [file, setFile] = useState<File | null>(null);
  const [isSubmit, setIsSubmit] = useState(false);
  const [onConflict, setOnConflict] = useState<BreakdownConflictChoice>('REPORT');
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
      <FilePicker file={file} disabled={isBusy} onPick={changed(setFile)} accept="forms" />
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
      {state.kind === 'done' && <FormResults done={state.result} />}
    </form>
  );
}

function FormResults({ done }: { readonly done: ImportedForms }) {
  const styles = usePaneStyles();
  return (
    <>
      <Result intent={done.intent}>{done.headline}</Result>
      {done.problems.length > 0 && <ProblemList problems={done.problems} />}
      {done.returnedCopy && <DownloadButton path={done.returnedCopy} label="下载写上审核意见的退回件" />}
      <ul className={styles.list} aria-label="各文件的结果">
        {done.files.map(({ name, township, outcomeName, problems }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole and never reordered
          <li key={index} className={styles.change}>
            <Text weight="semibold">{name}</Text>
            <span>
              {township ? `${township}：` : ''}
              {outcomeName}
            </span>
            {problems.length > 0 && <ProblemList problems={problems} />}
          </li>
        ))}
      </ul>
    </>
  );
}
