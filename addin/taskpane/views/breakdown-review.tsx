import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { groupDigits } from '../../../schema/sheets/words.ts';
import type { BreakdownListed, FindingForm } from '../acts/breakdown-cycle.ts';
import type { BreakdownRecord } from '../acts/breakdown-model.ts';
import { usePane } from '../pane-context.ts';
import { useLoad } from '../use-act.ts';
import { CellHistory } from './breakdown-history.tsx';
import { FaultBar, Loading } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** A township's villages and numbers, with sums and quotas; and, when it is sent back, a reason for single cells. */
export function BreakdownReview({
  campaignId,
  breakdown,
  findings,
  onFindings,
  onTyping,
}: {
  readonly campaignId: string;
  readonly breakdown: BreakdownListed;
  readonly findings: readonly FindingForm[];
  /** Null: only to be looked at. */
  readonly onFindings: ((findings: readonly FindingForm[]) => void) | null;
  /** Whether a reason is typed that is not among the findings yet. */
  readonly onTyping?: (isTyping: boolean) => void;
}) {
  const { breakdowns } = usePane();
  const [asked, setAsked] = useState<AskedCell | null>(null);
  const { state, reload } = useLoad(
    () => breakdowns.review(campaignId, breakdown.division.code),
    `${breakdown.id} ${breakdown.version} ${breakdown.state}`,
  );
  if (state.kind === 'failed') return <FaultBar fault={state.fault} onRetry={reload} />;
  if (state.kind !== 'done') return <Loading label="正在读取各村…" />;
  return (
    <>
      <Villages record={state.result} onAsk={onFindings ? null : setAsked} />
      {asked && !onFindings && (
        <CellHistory campaignId={campaignId} divisionCode={breakdown.division.code} {...asked} />
      )}
      {onFindings && (
        <Findings
          record={state.result}
          findings={findings}
          onFindings={onFindings}
          onTyping={onTyping ?? (() => undefined)}
        />
      )}
    </>
  );
}

/** A cell whose history is asked for. */
interface AskedCell {
  readonly villageCode: string;
  readonly columnCode: string;
  readonly name: string;
}

function Villages({
  record,
  onAsk,
}: {
  readonly record: BreakdownRecord;
  /** Null: the numbers are only shown. */
  readonly onAsk: ((cell: AskedCell) => void) | null;
}) {
  const styles = usePaneStyles();
  const { columns, villages, division } = record;
  const figure = (persons: number | null | undefined) =>
    typeof persons === 'number' ? groupDigits(persons) : '—';
  return (
    // Scrolls sideways by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus
    <section className={styles.scroll} aria-label={`${division.name}各村的数`} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">村（社区）</th>
            {columns.map(({ code, name }) => (
              <th key={code} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {villages.map((village) => (
            <tr key={village.code}>
              <td>{village.name}</td>
              {columns.map(({ code, name }, index) => (
                <td key={code}>
                  {onAsk ? (
                    <button
                      type="button"
                      className={styles.cell}
                      aria-label={`${village.name} ${name} ${figure(village.values[index])}，看改动`}
                      onClick={() =>
                        onAsk({
                          villageCode: village.code,
                          columnCode: code,
                          name: `${village.name} ${name}`,
                        })
                      }
                    >
                      {figure(village.values[index])}
                    </button>
                  ) : (
                    figure(village.values[index])
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            {columns.map(({ code, sumPersons }) => (
              <td key={code}>{figure(sumPersons)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">任务数</th>
            {columns.map(({ code, quotaPersons }) => (
              <td key={code}>{figure(quotaPersons)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Findings({
  record,
  findings,
  onFindings,
  onTyping,
}: {
  readonly record: BreakdownRecord;
  readonly findings: readonly FindingForm[];
  readonly onFindings: (findings: readonly FindingForm[]) => void;
  readonly onTyping: (isTyping: boolean) => void;
}) {
  const styles = usePaneStyles();
  const columns = record.columns.filter(({ isFilled }) => isFilled);
  const [villageCode, setVillage] = useState('');
  const [columnCode, setColumn] = useState(columns[0]?.code ?? '');
  const [reason, setReason] = useState('');
  const isReady = villageCode !== '' && columnCode !== '' && reason.trim() !== '';
  const nameOf = (finding: FindingForm) =>
    `${record.villages.find(({ code }) => code === finding.villageCode)?.name ?? ''} ${
      columns.find(({ code }) => code === finding.columnCode)?.name ?? ''
    }`;
  const type = (words: string) => {
    setReason(words);
    onTyping(words.trim() !== '');
  };
  const add = () => {
    if (!isReady) return;
    const others = findings.filter(
      (each) => each.villageCode !== villageCode || each.columnCode !== columnCode,
    );
    onFindings([...others, { villageCode, columnCode, reason: reason.trim() }]);
    type('');
  };
  return (
    <>
      <div className={styles.pair}>
        <Field label="哪个村（社区）">
          <Select value={villageCode} onChange={(_, { value }) => setVillage(value)}>
            <option value="">请选择…</option>
            {record.villages.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="哪一列">
          <Select value={columnCode} onChange={(_, { value }) => setColumn(value)}>
            {columns.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label="这一格的理由">
        <Input value={reason} maxLength={200} onChange={(_, { value }) => type(value)} />
      </Field>
      <Button size="small" className={styles.start} disabledFocusable={!isReady} onClick={add}>
        加上这一处
      </Button>
      {findings.length > 0 && (
        <ul className={styles.list} aria-label="退回的格">
          {findings.map((finding) => (
            <li key={`${finding.villageCode}/${finding.columnCode}`} className={styles.problem}>
              <span className={styles.grow}>
                <strong>{nameOf(finding)}</strong> {finding.reason}
              </span>
              <Button
                size="small"
                aria-label={`去掉 ${nameOf(finding)}`}
                onClick={() => onFindings(findings.filter((each) => each !== finding))}
              >
                去掉
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
