import { Button, Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { type CampaignPartsFragment, TownshipsDocument } from '../../client/generated/graphql.ts';
import type { InsertedSheet } from '../../excel/insert.ts';
import { townshipOf } from '../acts/models.ts';
import { usePane, usePaneState } from '../pane-context.ts';
import { type ActState, useAct, useLoad } from '../use-act.ts';
import { RefreshTables } from './refresh-tables.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** Insert the 进度表 and the 目标分解表; refresh what is in the workbook. */
export function SheetActions({ campaign }: { readonly campaign: CampaignPartsFragment }) {
  const styles = usePaneStyles();
  const { host } = usePane();
  if (host.excel !== 'ready') return null;
  return (
    <div className={styles.sections}>
      <InsertProgress campaign={campaign} />
      <InsertBreakdown campaign={campaign} />
      <RefreshTables />
    </div>
  );
}

function InsertProgress({ campaign }: { readonly campaign: CampaignPartsFragment }) {
  const styles = usePaneStyles();
  const { client, sheets } = usePane();
  const { viewer } = usePaneState();
  const own = viewer && townshipOf(viewer);
  const [level, setLevel] = useState<'TOWNSHIP' | 'VILLAGE'>('TOWNSHIP');
  const [code, setCode] = useState('');
  const [asOf, setAsOf] = useState('');
  const [isDayUnfinished, setDayUnfinished] = useState(false);
  const day = useRef<HTMLInputElement>(null);
  const { state: townships, reload } = useLoad(
    async () => (own ? [] : (await client.send(TownshipsDocument, { campaignId: campaign.id })).divisions),
    campaign.id,
  );
  const choices = townships.kind === 'done' ? townships.result : [];
  const [state, insert] = useAct(() => {
    const chosen = level === 'VILLAGE' ? (choices.find((division) => division.code === code) ?? null) : null;
    return sheets.insertProgress({
      campaignId: campaign.id,
      level,
      township: own ?? chosen,
      asOf: asOf === '' ? null : asOf,
    });
  });
  const press = () => {
    // A day typed in part reads as empty, and empty means today: not what was meant.
    const isUnfinished = day.current?.validity.badInput === true;
    setDayUnfinished(isUnfinished);
    if (isUnfinished) day.current?.focus();
    else void insert();
  };
  return (
    <section className={styles.section} aria-labelledby="progress-heading">
      <h2 className={styles.heading} id="progress-heading">
        进度表
      </h2>
      <Field label="每行一个">
        <RadioGroup
          layout="horizontal"
          value={level}
          onChange={(_, { value }) => setLevel(value === 'VILLAGE' ? 'VILLAGE' : 'TOWNSHIP')}
        >
          <Radio value="TOWNSHIP" label="乡镇（街道）" />
          <Radio value="VILLAGE" label="村（社区）" />
        </RadioGroup>
      </Field>
      {level === 'VILLAGE' && !own && (
        <Field label="范围">
          <Select value={code} onChange={(_, { value }) => setCode(value)}>
            <option value="">全县</option>
            {choices.map((division) => (
              <option key={division.code} value={division.code}>
                {division.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {level === 'VILLAGE' && townships.kind === 'failed' && (
        <FaultBar fault={townships.fault} onRetry={reload} />
      )}
      <Field
        label="截至日期"
        hint="不填则随刷新更新到当天"
        {...(isDayUnfinished ? { validationMessage: '日期没有填完整。请填完年、月、日，或全部清空。' } : {})}
      >
        <Input
          type="date"
          input={{ ref: day }}
          value={asOf}
          onChange={(_, { value }) => {
            setAsOf(value);
            setDayUnfinished(false);
          }}
        />
      </Field>
      <Button appearance="primary" disabledFocusable={state.kind === 'busy'} onClick={press}>
        插入进度表
      </Button>
      <InsertOutcome state={state} />
    </section>
  );
}

function InsertBreakdown({ campaign }: { readonly campaign: CampaignPartsFragment }) {
  const styles = usePaneStyles();
  const { sheets } = usePane();
  const [state, insert] = useAct(() => sheets.insertBreakdown(campaign.id));
  const hasQuotas = campaign.quotaState === 'ISSUED';
  return (
    <section className={styles.section} aria-labelledby="breakdown-heading">
      <h2 className={styles.heading} id="breakdown-heading">
        目标分解表
      </h2>
      {!hasQuotas && <p className={styles.muted}>{sentence('NO_BREAKDOWN')}</p>}
      <Button disabledFocusable={!hasQuotas || state.kind === 'busy'} onClick={() => void insert()}>
        插入目标分解表
      </Button>
      <InsertOutcome state={state} />
    </section>
  );
}

function InsertOutcome({ state }: { readonly state: ActState<InsertedSheet> }) {
  if (state.kind === 'busy') return <Loading label="正在插入…" />;
  if (state.kind === 'failed') return <FaultBar fault={state.fault} />;
  if (state.kind !== 'done') return null;
  const { sheetName, rows } = state.result;
  return <Result intent="success">{sentence('SHEET_INSERTED', { found: sheetName, rows })}</Result>;
}
