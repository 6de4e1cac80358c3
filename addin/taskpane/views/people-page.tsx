import { Button, Field, Select } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { sentence } from '../../../schema/messages.ts';
import type { CampaignPartsFragment } from '../../client/generated/graphql.ts';
import { type FoundBy, type FoundPerson, lookUpPerson } from '../acts/people.ts';
import { needsPersonDetails } from '../acts/person-details.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { Newborn } from './newborn.tsx';
import { PersonRecord } from './person-record.tsx';
import { PrivateInput } from './private-input.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

interface Props {
  readonly campaign: CampaignPartsFragment;
  readonly isShown: boolean;
  readonly onFiguresChanged: () => void;
  /** Somebody another page wants to see. */
  readonly wanted: WantedPerson | null;
}

/** `round` tells a second wish for the same person from the first. */
export interface WantedPerson {
  readonly key: string;
  readonly round: number;
}

const ways: readonly (readonly [FoundBy, string])[] = [
  ['idNumber', '身份证号码'],
  ['receiptNumber', '收据号（电子税票号）'],
  ['key', '人员编号（P 开头）'],
  ['temporaryCode', '新生儿临时编码（XSE 开头）'],
];

/** One person at the counter: found by a number, shown masked, with all that is known. */
export function PeoplePage({ campaign, isShown, onFiguresChanged, wanted }: Props) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const isTotalsOnly = needsPersonDetails(campaign);
  const [by, setBy] = useState<FoundBy>('idNumber');
  const input = useRef<HTMLInputElement>(null);
  const [isBlank, setBlank] = useState(false);
  // Stays while it is read again after an entry; what was said about the entry stands in it.
  const [found, setFound] = useState<FoundPerson | null>(null);
  const [isOutdated, setOutdated] = useState(false);
  const [state, find] = useAct(async (way: FoundBy, text: string, isAgain?: boolean) => {
    const answer = await lookUpPerson(client, campaign.id, way, text);
    // Whose only payment was reversed is found no more; what was just done, and can be undone, stays in view.
    const isGone = isAgain === true && !answer.person;
    setFound((before) => (isGone ? before : answer));
    setOutdated(isGone);
    // A number stays nowhere once it has been answered: not in the field, not in the page.
    if (input.current) input.current.value = '';
  });
  useEffect(() => {
    if (!wanted) return;
    setFound(null);
    void find('key', wanted.key);
  }, [wanted, find]);
  const press = () => {
    const text = input.current?.value.trim() ?? '';
    setBlank(text === '');
    if (text === '') return input.current?.focus();
    setFound(null);
    void find(by, text);
  };
  const reload = (key: string) => {
    void find('key', key, true);
    onFiguresChanged();
  };
  return (
    <div className={styles.sections}>
      <section className={styles.section} aria-labelledby="people-heading">
        <h2 className={styles.heading} id="people-heading">
          查一个人
        </h2>
        <p className={styles.muted}>{sentence('PERSON_LOOK_UP_HINT')}</p>
        {isTotalsOnly && <Result intent="info">{sentence('PERSON_OF_TOTALS')}</Result>}
        <form
          className={styles.fields}
          autoComplete="off"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            press();
          }}
        >
          <Field label="按">
            <Select value={by} onChange={(_, { value }) => setBy(value as FoundBy)}>
              {ways.map(([value, label]) => (
                <option key={value} value={value} disabled={isTotalsOnly && value === 'receiptNumber'}>
                  {label}
                  {isTotalsOnly && value === 'receiptNumber' ? '（需要个人缴费明细）' : ''}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="号码" {...(isBlank ? { validationMessage: '请填写号码。' } : {})}>
            <PrivateInput inputRef={input} />
          </Field>
          <Button
            type="submit"
            appearance="primary"
            className={styles.start}
            disabledFocusable={state.kind === 'busy'}
          >
            查找
          </Button>
        </form>
        {state.kind === 'busy' && <Loading label="正在查找…" />}
        {state.kind === 'failed' && <FaultBar fault={state.fault} />}
        {found && found.problems.length > 0 && (
          <Result intent="warning">{found.problems.map(({ message }) => message).join('\n')}</Result>
        )}
      </section>
      {found?.person && isOutdated && <Result intent="info">{sentence('PERSON_GONE')}</Result>}
      {found?.person && (
        <PersonRecord
          key={found.person.key}
          campaign={campaign}
          person={found.person}
          isShown={isShown}
          onChanged={reload}
        />
      )}
      <Newborn campaignId={campaign.id} onRegistered={(key) => reload(key)} />
    </div>
  );
}
