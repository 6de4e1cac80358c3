import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import type { CampaignPartsFragment } from '../../client/generated/graphql.ts';
import type { FoundPolicy } from '../../excel/find-policy.ts';
import { townshipOf } from '../acts/models.ts';
import type { PolicyOutcome } from '../acts/policy.ts';
import { usePane, usePaneState } from '../pane-context.ts';
import { useAct, useLoad } from '../use-act.ts';
import { DownloadSheet } from './download-sheet.tsx';
import { DueSection } from './due-section.tsx';
import { PolicyResult, type PolicyStep } from './policy-result.tsx';
import { PolicyVersions } from './policy-versions.tsx';
import { SheetInserted } from './sheet-result.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

interface Props {
  readonly campaign: CampaignPartsFragment;
  readonly isShown: boolean;
  readonly onPublished: () => void;
}

/** What the notice says to one person; then the notice as a sheet: insert, check, publish. Townships read it. */
export function PolicySection({ campaign, isShown, onPublished }: Props) {
  const styles = usePaneStyles();
  const { host } = usePane();
  const { viewer } = usePaneState();
  const hasSheets = host.excel === 'ready';
  const isReadOnly = !viewer || townshipOf(viewer) !== null;
  const [round, setRound] = useState(0);
  const [published, setPublished] = useState(0);
  const changed = () => {
    setRound((before) => before + 1);
    setPublished((before) => before + 1);
    onPublished();
  };
  return (
    <div className={styles.sections}>
      <DueSection campaign={campaign} round={round} published={published} />
      <InsertPolicy
        campaignId={campaign.id}
        hasSheets={hasSheets}
        isReadOnly={isReadOnly}
        onInserted={() => setRound((n) => n + 1)}
      />
      {hasSheets && !isReadOnly && (
        <CheckPolicy campaignId={campaign.id} isShown={isShown} round={round} onPublished={changed} />
      )}
      <PolicyVersions campaignId={campaign.id} round={round} />
    </div>
  );
}

function InsertPolicy({
  campaignId,
  hasSheets,
  isReadOnly,
  onInserted,
}: {
  readonly campaignId: string;
  readonly hasSheets: boolean;
  readonly isReadOnly: boolean;
  readonly onInserted: () => void;
}) {
  const styles = usePaneStyles();
  const { policy } = usePane();
  const [withSpare, setWithSpare] = useState(false);
  const [state, insert] = useAct(async () => {
    const inserted = await policy.insert({ campaignId, withSpare: withSpare && !isReadOnly, isReadOnly });
    onInserted();
    return inserted;
  });
  return (
    <section className={styles.section} aria-labelledby="policy-heading">
      <h2 className={styles.heading} id="policy-heading">
        政策参数
      </h2>
      <p className={styles.muted}>
        {isReadOnly
          ? '逐条列出通知的规定，仅供查阅；由县医保局维护。'
          : '逐条列出通知的规定。在表里改“值”，检查无误后发布为新的一版，旧版保留。草稿只在您的工作簿里，服务器不保存。'}
      </p>
      {hasSheets && !isReadOnly && (
        <Checkbox
          label="带上空白行（用来增加条款、类别、档次等）"
          checked={withSpare}
          onChange={(_, { checked }) => setWithSpare(checked === true)}
        />
      )}
      {hasSheets && (
        <Button disabledFocusable={state.kind === 'busy'} onClick={() => void insert()}>
          插入政策参数表
        </Button>
      )}
      {state.kind === 'busy' && <Loading label="正在插入…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && <SheetInserted key={state.result.name} sheet={state.result} />}
      <DownloadSheet
        choice={{
          noun: 'policy',
          campaignId,
          query: { blank: hasSheets && withSpare && !isReadOnly ? '1' : null },
        }}
      />
    </section>
  );
}

function CheckPolicy({
  campaignId,
  isShown,
  round,
  onPublished,
}: {
  readonly campaignId: string;
  readonly isShown: boolean;
  readonly round: number;
  readonly onPublished: () => void;
}) {
  const styles = usePaneStyles();
  const { policy } = usePane();
  const { state: sheets, reload } = useLoad(() => policy.find(campaignId), campaignId);
  const [name, setName] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round means that a sheet was inserted or moved on
  useEffect(() => {
    setName(null);
    reload();
  }, [round, reload]);
  // The result stays while another tab is looked at; sheets may have come or gone meanwhile.
  const wasShown = useRef(isShown);
  useEffect(() => {
    if (isShown && !wasShown.current) reload();
    wasShown.current = isShown;
  }, [isShown, reload]);
  const [state, run] = useAct(async (step: PolicyStep): Promise<PolicyOutcome | null> => {
    // Renamed, moved and deleted sheets raise no event in Excel 2021: look again each time.
    if (step.kind === 'check') {
      const found = await policy.find(campaignId);
      const chosen = found.find(({ sheetName }) => sheetName === name) ?? found[0];
      reload();
      return chosen ? policy.check(chosen) : null;
    }
    const outcome =
      step.kind === 'carry'
        ? await policy.carry(step.found)
        : await policy.publish(step.checked, step.choice);
    if (outcome.kind === 'published') onPublished();
    else reload();
    return outcome;
  });
  const found = sheets.kind === 'done' ? sheets.result : [];
  return (
    <section className={styles.section} aria-labelledby="policy-check-heading">
      <h2 className={styles.heading} id="policy-check-heading">
        检查与发布
      </h2>
      {found.length > 1 && <SheetChoice found={found} chosen={name} onChoose={setName} />}
      <Button disabledFocusable={state.kind === 'busy'} onClick={() => void run({ kind: 'check' })}>
        检查
      </Button>
      {state.kind === 'busy' && <Loading label="正在核对…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && state.result === null && (
        <Result intent="info">{sentence('POLICY_NOTHING_FOUND')}</Result>
      )}
      {state.kind === 'done' && state.result !== null && (
        <PolicyResult outcome={state.result} onStep={(step) => void run(step)} />
      )}
    </section>
  );
}

function SheetChoice({
  found,
  chosen,
  onChoose,
}: {
  readonly found: readonly FoundPolicy[];
  readonly chosen: string | null;
  readonly onChoose: (sheetName: string | null) => void;
}) {
  return (
    <Field label="哪一张表">
      <Select value={chosen ?? ''} onChange={(_, { value }) => onChoose(value === '' ? null : value)}>
        <option value="">当前工作表（不是政策参数表时取第一张）</option>
        {found.map(({ sheetName, version }) => (
          <option key={sheetName} value={sheetName}>
            {sheetName}（第 {version} 版）
          </option>
        ))}
      </Select>
    </Field>
  );
}
