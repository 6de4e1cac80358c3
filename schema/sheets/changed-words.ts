import type { RefreshPlan } from './diff.ts';
import type { SheetModel } from './model.ts';

/**
 * What a redraw changed, for a clerk: 「周党镇 已缴费人数 1,024→1,100；另有 2 处」. Empty when nothing changed.
 *
 * @param most how many changes are told one by one
 */
export function changedWords(plan: RefreshPlan, model: SheetModel, most = 3): string {
  const told = plan.changes
    .slice(0, most)
    .map((change) => `${change.key} ${change.columnKey} ${model.tabName}`);
  const rest = plan.changes.length - told.length;
  return [...told, ...(rest > 0 ? [`另有 ${rest} 处`] : [])].join('；');
}
