import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { beijingMinute } from '../../../schema/sheets/words.ts';
import { publisherName } from '../acts/publisher.ts';
import {
  blankForm,
  giveOutQuotas,
  nothingAsked,
  type QuotaDesk,
  type QuotaForm,
  type QuotaFormFaults,
  quotaDesk,
  type RevisedQuotas,
  readForm,
  tryQuotas,
} from '../acts/quota-revision.ts';
import { usePane } from '../pane-context.ts';
import { useAct, useLoad } from '../use-act.ts';
import { QuotaFields } from './quota-fields.tsx';
import { QuotaTrial } from './quota-trial.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

interface Props {
  readonly campaignId: string;
  /** The quotas are others now: what shows breakdowns is to be loaded again. */
  readonly onRevised?: () => void;
}

/** 任务数: derived, edited or revised, first as a trial that shows what becomes of which breakdown. */
export function QuotaRevise({ campaignId, onRevised }: Props) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [isOpen, setOpen] = useState(false);
  const [given, setGiven] = useState<RevisedQuotas | null>(null);
  const { state, reload } = useLoad(async () => {
    const desk = await quotaDesk(client, campaignId);
    const left = desk && desk.revision > 0 ? await tryQuotas(client, desk, nothingAsked) : null;
    return { desk, left: left?.touched.length ? left : null };
  }, campaignId);
  return (
    <section className={styles.section} aria-labelledby="quotas-heading">
      <h3 className={styles.subheading} id="quotas-heading">
        任务数
      </h3>
      {state.kind === 'busy' && <Loading label="正在读取任务数…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} onRetry={reload} />}
      {state.kind === 'done' && state.result.desk && (
        <>
          <InForce desk={state.result.desk} />
          {given && (
            <>
              <Result intent="success">
                {given.revision == null
                  ? '已照现行任务数调整受影响的分解。'
                  : `已下达第 ${given.revision} 次任务数。`}
              </Result>
              <QuotaTrial revised={given} isDone />
            </>
          )}
          {!given && state.result.left && !isOpen && (
            <Result intent="warning">
              {`有 ${state.result.left.touched.length} 个乡镇的分解用的还是旧任务数。点“算、改任务数”，再点“试算”看是哪些。`}
            </Result>
          )}
          {isOpen ? (
            <Desk
              // A form is about the revision it began with.
              key={state.result.desk.revision}
              desk={state.result.desk}
              onClose={() => setOpen(false)}
              onGiven={(revised) => {
                setGiven(revised);
                setOpen(false);
                reload();
                onRevised?.();
              }}
            />
          ) : (
            <Button
              className={styles.start}
              onClick={() => {
                setGiven(null);
                setOpen(true);
                // Somebody may have revised them since.
                reload();
              }}
            >
              算、改任务数
            </Button>
          )}
        </>
      )}
    </section>
  );
}

type Revision = QuotaDesk['campaign']['quotaRevisions'][number];

/** Which revision is in force, who decided it when and why; the others on demand. */
function InForce({ desk }: { readonly desk: QuotaDesk }) {
  const styles = usePaneStyles();
  const [isWhole, setWhole] = useState(false);
  const { quotaRevisions: revisions } = desk.campaign;
  const current = revisions.find(({ isCurrent }) => isCurrent);
  if (!current) return <p className={styles.muted}>还没有任务数。选办法算出，或者逐个填写。</p>;
  const others = revisions.filter(({ isCurrent }) => !isCurrent);
  return (
    <>
      <p className={styles.muted}>现行：{revisionWords(current)}</p>
      {others.length > 0 && (
        <Button
          size="small"
          appearance="subtle"
          className={styles.start}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? '收起' : `其他 ${others.length} 次下达`}
        </Button>
      )}
      {isWhole && (
        <ul className={styles.list} aria-label="其他各次下达">
          {others.map((revision) => (
            <li key={revision.revision} className={styles.change}>
              {revisionWords(revision)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function revisionWords({ revision, sourceName, reason, decidedBy, decidedAt, fromOn }: Revision): string {
  return [
    `第 ${revision} 次（${sourceName}）`,
    fromOn ? `${fromOn} 起执行` : '从征缴开始执行',
    ...(decidedAt ? [`${decidedBy ? `${publisherName(decidedBy)}，` : ''}${beijingMinute(decidedAt)}`] : []),
    ...(reason ? [reason] : []),
  ].join('；');
}

function Desk({
  desk,
  onClose,
  onGiven,
}: {
  readonly desk: QuotaDesk;
  readonly onClose: () => void;
  readonly onGiven: (revised: RevisedQuotas) => void;
}) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [form, setForm] = useState<QuotaForm>(() => blankForm(desk));
  const [faults, setFaults] = useState<QuotaFormFaults>({});
  const [reason, setReason] = useState('');
  const [reopenUntil, setReopenUntil] = useState('');
  // What was tried; null once the form says something else, so that nothing is given out unseen.
  const [trial, setTrial] = useState<RevisedQuotas | null>(null);
  const latest = useRef(form);
  latest.current = form;
  const keys = useRef(new Map<string, string>());
  const [trying, tryOut] = useAct(async () => {
    const read = readForm(form, desk);
    setFaults(read.kind === 'faults' ? read.faults : {});
    setTrial(null);
    if (read.kind === 'faults') return;
    const revised = await tryQuotas(client, desk, read.input);
    // Typed in while the answer was on its way: that trial is of another form.
    if (latest.current === form) setTrial(revised);
  });
  const [giving, giveOut] = useAct(async () => {
    const read = readForm(form, desk);
    if (read.kind === 'faults') return;
    // One key for one decision: pressed again after a lost answer, nothing is done twice.
    const decision = JSON.stringify([read.input, reason, reopenUntil]);
    const key = keys.current.get(decision) ?? crypto.randomUUID();
    keys.current.set(decision, key);
    const revised = await giveOutQuotas(client, desk, read.input, { reason, reopenUntil }, key);
    if (revised.problems.some(({ severity }) => severity === 'ERROR')) setTrial(revised);
    else onGiven(revised);
  });
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It stands below a form that may fill the pane.
    if (trial) shown.current?.focus();
  }, [trial]);
  const isBusy = trying.kind === 'busy' || giving.kind === 'busy';
  const needsDay = trial?.touched.some(({ needsReopenUntil }) => needsReopenUntil) ?? false;
  const hasErrors =
    trial?.problems.some(({ severity, code }) => severity === 'ERROR' && !ofDecision.has(code)) ?? true;
  const hasWork =
    trial !== null &&
    (trial.touched.length > 0 ||
      trial.cells.some(({ before, persons }) => before !== persons) ||
      isTotalNew(trial, desk));
  const isReady = hasWork && !hasErrors && reason.trim() !== '' && (!needsDay || reopenUntil !== '');
  return (
    <form
      className={styles.fields}
      aria-label="算、改任务数"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void tryOut();
      }}
    >
      <QuotaFields
        desk={desk}
        form={form}
        faults={faults}
        onChange={(part) => {
          setForm((before) => ({ ...before, ...part }));
          setTrial(null);
        }}
      />
      <div className={styles.row}>
        <Button type="submit" disabledFocusable={isBusy}>
          试算
        </Button>
        <Button appearance="subtle" disabledFocusable={isBusy} onClick={onClose}>
          不改了
        </Button>
      </div>
      {trying.kind === 'busy' && <Loading label="正在试算…" />}
      {trying.kind === 'failed' && <FaultBar fault={trying.fault} />}
      {trial && (
        <div ref={shown} tabIndex={-1} className={styles.section} style={{ outlineStyle: 'none' }}>
          <QuotaTrial revised={trial} isDone={false} />
        </div>
      )}
      {hasWork && !hasErrors && (
        <>
          {needsDay && (
            <Field label="已通过的重新开放到" hint="含当日">
              <Input type="date" value={reopenUntil} onChange={(_, { value }) => setReopenUntil(value)} />
            </Field>
          )}
          <Field label="理由（有关乡镇看得到）" hint="如市里文件的文号；不要写别的乡镇">
            <Input value={reason} maxLength={200} onChange={(_, { value }) => setReason(value)} />
          </Field>
          <Button
            appearance="primary"
            className={styles.start}
            disabledFocusable={!isReady || isBusy}
            onClick={() => {
              if (isReady && !isBusy) void giveOut();
            }}
          >
            下达
          </Button>
        </>
      )}
      {giving.kind === 'busy' && <Loading label="正在下达…" />}
      {giving.kind === 'failed' && <FaultBar fault={giving.fault} onRetry={() => void giveOut()} />}
    </form>
  );
}

/** Problems of what is filled in below a trial, which the next attempt answers. */
const ofDecision: ReadonlySet<string> = new Set([
  'QUOTA_REASON_MISSING',
  'QUOTA_REOPEN_DAY_MISSING',
  'QUOTA_REOPEN_PAST',
]);

/** A declared total alone is a revision too. */
function isTotalNew({ table }: RevisedQuotas, { columns }: QuotaDesk): boolean {
  return (
    table?.columns.some(
      ({ code, declaredTotal }) =>
        (columns.find((column) => column.code === code)?.declaredTotal ?? null) !== (declaredTotal ?? null),
    ) ?? false
  );
}
