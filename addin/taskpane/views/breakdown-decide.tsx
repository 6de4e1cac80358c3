import { Button, Field, Input, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { addDays, localDateAt } from '../../../schema/values/local-date.ts';
import type { BreakdownListed, BreakdownsAnswer, FindingForm } from '../acts/breakdown-cycle.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { BreakdownDeadline } from './breakdown-deadline.tsx';
import { BreakdownRefusals } from './breakdown-refusals.tsx';
import { BreakdownReview } from './breakdown-review.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

type Decision = 'accept' | 'return' | 'lock' | 'recall' | 'reopen' | 'endReopening' | 'deadline';

const names: Readonly<Record<Decision, string>> = {
  accept: '通过',
  return: '退回',
  lock: '锁定',
  recall: '收回',
  reopen: '重新开放',
  endReopening: '结束重新开放',
  deadline: '改填报截止',
};

/** What an act leads to; once a township has gone on, the word that it was done is old. */
const leadsTo: Readonly<Record<Decision, readonly string[]>> = {
  accept: ['ACCEPTED'],
  return: ['RETURNED'],
  lock: ['LOCKED'],
  recall: ['RECALLED'],
  reopen: ['REOPENED'],
  endReopening: ['ACCEPTED', 'LOCKED'],
  deadline: ['DRAFT', 'SUBMITTED', 'RETURNED', 'REOPENED'],
};

interface Choice {
  readonly reason: string;
  readonly until: string;
  readonly findings: readonly FindingForm[];
}

/** What the bureau may do with a township's breakdown now; what is looked at is what is decided on. */
export function BreakdownDecide({
  campaignId,
  breakdown,
  onDecided,
}: {
  readonly campaignId: string;
  readonly breakdown: BreakdownListed;
  readonly onDecided: () => Promise<void>;
}) {
  const styles = usePaneStyles();
  const { breakdowns } = usePane();
  const [asking, setAsking] = useState<Decision | null>(null);
  const [isReviewing, setReviewing] = useState(false);
  const [state, decide] = useAct(async (decision: Decision, choice: Choice) => {
    const answer = await decided(decision, choice);
    setAsking(null);
    await onDecided();
    return { decision, refusals: answer?.refusals ?? [], done: answer?.breakdowns.length ?? 1 };
  });
  const decisions = (Object.keys(names) as Decision[]).filter((each) => breakdown.may[each].allowed);
  const isBusy = state.kind === 'busy';

  function decided(decision: Decision, choice: Choice): Promise<BreakdownsAnswer | null> {
    switch (decision) {
      case 'accept':
        return breakdowns.accept(campaignId, [breakdown]);
      case 'lock':
        return breakdowns.lock(campaignId, [breakdown]);
      case 'recall':
        return breakdowns.recall(campaignId, [breakdown], choice.reason);
      case 'reopen':
        return breakdowns.reopen(campaignId, [breakdown], choice.until, choice.reason);
      case 'return':
        return breakdowns.return(campaignId, breakdown, choice.reason, choice.findings).then(() => null);
      case 'endReopening':
        return breakdowns.endReopening(campaignId, breakdown, choice.reason).then(() => null);
      case 'deadline':
        return breakdowns.moveDeadlines(campaignId, [breakdown], choice.until, choice.reason);
    }
  }

  const press = (decision: Decision) => {
    if (decision === 'accept' || decision === 'lock') void decide(decision, nothing);
    else setAsking(asking === decision ? null : decision);
  };
  return (
    <>
      <div className={styles.row}>
        <Button size="small" aria-expanded={isReviewing} onClick={() => setReviewing(!isReviewing)}>
          看各村
        </Button>
        {decisions.map((decision) => (
          <Button
            key={decision}
            size="small"
            appearance={decision === 'accept' ? 'primary' : 'secondary'}
            disabledFocusable={isBusy}
            aria-expanded={asking === decision}
            onClick={() => press(decision)}
          >
            {names[decision]}
            {decision === 'accept' || decision === 'lock' ? '' : '…'}
          </Button>
        ))}
      </div>
      {isReviewing && asking !== 'return' && (
        <BreakdownReview campaignId={campaignId} breakdown={breakdown} findings={[]} onFindings={null} />
      )}
      {asking === 'deadline' && (
        <BreakdownDeadline
          items={[breakdown]}
          isBusy={isBusy}
          onMove={(until, reason) => void decide('deadline', { ...nothing, until, reason })}
        />
      )}
      {asking !== null && asking !== 'deadline' && (
        <Ask
          key={asking}
          decision={asking}
          campaignId={campaignId}
          breakdown={breakdown}
          isBusy={isBusy}
          onDecide={(choice) => void decide(asking, choice)}
        />
      )}
      {isBusy && <Loading label="正在办理…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' &&
        state.result.done > 0 &&
        leadsTo[state.result.decision].includes(breakdown.state) && (
          <Result intent="success">
            {sentence('BREAKDOWN_ACT_DONE', { act: `已${names[state.result.decision]}`, found: 1 })}
          </Result>
        )}
      {state.kind === 'done' && <BreakdownRefusals refusals={state.result.refusals} />}
    </>
  );
}

const nothing: Choice = { reason: '', until: '', findings: [] };

/** Why, until when, and at which cells. */
function Ask({
  decision,
  campaignId,
  breakdown,
  isBusy,
  onDecide,
}: {
  readonly decision: Decision;
  readonly campaignId: string;
  readonly breakdown: BreakdownListed;
  readonly isBusy: boolean;
  readonly onDecide: (choice: Choice) => void;
}) {
  const styles = usePaneStyles();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(addDays(localDateAt(new Date()), 3));
  const [findings, setFindings] = useState<readonly FindingForm[]>([]);
  // A reason that was typed and not added would be lost.
  const [isTyping, setTyping] = useState(false);
  const isReady =
    !isTyping &&
    (reason.trim() !== '' || (decision === 'return' && findings.length > 0)) &&
    (decision !== 'reopen' || until !== '');
  return (
    <form
      className={styles.question}
      aria-label={`${names[decision]} ${breakdown.division.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !isBusy) onDecide({ reason: reason.trim(), until, findings });
      }}
    >
      <Text weight="semibold">
        {names[decision]}
        {breakdown.division.name}
      </Text>
      {decision === 'return' && (
        <BreakdownReview
          campaignId={campaignId}
          breakdown={breakdown}
          findings={findings}
          onFindings={setFindings}
          onTyping={setTyping}
        />
      )}
      {decision === 'reopen' && (
        <Field label="开放到" hint="含当日">
          <Input type="date" value={until} onChange={(_, { value }) => setUntil(value)} />
        </Field>
      )}
      <Field label={decision === 'return' ? '总的理由' : '理由'}>
        <Textarea
          value={reason}
          maxLength={500}
          resize="vertical"
          onChange={(_, { value }) => setReason(value)}
        />
      </Field>
      {isTyping && <p className={styles.muted}>{sentence('BREAKDOWN_FINDING_NOT_ADDED')}</p>}
      <Button
        type="submit"
        appearance="primary"
        size="small"
        className={styles.start}
        disabledFocusable={!isReady || isBusy}
      >
        确定{names[decision]}
      </Button>
    </form>
  );
}
