import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { formatYuan, parseYuan } from '../../../schema/values/fen.ts';
import { localDateAt } from '../../../schema/values/local-date.ts';
import { DueFormDocument, type PaymentEntryReason } from '../../client/generated/graphql.ts';
import { type DeskAct, type DeskChoice, deskReasons, type LedgerPayment } from '../acts/payment-desk.ts';
import { entryReasonWords } from '../acts/person-words.ts';
import { usePane } from '../pane-context.ts';
import { useLoad } from '../use-act.ts';
import { PlaceFields } from './place-fields.tsx';
import { PrivateInput } from './private-input.tsx';
import { usePaneStyles } from './styles.ts';

const buttonWords: Readonly<Record<DeskAct, string>> = {
  refund: '登记退费',
  correct: '登记更正',
  reverse: '确认冲正',
  accept: '确认认可',
};

/** Why, with what evidence, and what an act needs beyond that. */
export function DeskForm({
  campaignId,
  payment,
  act,
  isBusy,
  onRecord,
}: {
  readonly campaignId: string;
  readonly payment: LedgerPayment;
  readonly act: DeskAct;
  readonly isBusy: boolean;
  readonly onRecord: (choice: DeskChoice) => void;
}) {
  const styles = usePaneStyles();
  const today = localDateAt(new Date());
  const [reason, setReason] = useState<PaymentEntryReason>(deskReasons[act][0] ?? 'OTHER');
  const [amount, setAmount] = useState(formatYuan(payment.refund?.mostFen ?? 0).replaceAll(',', ''));
  const [day, setDay] = useState(act === 'refund' ? today : payment.paidOn);
  const [place, setPlace] = useState({ townshipCode: '', villageCode: '' });
  const [categoryCode, setCategory] = useState('');
  const [evidence, setEvidence] = useState('');
  const [note, setNote] = useState('');
  const [isFaulty, setFaulty] = useState(false);
  const idNumber = useRef<HTMLInputElement>(null);
  const asks = asked(act, reason);
  const amountFen = parseYuan(amount);
  const press = () => {
    const isMissing =
      (asks.amount && (amountFen === null || amountFen <= 0)) ||
      (asks.day && day === '') ||
      (asks.place && place.townshipCode === '') ||
      (asks.category && categoryCode === '') ||
      (asks.person && (idNumber.current?.value.trim() ?? '') === '');
    setFaulty(isMissing);
    if (isMissing) return;
    onRecord({
      act,
      reason,
      evidence,
      note,
      amountFen,
      day,
      divisionCode: place.villageCode || place.townshipCode,
      categoryCode,
      idNumber: idNumber.current?.value ?? '',
    });
    if (idNumber.current) idNumber.current.value = '';
  };
  return (
    <form
      className={styles.fields}
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) press();
      }}
    >
      <Field label={act === 'correct' ? '哪里错了' : '原因'}>
        <Select value={reason} onChange={(_, { value }) => setReason(value as PaymentEntryReason)}>
          {deskReasons[act].map((each) => (
            <option key={each} value={each}>
              {entryReasonWords[each]}
            </option>
          ))}
        </Select>
      </Field>
      {asks.amount && (
        <Field
          label={act === 'refund' ? '退回金额（元）' : '正确的金额（元）'}
          {...(amountFen === null ? { validationMessage: '请写金额，如 400 或 400.00。' } : {})}
        >
          <Input inputMode="decimal" value={amount} onChange={(_, { value }) => setAmount(value)} />
        </Field>
      )}
      {asks.day && (
        <Field label={act === 'refund' ? '退费日期' : '正确的缴费日期'}>
          <Input type="date" max={today} value={day} onChange={(_, { value }) => setDay(value)} />
        </Field>
      )}
      {asks.place && (
        <PlaceFields campaignId={campaignId} label="正确的" choice={place} onChange={setPlace} />
      )}
      {asks.category && (
        <CategoryField
          campaignId={campaignId}
          day={payment.paidOn}
          value={categoryCode}
          onChange={setCategory}
        />
      )}
      {asks.person && (
        <Field label="正确的身份证号码" hint="只用来认人，不保存">
          <PrivateInput inputRef={idNumber} />
        </Field>
      )}
      <Field label="凭证" hint="如 退费凭证号；不写姓名和身份证号码">
        <Input value={evidence} maxLength={200} onChange={(_, { value }) => setEvidence(value)} />
      </Field>
      <Field label={reason === 'OTHER' ? '说明' : '说明（可不填）'} required={reason === 'OTHER'}>
        <Input value={note} maxLength={200} onChange={(_, { value }) => setNote(value)} />
      </Field>
      {isFaulty && (
        <p role="alert" className={styles.fault}>
          还有没填的一项，请填完再登记。
        </p>
      )}
      <Button type="submit" appearance="primary" className={styles.start} disabledFocusable={isBusy}>
        {buttonWords[act]}
      </Button>
    </form>
  );
}

function asked(act: DeskAct, reason: PaymentEntryReason) {
  const isCorrection = act === 'correct';
  return {
    amount: act === 'refund' || (isCorrection && reason === 'WRONG_AMOUNT'),
    day: act === 'refund' || (isCorrection && reason === 'WRONG_DAY'),
    place: isCorrection && reason === 'WRONG_DIVISION',
    category: isCorrection && reason === 'WRONG_CATEGORY',
    person: isCorrection && reason === 'WRONG_PERSON',
  };
}

function CategoryField({
  campaignId,
  day,
  value,
  onChange,
}: {
  readonly campaignId: string;
  readonly day: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  const { client } = usePane();
  const { state } = useLoad(
    async () =>
      (await client.send(DueFormDocument, { campaignId, day })).campaign?.noticeOn?.categories ?? [],
    `${campaignId} ${day}`,
  );
  return (
    <Field label="正确的类别">
      <Select value={value} onChange={(_, { value: code }) => onChange(code)}>
        <option value="">请选择…</option>
        {(state.kind === 'done' ? state.result : []).map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
        <option value="ORDINARY">普通居民</option>
      </Select>
    </Field>
  );
}
