import { Button, Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { type CampaignPartsFragment, TownshipsDocument } from '../../client/generated/graphql.ts';
import type { ExportChoice } from '../acts/export-path.ts';
import { townshipOf } from '../acts/models.ts';
import { needsPersonDetails } from '../acts/person-details.ts';
import { usePane, usePaneState } from '../pane-context.ts';
import { useAct, useLoad } from '../use-act.ts';
import { useFading } from '../use-fading.ts';
import { DownloadSheet } from './download-sheet.tsx';
import { SheetInserted } from './sheet-result.tsx';
import { FaultBar, Loading } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** The sheets there are, in groups; what each asks for before it is inserted. */
const groups = [
  {
    name: '征缴进度',
    sheets: [
      { kind: 'progress', name: '进度表', rows: ['TOWNSHIP', 'VILLAGE', 'CATEGORY', 'DAY'], asks: ['day'] },
      { kind: 'breakdown', name: '目标分解表', rows: [], asks: [] },
    ],
  },
  {
    name: '困难群众',
    sheets: [
      { kind: 'coverage', name: '困难群众参保情况表', rows: ['TOWNSHIP', 'VILLAGE'], asks: ['day'] },
      { kind: 'chase', name: '疑似未参保名册', rows: [], asks: ['township'] },
    ],
  },
  {
    name: '资金',
    sheets: [
      { kind: 'reconciliation', name: '对账表', rows: ['TOWNSHIP', 'DAY'], asks: [] },
      { kind: 'subsidy', name: '资助测算表', rows: ['TOWNSHIP', 'CATEGORY'], asks: ['day'] },
    ],
  },
] as const;

type SheetKind = (typeof groups)[number]['sheets'][number]['kind'];
type Asked = (typeof groups)[number]['sheets'][number]['asks'][number];

/** What a row can be. */
const rowLabels = {
  TOWNSHIP: '乡镇（街道）',
  VILLAGE: '村（社区）',
  CATEGORY: '人员类别',
  DAY: '日期',
} as const;

type Rows = keyof typeof rowLabels;

const sheetsOfKind = new Map(
  groups.flatMap(({ sheets }) => sheets.map((sheet) => [sheet.kind, sheet] as const)),
);

/** Chooses a sheet and puts it into the workbook. */
export function InsertSheet({ campaign }: { readonly campaign: CampaignPartsFragment }) {
  const styles = usePaneStyles();
  const { client, sheets, host } = usePane();
  const isTotalsOnly = needsPersonDetails(campaign);
  const { viewer } = usePaneState();
  const own = viewer && townshipOf(viewer);
  const [kind, setKind] = useState<SheetKind>('progress');
  const [wanted, setWanted] = useState<Rows>('TOWNSHIP');
  const [code, setCode] = useState('');
  const [asOf, setAsOf] = useState('');
  const [isDayUnfinished, setDayUnfinished] = useState(false);
  const day = useRef<HTMLInputElement>(null);
  const { state: townships, reload } = useLoad(
    async () => (own ? [] : (await client.send(TownshipsDocument, { campaignId: campaign.id })).divisions),
    campaign.id,
  );
  const choices = townships.kind === 'done' ? townships.result : [];
  const sheet = sheetsOfKind.get(kind);
  const asks = (what: Asked) => (sheet?.asks as readonly Asked[] | undefined)?.includes(what) === true;
  const ways: readonly Rows[] = sheet?.rows ?? [];
  const rows = ways.includes(wanted) ? wanted : 'TOWNSHIP';
  const isOther = rows === 'CATEGORY' || rows === 'DAY';
  const asksTownship = rows === 'VILLAGE' || (kind === 'progress' && isOther) || asks('township');
  const chosen = asksTownship ? (choices.find((division) => division.code === code) ?? null) : null;
  const township = own ?? chosen;
  const by = isOther ? rows : undefined;
  const [state, insert, forget] = useAct(async () => {
    const inserted =
      kind === 'breakdown'
        ? await sheets.insertBreakdown(campaign.id)
        : kind === 'chase'
          ? await sheets.insertChase(campaign.id, township)
          : await sheets.insertFigures({
              kind,
              campaignId: campaign.id,
              level: rows === 'VILLAGE' ? rows : 'TOWNSHIP',
              by,
              township,
              asOf: asks('day') && asOf !== '' ? asOf : null,
            });
    return { kind, inserted };
  });
  useFading(state, forget, ({ inserted }) => inserted.isBehind === true);
  const press = () => {
    if (isDayReady()) void insert();
  };
  const isDayReady = (): boolean => {
    // A day typed in part reads as empty, and empty means today: not what was meant.
    const isUnfinished = day.current?.validity.badInput === true;
    setDayUnfinished(isUnfinished);
    if (isUnfinished) day.current?.focus();
    return !isUnfinished;
  };
  const why =
    kind === 'breakdown' && campaign.quotaState !== 'ISSUED'
      ? sentence('NO_BREAKDOWN')
      : isTotalsOnly && isOfPeople(kind)
        ? sentence('NEEDS_PERSON_DETAILS')
        : null;
  const file: ExportChoice = {
    noun: kind,
    campaignId: campaign.id,
    query: {
      level: kind === 'coverage' ? rows : null,
      by: kind === 'coverage' || ways.length === 0 ? null : rows,
      under: township?.code,
      asOf: asks('day') ? asOf : null,
    },
  };
  return (
    <section className={styles.section} aria-labelledby="insert-heading">
      <h2 className={styles.heading} id="insert-heading">
        插入表格
      </h2>
      <Field label="哪张表">
        <Select value={kind} onChange={(_, { value }) => setKind(value as SheetKind)}>
          {groups.map((group) => (
            <optgroup key={group.name} label={group.name}>
              {group.sheets
                .filter((each) => each.kind !== 'chase' || viewer?.role !== 'ANALYST')
                .map((each) => (
                  <option key={each.kind} value={each.kind} disabled={isTotalsOnly && isOfPeople(each.kind)}>
                    {each.name}
                    {isTotalsOnly && isOfPeople(each.kind) ? '（需要个人缴费明细）' : ''}
                  </option>
                ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      {ways.length > 0 && (
        <Field label="每行一个">
          <RadioGroup
            layout="horizontal"
            style={{ flexWrap: 'wrap' }}
            value={rows}
            onChange={(_, { value }) => setWanted(value as Rows)}
          >
            {ways.map((way) => (
              <Radio
                key={way}
                value={way}
                label={{ children: rowLabels[way], style: { whiteSpace: 'nowrap' } }}
              />
            ))}
          </RadioGroup>
        </Field>
      )}
      {asksTownship && !own && (
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
      {asksTownship && townships.kind === 'failed' && <FaultBar fault={townships.fault} onRetry={reload} />}
      {asks('day') && (
        <Field
          label="截至日期"
          hint="不填则随刷新更新到当天"
          {...(isDayUnfinished
            ? { validationMessage: '日期没有填完整。请填完年、月、日，或全部清空。' }
            : {})}
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
      )}
      {why !== null && <p className={styles.muted}>{why}</p>}
      {isTotalsOnly && why === null && (
        <p className={styles.muted}>
          困难群众参保情况表、疑似未参保名册不能选：{sentence('NEEDS_PERSON_DETAILS')}
        </p>
      )}
      {host.excel === 'ready' && (
        <Button
          appearance="primary"
          disabledFocusable={why !== null || state.kind === 'busy'}
          onClick={press}
        >
          插入{sheet?.name}
        </Button>
      )}
      {state.kind === 'busy' && <Loading label="正在插入…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && state.result.kind === kind && (
        <SheetInserted key={state.result.inserted.name} sheet={state.result.inserted} />
      )}
      <DownloadSheet choice={file} disabled={why !== null} mayPress={isDayReady} />
    </section>
  );
}

/** Sheets that say of persons whether they paid. */
function isOfPeople(kind: SheetKind): boolean {
  return kind === 'coverage' || kind === 'chase';
}
