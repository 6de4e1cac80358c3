import { groupDigits } from '../../../schema/sheets/words.ts';

interface QuotaColumn {
  readonly code: string;
  readonly name: string;
  readonly quotaPersons?: number | null;
}

/** 「任务数 42,643 → 42,700」 of columns that have another quota now; '' when none has. */
export function quotaChanges(before: readonly QuotaColumn[], after: readonly QuotaColumn[]): string {
  return after
    .flatMap(({ code, name, quotaPersons }) => {
      const old = before.find((column) => column.code === code);
      const [was, is] = [old?.quotaPersons ?? null, quotaPersons ?? null];
      return old && was !== is ? [`${name} ${words(was)} → ${words(is)}`] : [];
    })
    .join('；');
}

function words(persons: number | null): string {
  return persons === null ? '没有' : groupDigits(persons);
}
