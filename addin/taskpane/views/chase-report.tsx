import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { ApiError } from '../../client/api-error.ts';
import { type CampaignPartsFragment, MayReportReasonsDocument } from '../../client/generated/graphql.ts';
import type { FoundForm } from '../../excel/find-forms.ts';
import { findChaseSheets, submitReasons } from '../acts/chase.ts';
import { usePane } from '../pane-context.ts';
import { useAct, useLoad } from '../use-act.ts';
import { ResultLines } from './import-result.tsx';
import { ProblemList } from './problem-list.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** Sends the reasons somebody has typed into a 疑似未参保名册. */
export function ChaseReport({
  campaign,
  onReported,
}: {
  readonly campaign: CampaignPartsFragment;
  readonly onReported: () => void;
}) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const { state: permission } = useLoad(
    async () => (await client.send(MayReportReasonsDocument, { campaignId: campaign.id })).campaign,
    campaign.id,
  );
  const [sheets, setSheets] = useState<readonly FoundForm[]>([]);
  const [name, setName] = useState('');
  const [state, submit] = useAct(async () => {
    // Renamed, moved and deleted sheets raise no event in Excel 2021: look each time.
    const found = await findChaseSheets(campaign.id);
    setSheets(found);
    const chosen = found.find(({ sheetName }) => sheetName === name) ?? found[0];
    if (!chosen) throw new ApiError('CHASE_NOT_FOUND');
    const submitted = await submitReasons(client, chosen);
    if (submitted.changedFigures) onReported();
    return submitted;
  });
  if (permission.kind !== 'done' || !permission.result?.mayReportReasons.allowed) return null;
  const done = state.kind === 'done' ? state.result : null;
  return (
    <section className={styles.section} aria-labelledby="chase-heading">
      <h2 className={styles.heading} id="chase-heading">
        上报未参保原因
      </h2>
      <p className={styles.muted}>{sentence('CHASE_HINT')}</p>
      {sheets.length > 1 && (
        <Field label="哪一张名册">
          <Select value={name} onChange={(_, { value }) => setName(value)}>
            <option value="">当前工作表（不是名册时取第一张）</option>
            {sheets.map(({ sheetName }) => (
              <option key={sheetName} value={sheetName}>
                {sheetName}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Button disabledFocusable={state.kind === 'busy'} onClick={() => void submit()}>
        上报填好的原因
      </Button>
      {state.kind === 'busy' && <Loading label="正在上报…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {done && (
        <>
          <Result intent={done.words.intent}>
            {sentence('CHASE_OF_SHEET', { found: done.sheetName })}
            {done.words.headline}
            {done.problems.length > 0 &&
              (done.markFault === null
                ? sentence('CHASE_MARKED')
                : sentence('POLICY_NOT_MARKED', { found: done.markFault }))}
          </Result>
          <ResultLines label="上报结果" lines={done.words.lines} />
          {done.problems.length > 0 && <ProblemList problems={done.problems} />}
        </>
      )}
    </section>
  );
}
