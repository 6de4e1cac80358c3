import { sentence } from '../../../schema/messages.ts';
import type { FormulasRefreshed } from '../../functions/refresh.ts';

/** 「3 个公式已更新，其余 97 个没有变化。」; null: there are no formulas of ours. */
export function formulasWords(refreshed: FormulasRefreshed): string | null {
  if (refreshed.kind === 'none') return null;
  if (refreshed.kind === 'unreachable') {
    const { at } = refreshed;
    return at === null ? sentence('FORMULAS_UNREACHABLE') : sentence('FORMULAS_UNREACHABLE_AT', { at });
  }
  const { formulas, changed, isOneState } = refreshed;
  const same = formulas - changed;
  const words =
    formulas === 0
      ? sentence('FORMULAS_LIVE')
      : changed === 0
        ? sentence('FORMULAS_SAME', { formulas })
        : sentence('FORMULAS_UPDATED', { changed, ...(same > 0 ? { same } : {}) });
  return isOneState ? words : words + sentence('FORMULAS_OVERTAKEN');
}

/** Whether there is something to do about it. */
export function formulasNeedCare(refreshed: FormulasRefreshed): boolean {
  return refreshed.kind === 'unreachable' || (refreshed.kind === 'done' && !refreshed.isOneState);
}
