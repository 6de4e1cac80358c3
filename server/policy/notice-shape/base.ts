import * as z from 'zod';
import { daysInMonth, isLocalDate } from '../../../schema/values/local-date.ts';

/*
 * The scalars of the notice format. `meta` is read by three: the JSON Schema (editor completion), the 政策参数 sheet
 * (`title` is the label, `kind` says how a value is written and read, `options` are the words for codes) and people.
 */

/** How a value is written for people: 元, 万分之一 as a percentage, a day, a choice of words. */
export type ValueKind =
  | 'text'
  | 'fen'
  | 'persons'
  | 'basisPoints'
  | 'date'
  | 'time'
  | 'whole'
  | 'code'
  | 'choice'
  | 'yesNo'
  | 'clause';

/**
 * How long a list may be: far above any county's, and low enough that a notice is checked in a moment. A draft is
 * checked with every edit, in the process that answers everybody.
 */
export const most = {
  clauses: 300,
  categories: 200,
  subsidies: 300,
  amounts: 200,
  tiers: 20,
  groups: 40,
  windows: 30,
  /** Townships with their villages. */
  divisions: 1_000,
  revisions: 30,
  /** Stages, deadlines, switches, metrics, rewards, bands, penalties, changes of one document. */
  rules: 100,
} as const;

export const text = z.string().trim().min(1).meta({ kind: 'text' });

export const fen = z
  .int()
  .min(0)
  .max(100_000_000)
  .meta({ kind: 'fen', description: '金额，单位：分。400 元写作 40000' });

export const persons = z.int().min(0).max(2_000_000_000).meta({ kind: 'persons', description: '人数' });

/** 10000 is 100 %. Rates of coverage and shares end there; completion may go above. */
export const basisPoints = z
  .int()
  .min(0)
  .max(1_000_000)
  .meta({ kind: 'basisPoints', description: '万分之一；90% 写作 9000' });

export const share = z
  .int()
  .min(0)
  .max(10_000)
  .meta({ kind: 'basisPoints', description: '万分之一，不超过 10000' });

export const day = z.iso
  .date({ abort: true })
  .refine((value) => isLocalDate(value))
  .meta({ kind: 'date', description: '日期 YYYY-MM-DD，含当日' });

/** `2025-02-末` for a notice that says 二月底: the last day of that month, in leap years too. */
export const dayOrMonthEnd = z
  .preprocess((value) => (typeof value === 'string' ? monthEnd(value) : value), day)
  .meta({ kind: 'date', description: '日期 YYYY-MM-DD，含当日；月底可写 2025-02-末' });

export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ kind: 'time', description: '北京时间 HH:MM，加引号' });

export const code = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/)
  .meta({ kind: 'code' });

export const clause = text.meta({
  kind: 'clause',
  title: '条款',
  description: '出自哪一条：clauses 中的 id',
});
export const note = text.optional().meta({ kind: 'text', title: '说明', description: '说明' });
export const aliases = z.array(text).default([]).meta({ title: '别名', description: '其他写法' });

export const yesNo = z.boolean().meta({ kind: 'yesNo' });

export function months(title: string) {
  return z.int().min(0).max(120).meta({ kind: 'whole', title, description: '月数' });
}

/** A choice among codes, with the words people read. */
export function choice<const Options extends Readonly<Record<string, string>>>(
  title: string,
  options: Options,
) {
  const codes = Object.keys(options) as [keyof Options & string, ...(keyof Options & string)[]];
  return z.enum(codes).meta({
    kind: 'choice',
    title,
    options,
    description: Object.entries(options)
      .map(([key, words]) => `${key} ${words}`)
      .join('；'),
  });
}

/** Days on which a row holds, both inclusive; left out is open-ended. */
export const validity = {
  from: day
    .nullable()
    .default(null)
    .meta({ title: '起始日', description: '自哪一天起，含当日；一直有效为 null' }),
  to: day
    .nullable()
    .default(null)
    .meta({ title: '终止日', description: '到哪一天止，含当日；没有终止为 null' }),
};

function monthEnd(written: string): string {
  const match = /^(\d{4})-(0[1-9]|1[0-2])-末$/.exec(written.trim());
  if (!match) return written;
  return `${match[1]}-${match[2]}-${daysInMonth(Number(match[1]), Number(match[2]))}`;
}
