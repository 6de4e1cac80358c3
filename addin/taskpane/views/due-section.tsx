import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { localDateAt } from '../../../schema/values/local-date.ts';
import type { CampaignPartsFragment } from '../../client/generated/graphql.ts';
import { askDue, type DueQuestion, dueForm } from '../acts/due.ts';
import { usePane } from '../pane-context.ts';
import { useAct, useLoad } from '../use-act.ts';
import { DueFields } from './due-fields.tsx';
import { DueResult } from './due-result.tsx';
import { FaultBar, Loading } from './states.tsx';
import { usePaneStyles } from './styles.ts';

/**
 * At the counter: what somebody pays, why, and from which day cover begins. Stores nothing.
 *
 * @param round another one means that the notice may be another version
 * @param published another one means that it is
 */
export function DueSection({
  campaign,
  round,
  published,
}: {
  readonly campaign: CampaignPartsFragment;
  readonly round: number;
  readonly published: number;
}) {
  const styles = usePaneStyles();
  const { client } = usePane();
  const [question, setQuestion] = useState(blankQuestion);
  const opened = useRef(question.paidOn);
  const [fault, setFault] = useState<DateFault | null>(null);
  // A form that was emptied forgets half-typed days too.
  const [person, setPerson] = useState(0);
  const formPlace = useRef<HTMLFormElement>(null);
  const day = question.paidOn === '' ? today() : question.paidOn;
  const { state: shown, reload } = useLoad(
    async () => ({ day, round, ...(await dueForm(client, campaign.id, day)) }),
    `${campaign.id} ${day} ${round}`,
  );
  const [state, ask] = useAct(async (asked: DueQuestion) => {
    // The rules of the day that is asked about, which the form may not show yet.
    const form =
      shown.kind === 'done' && shown.result.day === asked.paidOn && shown.result.round === round
        ? shown.result
        : await dueForm(client, campaign.id, asked.paidOn);
    return { asked, published, answer: await askDue(client, campaign.id, asked, form) };
  });
  const change = (part: Partial<DueQuestion>) => {
    setQuestion((before) => ({ ...before, ...part }));
    setFault(null);
  };
  const press = () => {
    const found = dateFault(formPlace.current, question);
    setFault(found);
    if (found) formPlace.current?.querySelector<HTMLInputElement>(`input[name=${found.field}]`)?.focus();
    else void ask(question);
  };
  const next = () => {
    const blank = blankQuestion();
    // A day somebody chose stays; today moves on in a pane that is open overnight.
    change(question.paidOn === opened.current ? blank : { ...blank, paidOn: question.paidOn });
    opened.current = blank.paidOn;
    setPerson((before) => before + 1);
    formPlace.current?.querySelector<HTMLElement>('[role=combobox]')?.focus();
  };
  // An answer stands only beside the question it was given to, and while no newer version is known.
  const newest = shown.kind === 'done' ? shown.result.version : 0;
  const answered =
    state.kind === 'done' &&
    state.result.asked === question &&
    state.result.published === published &&
    state.result.answer.version >= newest
      ? state.result
      : null;
  return (
    <section className={styles.section} aria-labelledby="due-heading">
      <h2 className={styles.heading} id="due-heading">
        应缴多少
      </h2>
      <p className={styles.muted}>按通知算一个人缴多少，不用填姓名和身份证号码，也不保存。</p>
      {shown.kind === 'busy' && <Loading label="正在读取通知…" />}
      {shown.kind === 'failed' && <FaultBar fault={shown.fault} onRetry={reload} />}
      {shown.kind === 'done' && (
        <form
          ref={formPlace}
          className={styles.fields}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            press();
          }}
        >
          <DueFields
            key={person}
            form={shown.result}
            benefitYear={campaign.benefitYear}
            question={question}
            fault={fault}
            onChange={change}
          />
          <div className={styles.row}>
            <Button type="submit" appearance="primary" disabledFocusable={state.kind === 'busy'}>
              计算
            </Button>
            {answered && (
              <Button type="button" onClick={next}>
                下一位
              </Button>
            )}
          </div>
        </form>
      )}
      {state.kind === 'busy' && <Loading label="正在计算…" />}
      {state.kind === 'failed' && <FaultBar fault={state.fault} onRetry={press} />}
      {state.kind === 'done' && !answered && (
        <p className={styles.muted} role="status">
          情况或方案改了，请重新计算。
        </p>
      )}
      <DueResult
        title={`${campaign.countyName} ${campaign.benefitYear} 年度，${answered?.asked.paidOn ?? day} 缴费`}
        answer={answered?.answer ?? null}
      />
    </section>
  );
}

/** Which of the two days is not right, and why. */
export interface DateFault {
  readonly field: 'bornOn' | 'paidOn';
  readonly text: string;
}

/** A day typed in part reads as empty, and empty means something else: not what was meant. */
function dateFault(form: HTMLFormElement | null, { bornOn, paidOn }: DueQuestion): DateFault | null {
  for (const field of ['bornOn', 'paidOn'] as const) {
    const input = form?.querySelector<HTMLInputElement>(`input[name=${field}]`);
    if (input?.validity.badInput) return { field, text: '日期没有填完整。请填完年、月、日，或全部清空。' };
  }
  if (paidOn === '') return { field: 'paidOn', text: '请填缴费日期。' };
  if (bornOn !== null && bornOn > paidOn) return { field: 'bornOn', text: '出生日期晚于缴费日期，请核对。' };
  return null;
}

function blankQuestion(): DueQuestion {
  return {
    categories: [],
    bornOn: null,
    paidOn: today(),
    tier: null,
    disabilityGrade: null,
    lowIncomeFamily: null,
    student: null,
    ethnicMinority: null,
    lastInsured: null,
  };
}

function today(): string {
  return localDateAt(new Date());
}
