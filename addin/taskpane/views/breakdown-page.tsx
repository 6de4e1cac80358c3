import { useEffect, useRef, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import type { CampaignPartsFragment } from '../../client/generated/graphql.ts';
import type { BreakdownListed } from '../acts/breakdown-cycle.ts';
import { isPending, type PendingForm } from '../acts/breakdown-forms.ts';
import { townshipOf } from '../acts/models.ts';
import { usePane, usePaneState } from '../pane-context.ts';
import { useLoad } from '../use-act.ts';
import { useBreakdownForms } from '../use-breakdown-forms.ts';
import { useChanges } from '../use-changes.ts';
import { BreakdownCard } from './breakdown-card.tsx';
import { BreakdownDispatch } from './breakdown-dispatch.tsx';
import { BreakdownFiles } from './breakdown-files.tsx';
import { BreakdownFormActions } from './breakdown-form-actions.tsx';
import { BreakdownOutcome } from './breakdown-outcome.tsx';
import { BreakdownOverview } from './breakdown-overview.tsx';
import { QuotaRevise } from './quota-revise.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

interface Props {
  readonly campaign: CampaignPartsFragment;
  readonly isShown: boolean;
  /** Quotas or accepted numbers are others now. */
  readonly onFiguresChanged: () => void;
}

/** What others did shows by itself while somebody looks. */
const everyMs = 60_000;

/** 任务: quotas to townships and from them to villages. The bureau sees all, a township its own, analysts counts. */
export function BreakdownPage({ campaign, isShown, onFiguresChanged }: Props) {
  const styles = usePaneStyles();
  const { breakdowns, host } = usePane();
  const { viewer } = usePaneState();
  const { state, reload } = useLoad(() => breakdowns.overview(campaign.id), campaign.id);
  const { forms, fault, retried, scan } = useBreakdownForms(isShown);
  // Others submit and decide meanwhile: it is asked for each time the tab is opened.
  const wasShown = useRef(isShown);
  useEffect(() => {
    if (isShown && !wasShown.current) reload();
    wasShown.current = isShown;
  }, [isShown, reload]);
  useEffect(() => {
    if (!isShown) return;
    const clock = setInterval(reload, everyMs);
    return () => clearInterval(clock);
  }, [isShown, reload]);
  useChanges(campaign.id, ['BREAKDOWNS'], () => isShown && reload(), 2_000);
  const [acted, setActed] = useState(0);
  const changed = async () => {
    reload();
    await scan();
  };
  // Of a deleted sheet only what was not sent is worth a word.
  const listedForms = forms?.filter(
    ({ kind, journal }) => kind !== 'gone' || (journal && isPending(journal)),
  );
  const overview = state.kind === 'done' ? state.result : null;
  const own = viewer ? townshipOf(viewer) : null;
  const isBureau = viewer?.role === 'BUREAU' || viewer?.role === 'ADMIN';
  const mine = own && overview?.breakdowns.find(({ division }) => division.code === own.code);
  const listedOf = (campaignId: string | undefined, code: string | undefined) =>
    (campaignId === campaign.id && overview?.breakdowns.find(({ division }) => division.code === code)) ||
    null;
  const formOf = ({ division, edition }: BreakdownListed) =>
    forms?.find(
      ({ kind, journal }) =>
        kind === 'original' &&
        journal?.campaignId === campaign.id &&
        journal.divisionCode === division.code &&
        journal.edition === edition,
    ) ?? null;
  const currentOf = ({ facts }: PendingForm) => {
    const listed = listedOf(facts?.campaignId, facts?.divisionCode);
    return listed && formOf(listed);
  };
  return (
    <div className={styles.sections}>
      <section className={styles.section} aria-labelledby="breakdown-heading">
        <h2 className={styles.heading} id="breakdown-heading">
          目标分解
        </h2>
        {state.kind === 'failed' && <FaultBar fault={state.fault} onRetry={reload} />}
        {state.kind === 'busy' && <Loading label="正在读取…" />}
        {overview && own && mine && (
          <BreakdownCard
            campaignId={campaign.id}
            breakdown={mine}
            hasDetails
            hasForm={forms ? formOf(mine) !== null : undefined}
            form={formOf(mine)}
            acted={acted}
            onChanged={changed}
          />
        )}
        {overview && overview.breakdowns.length === 0 && (
          <Result intent="info">{sentence('BREAKDOWN_NOT_YET')}</Result>
        )}
        {overview && !own && overview.breakdowns.length > 0 && (
          <BreakdownOverview
            campaignId={campaign.id}
            overview={overview}
            hasDetails={isBureau}
            formOf={formOf}
            acted={acted}
            onChanged={changed}
          />
        )}
      </section>
      {host.excel === 'ready' && viewer?.role !== 'ANALYST' && (
        <section className={styles.section} aria-labelledby="forms-heading">
          <h3 className={styles.subheading} id="forms-heading">
            本工作簿里的填报表
          </h3>
          {retried.map((outcome, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows
            <BreakdownOutcome key={index} outcome={outcome} />
          ))}
          {fault && <FaultBar fault={fault} onRetry={() => void scan()} />}
          {forms === null && !fault && <Loading label="正在看工作簿…" />}
          {listedForms?.length === 0 && <p className={styles.muted}>{sentence('BREAKDOWN_NONE_HERE')}</p>}
          {listedForms && listedForms.length > 0 && (
            <ul className={styles.list} aria-label="填报表">
              {listedForms.map((form) => (
                <BreakdownFormActions
                  key={form.found ? `${form.sheet?.sheetId}` : `gone ${form.journal?.sheetKey}`}
                  form={form}
                  listed={listedOf(form.facts?.campaignId, form.facts?.divisionCode)}
                  current={currentOf(form)}
                  onActed={() => setActed((before) => before + 1)}
                  onChanged={changed}
                />
              ))}
            </ul>
          )}
        </section>
      )}
      {overview && isBureau && (
        <BreakdownDispatch campaignId={campaign.id} overview={overview} onDispatched={() => void changed()} />
      )}
      {overview && viewer?.role !== 'ANALYST' && (
        <BreakdownFiles
          campaignId={campaign.id}
          own={own}
          townships={overview.breakdowns
            .filter((each) => each.state !== 'RECALLED')
            .map(({ division }) => division)}
          onImported={() => void changed()}
        />
      )}
      {overview && isBureau && overview.campaign.mayReviseQuotas.allowed && (
        <QuotaRevise
          campaignId={campaign.id}
          onRevised={() => {
            onFiguresChanged();
            void changed();
          }}
        />
      )}
    </div>
  );
}
