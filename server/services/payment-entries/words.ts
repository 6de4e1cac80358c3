import { ordinaryCategory } from '../../../schema/files/index.ts';
import { formatYuan } from '../../../schema/values/fen.ts';
import { formatChineseDate, isLocalDate, type LocalDate } from '../../../schema/values/local-date.ts';
import type { EntryRow, PaymentRow } from '../../db/entries/ledger-rows.ts';
import type { Notice } from '../../policy/notice.ts';
import { usualCategoryName } from '../amounts/amounts-due-person.ts';
import type { DivisionTree } from '../divisions.ts';
import { Refusal } from '../refusal.ts';

/** As `PaymentEntryReason` in schema/payment-entry.graphql. */
export type EntryReason =
  | 'PAID_TWICE'
  | 'OVERPAID'
  | 'OTHER_COUNTY'
  | 'EMPLOYEE_SCHEME'
  | 'DIED'
  | 'MOVED_AWAY'
  | 'WRONG_PERSON'
  | 'WRONG_DIVISION'
  | 'WRONG_CATEGORY'
  | 'WRONG_AMOUNT'
  | 'WRONG_DAY'
  | 'BANK_RETURNED'
  | 'VERIFIED'
  | 'RECORDED_BY_MISTAKE'
  | 'OTHER';

/** What a clerk writes beside an act. */
export interface EntryNotes {
  readonly reason: EntryReason;
  readonly evidence: string;
  readonly note: string;
}

const mostCharacters = 200;

/** @throws Refusal ENTRY_NOTE, ENTRY_NOTE_MISSING */
export function checkedNotes({ reason, evidence, note }: EntryNotes): EntryNotes {
  const checked = { reason, evidence: oneLine(evidence), note: oneLine(note) };
  for (const [column, text] of [
    ['凭证', checked.evidence],
    ['说明', checked.note],
  ] as const) {
    const plain = text.normalize('NFKC').replace(/[\s-]/g, '');
    if ([...text].length > mostCharacters || /\d{15}|XSE\d{14}/i.test(plain)) {
      throw new Refusal('ENTRY_NOTE', { column });
    }
  }
  if (reason === 'OTHER' && checked.note === '') throw new Refusal('ENTRY_NOTE_MISSING');
  return checked;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function categoryName(notice: Notice, code: string): string {
  const named = notice.categories.find((category) => category.code === code);
  return named?.name ?? (code === ordinaryCategory ? '普通居民' : (usualCategoryName(code) ?? code));
}

export function divisionName(tree: DivisionTree, code: string): string {
  return tree.byCode.get(code)?.name ?? code;
}

/** What was done, in one sentence without names or numbers of persons. */
export function describeEntry(
  entry: Pick<EntryRow, 'kind' | 'amount_fen' | 'on_day'>,
  context: {
    readonly notice: Notice;
    readonly tree: DivisionTree;
    readonly payment: PaymentRow | null;
    readonly replacement: PaymentRow | null;
    /** The entry an UNDO takes back. */
    readonly undone: number | null;
  },
): string {
  const { payment, replacement, undone } = context;
  const yuan = `${formatYuan(entry.amount_fen)} 元`;
  switch (entry.kind) {
    case 'REFUND':
      return `${formatChineseDate(entry.on_day)}退费 ${yuan}。`;
    case 'REVERSAL':
      return `冲正这一笔 ${yuan}，从缴费当日起取消。`;
    case 'ACCEPTANCE':
      return `认可这一笔 ${yuan}，计入奖励。`;
    case 'UNDO':
      return `撤销第 ${undone ?? '？'} 号处理。`;
    case 'CORRECTION': {
      const changes = payment && replacement ? changesOf(payment, replacement, context) : [];
      return `更正：${changes.join('，')}。`;
    }
  }
}

function changesOf(
  from: PaymentRow,
  to: PaymentRow,
  { notice, tree }: { readonly notice: Notice; readonly tree: DivisionTree },
): string[] {
  const changes: string[] = [];
  const add = (name: string, before: string, after: string) => {
    if (before !== after) changes.push(`${name}由“${before}”改为“${after}”`);
  };
  const place = (row: PaymentRow) =>
    `${divisionName(tree, row.township_code)}${row.village_code === null ? '' : divisionName(tree, row.village_code)}`;
  add('区划', place(from), place(to));
  add('人员类别', categoryName(notice, from.category_code), categoryName(notice, to.category_code));
  add('金额', `${formatYuan(from.amount_fen)}元`, `${formatYuan(to.amount_fen)}元`);
  add('缴费日', dayWords(from.paid_on), dayWords(to.paid_on));
  add('入库日', dayWords(from.posted_on), dayWords(to.posted_on));
  if (Buffer.compare(from.person_hash, to.person_hash) !== 0) changes.push('改为另一人');
  return changes;
}

function dayWords(day: LocalDate | null): string {
  return day !== null && isLocalDate(day) ? formatChineseDate(day) : '不知道';
}
