import { Button, Checkbox, Field, Input, Select, Text } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import { groupDigits } from '../../../schema/sheets/words.ts';
import { localDateAt } from '../../../schema/values/local-date.ts';
import type { ImportEnd, ImportSource } from '../acts/imports.ts';
import { manyCancelled } from '../acts/result-words.ts';
import { columnQuestions } from '../acts/roster-columns.ts';
import { type ColumnChoice, type RosterSource, rosterImport, rosterSources } from '../acts/rosters.ts';
import { usePane } from '../pane-context.ts';
import { useLoad } from '../use-act.ts';
import { useImport } from '../use-import.ts';
import type { ImportFormProps } from './import-page.tsx';
import { ImportResult } from './import-result.tsx';
import { ImportControls } from './import-run.tsx';
import { noSource, SourceFields, sourceOf } from './import-source.tsx';
import { RosterColumns } from './roster-columns.tsx';
import { NewRosterSource } from './roster-source.tsx';
import { FaultBar, Loading } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** A roster from an office: looked at in a dry run first, then taken as it was looked at. */
export function ImportRoster({ campaign, onFiguresChanged, onRefreshSheets }: ImportFormProps) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const today = localDateAt(new Date());
  const { state: known, reload } = useLoad(() => rosterSources(client, campaign.id, today), campaign.id);
  const [code, setCode] = useState('');
  const [asOfOn, setAsOfOn] = useState('');
  const [isDayUnfinished, setDayUnfinished] = useState(false);
  const [source, setSource] = useState(noSource);
  // A result stands only beside the choice it was asked for.
  const [round, setRound] = useState(0);
  const [asked, setAsked] = useState<Asked | null>(null);
  const day = useRef<HTMLInputElement>(null);
  const run = useImport(({ changedFigures }) => {
    if (!changedFigures) return;
    reload();
    onFiguresChanged();
  });
  const { state, isBusy } = run;
  if (known.kind === 'failed') return <FaultBar fault={known.fault} onRetry={reload} />;
  if (known.kind !== 'done') return <Loading label="正在读取名册来源…" />;
  const { sources, categories } = known.result;
  const isNew = code === newSource || sources.length === 0;
  const chosenSource = isNew ? null : (sources.find((each) => each.code === code) ?? null);
  const chosen = sourceOf(source);
  const changed = () => {
    setRound((before) => before + 1);
    setDayUnfinished(false);
  };
  const start = (from: ImportSource, more: Omit<Asked, 'round'>) => {
    if (!chosenSource) return;
    setAsked({ ...more, round });
    const choice = { campaignId: campaign.id, sourceCode: chosenSource.code, asOfOn, ...more };
    run.start(rosterImport(client, choice), from);
  };
  const check = () => {
    const isUnfinished = day.current?.validity.badInput === true || asOfOn === '';
    setDayUnfinished(isUnfinished);
    if (isUnfinished) day.current?.focus();
    else if (chosen) start(chosen, { dryRun: true, columns: [], allowManyCancelled: false });
  };
  const end = state.kind === 'done' && asked?.round === round ? state.result : null;
  return (
    <>
      {sources.length > 0 && (
        <Field label="哪个部门的名册">
          <Select
            value={code}
            disabled={isBusy}
            onChange={(_, { value }) => {
              setCode(value);
              changed();
            }}
          >
            <option value="">请选择…</option>
            {sources.map((each) => (
              <option key={each.code} value={each.code}>
                {each.office} {each.name}
              </option>
            ))}
            <option value={newSource}>新增来源…</option>
          </Select>
        </Field>
      )}
      {isNew && (
        <NewRosterSource
          campaignId={campaign.id}
          categories={categories}
          isFirst={sources.length === 0}
          onAdded={(added) => {
            reload();
            setCode(added);
            changed();
          }}
        />
      )}
      {chosenSource && (
        <>
          <p className={styles.muted}>{aboutSource(chosenSource)}</p>
          <Field
            label="名册截至日期"
            hint="部门出具名册的日子"
            {...(isDayUnfinished ? { validationMessage: '请填完年、月、日。' } : {})}
          >
            <Input
              type="date"
              input={{ ref: day }}
              max={today}
              value={asOfOn}
              disabled={isBusy}
              onChange={(_, { value }) => {
                setAsOfOn(value);
                changed();
              }}
            />
          </Field>
          <SourceFields
            choice={source}
            disabled={isBusy}
            onChange={(next) => {
              setSource(next);
              changed();
            }}
          />
          <ImportControls run={run} label="先检查" disabled={chosen === null} onStart={check} />
          {end && <ImportResult end={end} />}
          {end && asked && (
            <Next
              // What was pointed at or confirmed belongs to this answer.
              key={end.job?.id ?? ''}
              end={end}
              asked={asked}
              onStart={(more) => start(end.source, more)}
              onDrop={changed}
            />
          )}
          {end?.changedFigures && onRefreshSheets && (
            <Button className={styles.start} onClick={onRefreshSheets}>
              去刷新表格
            </Button>
          )}
        </>
      )}
    </>
  );
}

/** What a run was asked with. */
interface Asked {
  readonly round: number;
  readonly dryRun: boolean;
  readonly columns: readonly ColumnChoice[];
  readonly allowManyCancelled: boolean;
}

const newSource = ' new';

function aboutSource({ categoryName, isFull, kind, currentAsOfOn, currentEntries }: RosterSource): string {
  const what = kind === 'RESIDENTS' ? '居民底册' : (categoryName ?? '类别按每行所写');
  const full = isFull ? '全量：不在新名册上的人视为退出' : '增量：只增加和修改，不取消';
  const last = currentAsOfOn
    ? `上一批截至 ${currentAsOfOn}，在册 ${groupDigits(currentEntries)} 人次`
    : '还没有收录过';
  return `${what}；${full}；${last}。`;
}

/** Nothing is wrong that has to be mended in the file first. */
function isTakeable({ problems }: ImportEnd): boolean {
  return problems.every(({ code, severity }) => severity === 'WARNING' || code === manyCancelled);
}

/** After a look: point at a column, confirm that many leave, or take it. */
function Next({
  end,
  asked,
  onStart,
  onDrop,
}: {
  readonly end: ImportEnd;
  readonly asked: Asked;
  readonly onStart: (more: Omit<Asked, 'round'>) => void;
  readonly onDrop: () => void;
}) {
  const styles = usePaneStyles();
  const [isSure, setSure] = useState(false);
  const questions = columnQuestions(end.problems);
  if (questions.length > 0) {
    return (
      <RosterColumns
        questions={questions}
        onChosen={(chosen) =>
          onStart({
            dryRun: true,
            columns: [
              ...asked.columns.filter(({ header }) => !chosen.some((each) => each.header === header)),
              ...chosen,
            ],
            allowManyCancelled: false,
          })
        }
      />
    );
  }
  const result = end.job?.rosterResult;
  if (result?.outcome !== 'DRY_RUN' || !isTakeable(end)) return null;
  const cancelled = result.cancelledEntries;
  const needsSure = end.problems.some(({ code }) => code === manyCancelled);
  return (
    <section className={styles.question} aria-label="确认收录">
      <Text>
        {sentence('ROSTER_CONFIRM', {
          added: groupDigits(result.newEntries),
          changed: groupDigits(result.changedEntries),
          cancelled: groupDigits(cancelled),
        })}
      </Text>
      {needsSure && (
        <Checkbox
          label={sentence('ROSTER_MANY_LEAVE', { cancelled: groupDigits(cancelled) })}
          checked={isSure}
          onChange={(_, { checked }) => setSure(checked === true)}
        />
      )}
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabledFocusable={needsSure && !isSure}
          onClick={() => onStart({ dryRun: false, columns: asked.columns, allowManyCancelled: needsSure })}
        >
          确认收录
        </Button>
        <Button onClick={onDrop}>不收录</Button>
      </div>
    </section>
  );
}
