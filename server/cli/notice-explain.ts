import { isLocalDate } from '../../schema/values/local-date.ts';
import type { Notice } from '../policy/notice.ts';
import { dueLines, noticeLines } from '../services/notices/words.ts';
import type { CommandArguments } from './arguments.ts';
import { printProblems } from './terminal.ts';

export const explainUsage =
  'explain <文件.yaml> [--on 缴费日] [--category 类别 …] [--born 出生日] [--tier 档次] [--grade 残疾等级]' +
  ' [--low-income 是|否] [--student 是|否] [--minority 是|否]';

export const explainOptions = {
  on: true,
  category: true,
  born: true,
  tier: true,
  grade: true,
  'low-income': true,
  student: true,
  minority: true,
} as const;

const yesNo: Readonly<Record<string, boolean>> = { 是: true, 否: false };

/**
 * Every clause with what was read out of it; with anything said of a person, what that person pays and why. What is not
 * said is not known: the answer may be that it must be looked at.
 */
export function explainNotice(notice: Notice, options: CommandArguments['options']): number {
  const last = (name: keyof typeof explainOptions) => options.get(name)?.at(-1) ?? null;
  const on = last('on');
  const faults = [
    ...(['on', 'born'] as const).filter((name) => last(name) !== null && !isLocalDate(last(name))),
    ...(['low-income', 'student', 'minority'] as const).filter((name) => {
      const said = last(name);
      return said !== null && !Object.hasOwn(yesNo, said);
    }),
    ...(last('grade') !== null && !/^[1-4]$/.test(last('grade') ?? '') ? (['grade'] as const) : []),
  ];
  for (const name of faults) {
    console.error(`--${name} 读到“${last(name)}”，应为${expected[name]}。`);
  }
  if (faults.length > 0) return 2;
  const isAboutPerson = [...options.keys()].some((name) => name !== 'on');
  if (!isAboutPerson) {
    // Without a day: as it stands when all that is known has taken effect.
    console.log(noticeLines(notice, on ?? '2199-12-31').join('\n'));
    return 0;
  }
  if (on === null) {
    console.error('请用 --on 写明缴费日，如 --on 2024-11-01：应缴多少要看哪一天。');
    return 2;
  }
  const known = (name: keyof typeof explainOptions) => yesNo[last(name) ?? ''] ?? null;
  const grade = last('grade');
  const due = dueLines(
    notice,
    {
      key: null,
      persons: 1,
      division: null,
      bornOn: last('born'),
      tier: last('tier'),
      categories: (options.get('category') ?? []).flatMap(separated).map((category) => ({
        category,
        status: 'ACTIVE' as const,
        from: null,
        to: null,
      })),
      disabilityGrade: grade === null ? null : Number(grade),
      lowIncomeFamily: known('low-income'),
      student: known('student'),
      ethnicMinority: known('minority'),
    },
    on,
  );
  if (due.kind === 'problems') {
    printProblems(due.problems);
    return 1;
  }
  console.log(due.lines.join('\n'));
  return 0;
}

const expected: Readonly<Record<string, string>> = {
  on: '日期，如 2024-11-01',
  born: '日期，如 1960-01-01',
  grade: ' 1 至 4 的整数',
  'low-income': '是或否',
  student: '是或否',
  minority: '是或否',
};

/** `低保、返贫致贫` is two categories, however it is separated. */
function separated(written: string): string[] {
  return written.split(/[、,，;；]/).filter((part) => part.trim() !== '');
}
