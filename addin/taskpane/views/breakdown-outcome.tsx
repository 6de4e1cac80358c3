import { sentence } from '../../../schema/messages.ts';
import type { BreakdownJournal } from '../../../schema/sheets/breakdown-journal.ts';
import type { BreakdownListed } from '../acts/breakdown-cycle.ts';
import type { InsertedBreakdown } from '../acts/breakdown-insert.ts';
import type { CheckedForm, FormOutcome } from '../acts/breakdown-send.ts';
import type { RefreshedForm } from '../acts/breakdowns.ts';
import { usePane } from '../pane-context.ts';
import { ProblemList } from './problem-list.tsx';
import { SheetResult } from './sheet-result.tsx';
import { Result } from './states.tsx';

/** What became of what was sent: done, refused at a cell, to be chosen, or not known. */
export function BreakdownOutcome({
  outcome,
  journal,
}: {
  readonly outcome: FormOutcome;
  /** Of now: what was typed since makes a list of faults an old one. */
  readonly journal?: BreakdownJournal;
}) {
  switch (outcome.kind) {
    case 'done': {
      const done = outcome.act === 'SUBMIT' ? 'BREAKDOWN_SENT' : 'BREAKDOWN_SAVED';
      const lines = [
        sentence(done, { changed: outcome.changedCells }),
        outcome.isReplay ? sentence('BREAKDOWN_WAS_SENT') : '',
        outcome.held > 0 ? sentence('BREAKDOWN_HELD', { found: outcome.held }) : '',
        outcome.markFault ? sentence('BREAKDOWN_MARKS_MISSING', { found: outcome.markFault }) : '',
      ];
      return <Result intent="success">{lines.filter(Boolean).join('\n')}</Result>;
    }
    case 'unchanged':
      return <Result intent="info">{sentence('BREAKDOWN_SAVED_NOTHING')}</Result>;
    case 'problems':
      return <BreakdownChecked checked={outcome.checked} code="BREAKDOWN_CHECK_FOUND" journal={journal} />;
    case 'conflicts':
      return (
        <Result intent="warning">
          {sentence('BREAKDOWN_CONFLICTS', { found: outcome.form.journal?.conflicts.length ?? 0 })}
        </Result>
      );
    case 'refused':
      return <ProblemList problems={outcome.problems} />;
    case 'unanswered':
      return (
        <Result intent="warning">{sentence('BREAKDOWN_UNANSWERED', { found: outcome.fault.text })}</Result>
      );
  }
}

/** Whether what became of an act still holds: nobody has acted since, and there is something left to be chosen. */
export function isOutcomeOfNow(
  outcome: FormOutcome,
  journal: Pick<BreakdownJournal, 'conflicts'>,
  listed: Pick<BreakdownListed, 'version'> | null,
): boolean {
  if (outcome.kind === 'conflicts') return journal.conflicts.length > 0;
  if (outcome.kind !== 'done' || !outcome.breakdown || !listed) return true;
  return listed.version <= outcome.breakdown.version;
}

export function isRefreshOfNow(
  { isOutdated, version }: RefreshedForm,
  listed: Pick<BreakdownListed, 'version'> | null,
): boolean {
  return !isOutdated && (version === null || !listed || listed.version <= version);
}

/** A check that found nothing holds until something is typed; what one found stays to be worked through. */
export function isCheckOfNow({ form, problems }: CheckedForm, { edits }: BreakdownJournal): boolean {
  return problems.length > 0 || hasSameEdits(form.journal, { edits });
}

function hasSameEdits(then: BreakdownJournal | null, now: Pick<BreakdownJournal, 'edits'>): boolean {
  return JSON.stringify(then?.edits) === JSON.stringify(now.edits);
}

/** What a check found, each place with a jump to it. */
export function BreakdownChecked({
  checked,
  code = 'BREAKDOWN_CHECK_SEEN',
  journal,
}: {
  readonly checked: CheckedForm;
  readonly code?: string;
  readonly journal?: BreakdownJournal | undefined;
}) {
  const { breakdowns } = usePane();
  const { form, problems, markFault } = checked;
  const isOld = journal !== undefined && !hasSameEdits(form.journal, journal);
  if (problems.length === 0) return <Result intent="success">{sentence('BREAKDOWN_CHECK_PASSED')}</Result>;
  return (
    <>
      <Result intent={checked.hasErrors && !isOld ? 'error' : 'warning'}>
        {sentence(isOld ? 'BREAKDOWN_CHECK_OLD' : code, { found: problems.length })}
        {markFault && `\n${sentence('BREAKDOWN_MARKS_MISSING', { found: markFault })}`}
      </Result>
      <ProblemList problems={problems} onJump={(address) => breakdowns.jump(form, address)} />
    </>
  );
}

export function BreakdownInserted({ inserted }: { readonly inserted: InsertedBreakdown }) {
  const { sheetName, wasThere, isBehind, carried, conflicts, left } = inserted;
  if (carried > 0 || left > 0) {
    return (
      <SheetResult
        sheetName={sheetName}
        isBehind={isBehind}
        intent={conflicts > 0 || left > 0 ? 'warning' : 'success'}
      >
        {sentence(isBehind ? 'BREAKDOWN_CARRIED_BEHIND' : 'BREAKDOWN_CARRIED', {
          found: sheetName,
          carried,
          conflicts: conflicts > 0 ? conflicts : '',
          left: left > 0 ? left : '',
        })}
      </SheetResult>
    );
  }
  const there = isBehind ? 'BREAKDOWN_FORM_THERE_BEHIND' : 'BREAKDOWN_FORM_THERE';
  return (
    <SheetResult sheetName={sheetName} isBehind={isBehind} intent={wasThere ? 'info' : 'success'}>
      {sentence(wasThere ? there : 'BREAKDOWN_FORM_INSERTED', { found: sheetName })}
    </SheetResult>
  );
}
