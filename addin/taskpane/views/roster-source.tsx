import { Button, Checkbox, Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { RosterKind } from '../../client/generated/graphql.ts';
import { addRosterSource } from '../acts/rosters.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { FaultBar, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/** A further office that sends a roster. */
export function NewRosterSource({
  campaignId,
  categories,
  isFirst,
  onAdded,
}: {
  readonly campaignId: string;
  readonly categories: readonly { readonly code: string; readonly name: string }[];
  readonly isFirst: boolean;
  readonly onAdded: (code: string) => void;
}) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [office, setOffice] = useState('');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<RosterKind>('CATEGORY');
  const [category, setCategory] = useState('');
  const [isFull, setFull] = useState(true);
  const [state, add] = useAct(async () => {
    const choice = { office, name, kind, category, isFull };
    const answer = await addRosterSource(client, campaignId, choice, new Date());
    if (answer.source) onAdded(answer.source.code);
    return answer;
  });
  const isReady = office.trim() !== '' && name.trim() !== '';
  return (
    <form
      className={styles.question}
      aria-label="新增名册来源"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void add();
      }}
    >
      {isFirst && <p className={styles.muted}>还没有名册来源。先说明名册由哪个部门出具。</p>}
      <Field label="出具部门" required>
        <Input value={office} placeholder="如 民政局" onChange={(_, { value }) => setOffice(value)} />
      </Field>
      <Field label="名册名称" required>
        <Input value={name} placeholder="如 低保对象名册" onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label="种类">
        <RadioGroup
          value={kind}
          onChange={(_, { value }) => setKind(value === 'RESIDENTS' ? 'RESIDENTS' : 'CATEGORY')}
        >
          <Radio value="CATEGORY" label="困难群众名册" />
          <Radio value="RESIDENTS" label="居民底册（应参保的全体居民）" />
        </RadioGroup>
      </Field>
      {kind === 'CATEGORY' && (
        <Field label="类别">
          <Select value={category} onChange={(_, { value }) => setCategory(value)}>
            <option value="">每行各写类别</option>
            {categories.map((each) => (
              <option key={each.code} value={each.code}>
                {each.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Checkbox
        label="全量名册（不在新名册上的人视为退出）"
        checked={isFull}
        onChange={(_, { checked }) => setFull(checked === true)}
      />
      <Button
        type="submit"
        appearance="primary"
        className={styles.start}
        disabledFocusable={!isReady || state.kind === 'busy'}
      >
        保存来源
      </Button>
      {state.kind === 'failed' && <FaultBar fault={state.fault} />}
      {state.kind === 'done' && state.result.problems.length > 0 && (
        <Result intent="error">{state.result.problems.map(({ message }) => message).join('\n')}</Result>
      )}
    </form>
  );
}
