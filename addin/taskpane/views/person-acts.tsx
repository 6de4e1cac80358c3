import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { localDateAt } from '../../../schema/values/local-date.ts';
import type { CampaignPartsFragment, NonEnrollmentReason } from '../../client/generated/graphql.ts';
import { mergeNewborn, type Person, type PersonCampaign, recordEvent, reportReason } from '../acts/people.ts';
import { needsPersonDetails } from '../acts/person-details.ts';
import { reasonWords } from '../acts/person-words.ts';
import { usePane } from '../pane-context.ts';
import { useAct } from '../use-act.ts';
import { MergeForm } from './newborn-merge.tsx';
import { PlaceFields } from './place-fields.tsx';
import { FaultBar, Loading, Result } from './states.tsx';
import { usePaneStyles } from './styles.ts';

type PersonAct = 'reason' | 'transfer' | 'death' | 'division' | 'merge';

const evidenceOf = { reason: '职工医保参保凭证', transfer: '户口迁移证文号', death: '死亡证明文号' } as const;

interface Props {
  readonly campaign: CampaignPartsFragment;
  readonly person: Person;
  readonly own: PersonCampaign | null;
  readonly onChanged: (key: string) => void;
}

/** What came of an entry, in sentences. */
interface Answer {
  readonly isDone: boolean;
  readonly sentences: readonly string[];
}

/** What can be recorded of a person: one at a time, chosen first. */
export function PersonActs({ campaign, person, own, onChanged }: Props) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [act, setAct] = useState<PersonAct | ''>('');
  const [place, setPlace] = useState({ townshipCode: '', villageCode: '' });
  const [onDay, setOnDay] = useState(localDateAt(new Date()));
  const [reason, setReason] = useState<NonEnrollmentReason | ''>('');
  const [evidence, setEvidence] = useState('');
  const [note, setNote] = useState('');
  const done = (answer: Answer, key = person.key): Answer => {
    if (answer.isDone) {
      setAct('');
      setReason('');
      setEvidence('');
      setNote('');
      onChanged(key);
    }
    return answer;
  };
  const [state, record] = useAct(async (): Promise<Answer> => {
    if (act === 'reason') {
      const choice = { reason: reason || null, evidence, note, baseVersion: own?.reason?.version ?? 0 };
      const result = await reportReason(client, campaign.id, person.key, choice);
      const isDone = result.recorded + result.unchanged > 0;
      // There is one row, and it is no row of a sheet.
      const told = result.problems.map(({ message }) => message.replace(/^第 1 行/, ''));
      return done({ isDone, sentences: told.length > 0 || !isDone ? told : ['已记下。'] });
    }
    if (act !== 'transfer' && act !== 'death' && act !== 'division') throw new Error('no act chosen');
    const result = await recordEvent(client, campaign.id, person, {
      kind: act,
      onDay,
      evidence,
      note,
      ...place,
    });
    return done(answerOf(result));
  });
  const [merged, merge] = useAct(async (choice: Parameters<typeof mergeNewborn>[3]) => {
    const result = await mergeNewborn(client, campaign.id, person, choice);
    return done(answerOf(result), result.person?.key ?? person.key);
  });
  const { allowed, reason: why } = person.mayRecord;
  const isTotalsOnly = needsPersonDetails(campaign);
  const isBureau = campaign.mayImportPayments.allowed;
  if (!allowed) return <p className={styles.muted}>{why}</p>;
  const isBusy = state.kind === 'busy' || merged.kind === 'busy';
  const isReady =
    act === 'reason'
      ? reason !== '' || own?.reason != null
      : act === 'death'
        ? onDay !== ''
        : place.townshipCode !== '' && (act === 'division' || onDay !== '');
  return (
    <section className={styles.section} aria-label="登记">
      <Field label="登记">
        <Select value={act} onChange={(_, { value }) => setAct(value as PersonAct | '')}>
          <option value="">要登记什么…</option>
          <option value="reason" disabled={isTotalsOnly}>
            未参保原因{isTotalsOnly ? '（需要个人缴费明细）' : ''}
          </option>
          <option value="transfer">迁移到另一乡镇或村</option>
          <option value="death">死亡</option>
          {isBureau && <option value="division">更正登记错的乡镇或村</option>}
          {isBureau && person.temporaryCode && !person.maskedIdNumber && (
            <option value="merge">并入身份证号码</option>
          )}
        </Select>
      </Field>
      {act === 'merge' && <MergeForm isBusy={isBusy} onMerge={(choice) => void merge(choice)} />}
      {act !== '' && act !== 'merge' && (
        <form
          className={styles.fields}
          autoComplete="off"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady && !isBusy) void record();
          }}
        >
          {act === 'reason' && (
            <Field label="原因">
              <Select
                value={reason}
                onChange={(_, { value }) => setReason(value as NonEnrollmentReason | '')}
              >
                <option value="">{own?.reason ? '撤回已上报的原因' : '请选择…'}</option>
                {Object.entries(reasonWords).map(([code, words]) => (
                  <option key={code} value={code}>
                    {words}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          {(act === 'transfer' || act === 'division') && (
            <PlaceFields
              campaignId={campaign.id}
              label={act === 'transfer' ? '迁入的' : '正确的'}
              choice={place}
              onChange={setPlace}
            />
          )}
          {(act === 'transfer' || act === 'death') && (
            <Field label={act === 'transfer' ? '自哪一天起' : '死亡日期'}>
              <Input type="date" value={onDay} onChange={(_, { value }) => setOnDay(value)} />
            </Field>
          )}
          {act !== 'division' && (
            <Field label="凭证" hint={`如 ${evidenceOf[act]}；不写姓名和身份证号码`}>
              <Input value={evidence} maxLength={200} onChange={(_, { value }) => setEvidence(value)} />
            </Field>
          )}
          <Field label={act === 'division' ? '更正的理由' : '说明（可不填）'}>
            <Input value={note} maxLength={200} onChange={(_, { value }) => setNote(value)} />
          </Field>
          <Button
            type="submit"
            appearance="primary"
            className={styles.start}
            disabledFocusable={isBusy || !isReady}
          >
            登记
          </Button>
        </form>
      )}
      {isBusy && <Loading label="正在登记…" />}
      {[state, merged].map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: there are two, and they stay in place
        <Outcome key={index} state={each} />
      ))}
    </section>
  );
}

function Outcome({ state }: { readonly state: ReturnType<typeof useAct<[], Answer>>[0] }) {
  if (state.kind === 'failed') return <FaultBar fault={state.fault} />;
  if (state.kind !== 'done' || state.result.sentences.length === 0) return null;
  const { isDone, sentences } = state.result;
  return <Result intent={isDone ? 'success' : 'error'}>{sentences.join('\n')}</Result>;
}

function answerOf(result: Awaited<ReturnType<typeof recordEvent>>): Answer {
  const told = [...result.problems.map(({ message }) => message), ...result.notes];
  const isDone = result.person != null && result.problems.every(({ severity }) => severity === 'WARNING');
  return { isDone, sentences: isDone && told.length === 0 ? ['已登记。'] : told };
}
