import type { BreakdownState } from '../values/breakdown.ts';

/** A village as far as the words beside its row go. */
interface SpokenVillage {
  readonly values: readonly (number | null | undefined)[];
  readonly findings: readonly (string | null | undefined)[];
}

const statuses = ['未填', '未填完', '已填', '已改', '退回', '通过'] as const;

/** What 状态 says of a village. */
export function statusWord(
  village: SpokenVillage,
  columns: readonly { readonly isFilled: boolean }[],
  state: BreakdownState,
): string {
  if (state === 'ACCEPTED' || state === 'LOCKED') return '通过';
  if (village.findings.some((finding) => finding)) return '退回';
  const filled = village.values.filter((_, index) => columns[index]?.isFilled);
  const count = filled.filter((value) => value !== null && value !== undefined).length;
  if (count === 0) return '未填';
  return count < filled.length ? '未填完' : '已填';
}

/** What 审核意见 says of a village: the bureau's reasons, one line a column. */
export function findingWords(village: SpokenVillage, columns: readonly { readonly name: string }[]): string {
  return village.findings
    .flatMap((finding, index) => (finding ? [`${returned}${columns[index]?.name ?? ''}：${finding}`] : []))
    .join('\n');
}

const returned = '退回：';
const beginnings = ['错误：', '提醒：', returned] as const;

/** What 审核意见 says of a problem, before the sentence. */
export function problemBeginning(severity: 'ERROR' | 'WARNING'): string {
  return severity === 'ERROR' ? '错误：' : '提醒：';
}

/** Our words in 审核意见 begin with one of these; anything else there is the reader's own. */
export function isOurFinding(text: string): boolean {
  return text === '' || beginnings.some((beginning) => text.startsWith(beginning));
}

export function isOurStatus(text: string): boolean {
  return text === '' || statuses.some((status) => status === text);
}
