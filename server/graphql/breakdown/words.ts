import { sentence } from '../../../schema/messages.ts';
import type { ActVerdict } from '../../policy/breakdown.ts';
import type { BreakdownConflictRecord, BreakdownRefusalRecord } from '../../services/breakdowns/records.ts';
import type {
  BreakdownAct,
  BreakdownConflict,
  BreakdownRefusal,
  Permission,
} from '../generated/resolver-types.ts';
import { shanghaiMinute } from '../review-item/words.ts';

export const breakdownActNames: Readonly<Record<BreakdownAct, string>> = {
  DISPATCH: '下发',
  OPEN: '打开',
  SAVE: '保存',
  SUBMIT: '提交',
  WITHDRAW: '撤回提交',
  RETURN: '退回',
  ACCEPT: '通过',
  LOCK: '锁定',
  RECALL: '收回',
  REOPEN: '重新开放',
  END_REOPENING: '结束重新开放',
  REVISE_QUOTA: '调整任务数',
  DEADLINE: '改填报截止',
};

/** A verdict with its sentence: the same one with which the act itself would be refused. */
export function permissionOf(verdict: ActVerdict): Permission {
  if (verdict.allowed) return { allowed: true, reason: null };
  return { allowed: false, reason: sentence(verdict.code, verdict.values) };
}

export function refusalOf({
  code,
  values,
  divisionCode,
  divisionName,
}: BreakdownRefusalRecord): BreakdownRefusal {
  return { divisionCode, divisionName, code, message: sentence(code, values) };
}

/** Numbers of a cell, or texts of the remarks, with a sentence that says all three. */
export function conflictOf(conflict: BreakdownConflictRecord): BreakdownConflict {
  const { villageCode, villageName, columnCode, columnName, base, mine, theirs, by, at } = conflict;
  return {
    villageCode,
    villageName,
    columnCode,
    columnName,
    base: personsIn(base),
    mine: personsIn(mine),
    theirs: personsIn(theirs),
    baseText: textIn(base),
    mineText: textIn(mine),
    theirsText: textIn(theirs),
    by,
    at,
    message: sentence('BREAKDOWN_CONFLICT', {
      village: villageName,
      item: columnCode === '' ? '备注' : columnName,
      base: shown(base),
      mine: shown(mine),
      theirs: shown(theirs),
      by,
      at: shanghaiMinute(at),
    }),
  };
}

function personsIn(value: number | string | null): number | null {
  return typeof value === 'number' ? value : null;
}

function textIn(value: number | string | null): string | null {
  return typeof value === 'string' ? value : null;
}

function shown(value: number | string | null): string {
  if (value === null || value === '') return '空';
  return typeof value === 'number' ? String(value) : `“${value}”`;
}
