import { Button, Field, Text, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { beijingMinute } from '../../../schema/sheets/words.ts';
import type { FoundPolicy } from '../../excel/find-policy.ts';
import type {
  CheckedPolicy,
  OutdatedPolicy,
  PolicyOutcome,
  PublishChoice,
  ShownVersion,
} from '../acts/policy.ts';
import { publisherName } from '../acts/publisher.ts';
import { PolicyChanges } from './policy-changes.tsx';
import { PolicyDifferences } from './policy-differences.tsx';
import { PolicySimulation } from './policy-simulation.tsx';
import { ProblemList } from './problem-list.tsx';
import { SheetResult } from './sheet-result.tsx';
import { Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** What may be done next with a sheet. */
export type PolicyStep =
  | { readonly kind: 'check' }
  | { readonly kind: 'publish'; readonly checked: CheckedPolicy; readonly choice: PublishChoice }
  | { readonly kind: 'carry'; readonly found: FoundPolicy };

interface Props {
  readonly outcome: PolicyOutcome;
  readonly onStep: (step: PolicyStep) => void;
}

/** What came of a check, of publishing, or of carrying edits over. */
export function PolicyResult({ outcome, onStep }: Props) {
  const styles = usePaneStyles();
  switch (outcome.kind) {
    case 'checked':
      return <Checked key={outcome.changes.length} checked={outcome} onStep={onStep} />;
    case 'outdated':
      return <Outdated outdated={outcome} onStep={onStep} />;
    case 'unchanged':
      return <Result intent="info">{sentence('POLICY_UNCHANGED')}</Result>;
    case 'needsConfirmation':
      return (
        <div className={styles.section}>
          <Result intent="warning">
            {sentence('POLICY_ISSUED_DIFFERS', { differences: outcome.differences.length })}
          </Result>
          <PolicyDifferences differences={outcome.differences} />
          <div className={styles.row}>
            <Button
              appearance="primary"
              onClick={() =>
                onStep({
                  kind: 'publish',
                  checked: outcome.checked,
                  choice: { note: outcome.note, isConfirmed: true },
                })
              }
            >
              已看过，仍要发布
            </Button>
            <Button onClick={() => onStep({ kind: 'check' })}>不发布</Button>
          </div>
        </div>
      );
    case 'published':
      return (
        <div className={styles.section}>
          <SheetResult
            sheetName={outcome.shown.kind === 'sheet' ? outcome.shown.sheetName : ''}
            isBehind={outcome.shown.kind === 'sheet' && outcome.shown.isBehind}
            intent={outcome.shown.kind === 'sheet' ? 'success' : 'warning'}
          >
            {sentence('POLICY_PUBLISHED', { version: outcome.version, changes: outcome.changes.length })}
            {'\n'}
            {shownWords(outcome.shown)}
          </SheetResult>
          <PolicyChanges changes={outcome.changes} />
        </div>
      );
    case 'carried':
      return (
        <div className={styles.section}>
          <SheetResult
            sheetName={outcome.sheetName}
            isBehind={outcome.isBehind}
            intent={outcome.conflicts.length > 0 ? 'warning' : 'success'}
          >
            {sentence('POLICY_CARRIED', {
              version: outcome.version,
              found: outcome.sheetName,
              carried: outcome.carried,
            })}
            {outcome.alreadyThere > 0 && sentence('POLICY_ALREADY_THERE', { found: outcome.alreadyThere })}
            {outcome.conflicts.length > 0 &&
              sentence('POLICY_CONFLICTS', { found: outcome.conflicts.length })}
          </SheetResult>
          {outcome.conflicts.length > 0 && (
            <PolicyChanges
              changes={outcome.conflicts.map(({ path, label, wanted, now }) => ({
                path,
                label,
                was: now,
                becomes: wanted,
              }))}
              words={{ was: '新版', becomes: '您写的' }}
            />
          )}
        </div>
      );
  }
}

function shownWords(shown: ShownVersion): string {
  if (shown.kind === 'failed') return sentence('POLICY_PUBLISHED_NOT_SHOWN', { found: shown.fault.text });
  return sentence(shown.isNew ? 'POLICY_NEW_SHEET' : 'POLICY_SAME_SHEET', { found: shown.sheetName });
}

function Checked({
  checked,
  onStep,
}: {
  readonly checked: CheckedPolicy;
  readonly onStep: (step: PolicyStep) => void;
}) {
  const styles = usePaneStyles();
  const { found, edits, changes, problems, markFault, isPublishable } = checked;
  const errors = problems.filter(({ severity }) => severity === 'ERROR').length;
  const warnings = problems.length - errors;
  const isUntouched = edits.length === 0 && errors === 0;
  const headline =
    errors > 0
      ? sentence('POLICY_HAS_PROBLEMS', { errors })
      : isUntouched
        ? sentence('POLICY_NO_EDITS', { version: found.version })
        : isPublishable
          ? sentence('POLICY_CHECKED', { changes: changes.length })
          : sentence('POLICY_UNCHANGED');
  return (
    <div className={styles.section}>
      <Result intent={errors > 0 ? 'error' : warnings > 0 ? 'warning' : isPublishable ? 'success' : 'info'}>
        {sentence('POLICY_OF_SHEET', { found: found.sheetName, version: found.version })}
        {headline}
        {markFault !== null && problems.length > 0 && sentence('POLICY_NOT_MARKED', { found: markFault })}
        {errors === 0 && warnings > 0 && sentence('POLICY_HAS_WARNINGS', { warnings })}
      </Result>
      {problems.length > 0 && <ProblemList problems={problems} />}
      {changes.length > 0 && <PolicyChanges changes={changes} />}
      {isPublishable && <PolicySimulation checked={checked} />}
      {isPublishable && <Publish checked={checked} onStep={onStep} />}
    </div>
  );
}

/** Two presses: the second one after reading what will be law. */
function Publish({
  checked,
  onStep,
}: {
  readonly checked: CheckedPolicy;
  readonly onStep: (step: PolicyStep) => void;
}) {
  const styles = usePaneStyles();
  const [isAsking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const question = useRef<HTMLElement>(null);
  useEffect(() => {
    // The button that was pressed is gone, and the question may stand below the edge of the pane.
    if (isAsking) question.current?.focus();
  }, [isAsking]);
  const { version } = checked.found;
  if (!checked.mayPublish.allowed) return <p className={styles.muted}>{checked.mayPublish.reason}</p>;
  if (!isAsking) {
    return (
      <Button appearance="primary" onClick={() => setAsking(true)}>
        发布…
      </Button>
    );
  }
  return (
    <section className={styles.question} aria-label="确认发布" tabIndex={-1} ref={question}>
      <Text>
        把工作表“{checked.found.sheetName}”的以上 {checked.changes.length} 处修改发布为第 {version + 1}{' '}
        版？发布后立即用于全县的查询和计算，第 {version} 版保留可查。
      </Text>
      <Field label="为什么修改（可不填）">
        <Textarea value={note} maxLength={500} onChange={(_, { value }) => setNote(value)} />
      </Field>
      <div className={styles.row}>
        <Button
          appearance="primary"
          onClick={() => onStep({ kind: 'publish', checked, choice: { note, isConfirmed: false } })}
        >
          确认发布
        </Button>
        <Button onClick={() => setAsking(false)}>取消</Button>
      </div>
    </section>
  );
}

function Outdated({
  outdated,
  onStep,
}: {
  readonly outdated: OutdatedPolicy;
  readonly onStep: (step: PolicyStep) => void;
}) {
  const styles = usePaneStyles();
  const { found, newest, published, edits } = outdated;
  const publisher = publisherName(published?.publishedBy);
  return (
    <div className={styles.section}>
      <Result intent="warning">
        {sentence('POLICY_OUTDATED', {
          version: found.version,
          newest,
          when: published ? `${beijingMinute(published.publishedAt)}，` : '',
          who: publisher ? `由 ${publisher} ` : '已',
        })}
      </Result>
      {edits > 0 ? (
        <Button appearance="primary" onClick={() => onStep({ kind: 'carry', found })}>
          把我的修改带到新版（{edits} 处）
        </Button>
      ) : (
        <p className={styles.muted}>您没有修改。请重新插入政策参数表。</p>
      )}
    </div>
  );
}
