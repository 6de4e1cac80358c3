import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { type FormFiles, formsPath } from '../acts/breakdown-file-words.ts';
import { FormImport } from './breakdown-form-import.tsx';
import { DownloadButton } from './download-path.tsx';
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
