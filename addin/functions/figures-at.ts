import type { LiveMode } from '../client/live.ts';

/** What the figures of the workbook rest on. */
export interface FiguresState {
  readonly campaignId: string;
  readonly mode: LiveMode;
  /** Of the oldest figure that a cell still shows, in seconds since 1970; null: none was given yet. */
  readonly at: number | null;
  /** True when a cell shows a stored figure, because the server could not be asked. */
  readonly isLast: boolean;
  /** True when the server has moved on since a cell was calculated. */
  readonly isOld: boolean;
}

/** 「2025-03-01 10:32（实时，征缴系统 411521-2025）」 */
export function figuresAtText({ campaignId, mode, at, isLast, isOld }: FiguresState): string {
  const source = `征缴系统 ${campaignId}`;
  if (at === null) return mode === 'lost' ? `（断开，${source}）` : `（还没有取过数，${source}）`;
  return `${minuteOf(at)}（${stateOf(mode, isLast, isOld)}，${source}）`;
}

function stateOf(mode: LiveMode, isLast: boolean, isOld: boolean): string {
  if (mode === 'lost' || isLast) return '断开，最后的数';
  if (isOld) return '有更新，请按刷新全部';
  if (mode === 'live') return '实时';
  return mode === 'polling' ? '轮询' : '未跟踪变化';
}

/** In China it is the same time everywhere, and eight hours later than in Greenwich all year. */
function minuteOf(seconds: number): string {
  return new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 16).replace('T', ' ');
}
