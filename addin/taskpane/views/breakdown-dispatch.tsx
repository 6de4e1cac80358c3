import { Button, Checkbox, Field, Input, Text, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { addDays, localDateAt } from '../../../schema/values/local-date.ts';
import type { BreakdownOverviewView } from '../acts/breakdown-cycle.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { BreakdownRefusals } from './breakdown-refusals.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** 下发: to which townships, which columns are theirs to fill, until when, and what they are told. */
export function BreakdownDispatch({
  campaignId,
  overview,
  onDispatched,
}: {
  readonly campaignId: string;
  readonly overview: BreakdownOverviewView;
  readonly onDispatched: () => void;
}) {
  const styles = usePaneStyles();
  const { breakdowns } = usePane();
  const columns = overview.campaign.quotas?.columns ?? [];
  const open = [
    ...overview.notDispatched,
    ...overview.breakdowns.filter(({ state }) => state === 'RECALLED').map(({ division }) => division),
  ];
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const [deadline, setDeadline] = useState(addDays(localDateAt(new Date()), 7));
  const [instructions, setInstructions] = useState('');
  const chosen = open.filter(({ code }) => !left.has(code));
  const filled = columns.filter(({ code }) => !shown.has(code));
  const [state, dispatch] = useAct(async () => {
    const answer = await breakdowns.dispatch(campaignId, {
      divisionCodes: chosen.map(({ code }) => code),
      filledColumns: filled.map(({ code }) => code),
      deadlineOn: deadline,
      instructions: instructions.trim(),
    });
    onDispatched();
    return { ...answer, deadline };
  });
  const { allowed, reason } = overview.mayDispatch;
  const isReady = chosen.length > 0 && filled.length > 0 && deadline !== '';
  return (
    <section className={styles.section} aria-labelledby="dispatch-heading">
      <h3 className={styles.subheading} id="dispatch-heading">
        下发
      </h3>
      {!allowed && reason && <p className={styles.muted}>{reason}</p>}
      {allowed && open.length === 0 && <p className={styles.muted}>各乡镇（街道）都已下发。</p>}
      {allowed && open.length > 0 && columns.length === 0 && (
        <Result intent="info">{sentence('NO_QUOTAS')}</Result>
      )}
      {allowed && open.length > 0 && columns.length > 0 && (
        <form
          className={styles.fields}
          aria-label="下发"
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady && state.kind !== 'busy') void dispatch();
          }}
        >
          <Choices
            label={`下发到（${chosen.length} / ${open.length}）`}
            items={open}
            without={left}
            onChange={setLeft}
          />
          <Choices label="由乡镇填的列" items={columns} without={shown} onChange={setShown} />
          <Field label="填报截止" hint="含当日">
            <Input type="date" value={deadline} onChange={(_, { value }) => setDeadline(value)} />
          </Field>
          <Field label="填报要求">
            <Textarea
              value={instructions}
              maxLength={500}
              resize="vertical"
              onChange={(_, { value }) => setInstructions(value)}
            />
          </Field>
          <Button
            type="submit"
            appearance="primary"
            className={styles.start}
            disabledFocusable={!isReady || state.kind === 'busy'}
          >
            下发 {chosen.length} 个
          </Button>
        </form>
      )}
      {state.kind === 'busy' && <Loading label="正在下发…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && state.result.breakdowns.length > 0 && (
        <Result intent="success">
          {sentence('BREAKDOWN_DISPATCHED', {
            found: state.result.breakdowns.length,
            day: state.result.deadline,
          })}
        </Result>
      )}
      {state.kind === 'done' && <BreakdownRefusals refusals={state.result.refusals} />}
    </section>
  );
}

/** All but those that were unticked. No Field around them: it would give its one id to every box. */
function Choices({
  label,
  items,
  without,
  onChange,
}: {
  readonly label: string;
  readonly items: readonly { readonly code: string; readonly name: string }[];
  readonly without: ReadonlySet<string>;
  readonly onChange: (without: ReadonlySet<string>) => void;
}) {
  const styles = usePaneStyles();
  const isAll = items.every(({ code }) => !without.has(code));
  const toggle = (code: string) => {
    const next = new Set(without);
    if (!next.delete(code)) next.add(code);
    onChange(next);
  };
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {items.length > 4 && (
        <Button
          size="small"
          appearance="subtle"
          className={styles.quiet}
          onClick={() => onChange(isAll ? new Set(items.map(({ code }) => code)) : new Set())}
        >
          {isAll ? '全部不选' : '全选'}
        </Button>
      )}
      <div className={styles.choices}>
        {items.map(({ code, name }) => (
          <Checkbox
            key={code}
            label={<Text size={200}>{name}</Text>}
            checked={!without.has(code)}
            onChange={() => toggle(code)}
          />
        ))}
      </div>
    </fieldset>
  );
}
