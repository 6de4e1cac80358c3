import type { LiveMode } from '../client/live.ts';
import type { Span } from './on-show.ts';

/** What the figures of the workbook rest on. */
export interface FiguresState {
  readonly campaignId: string;
  readonly mode: LiveMode;
  /** State the server is known to be in; null: nobody knows. */
  readonly version: number | null;
  /** Null: no cell shows a figure. */
  readonly span: Span | null;
}

/** The buttons that bring formulas up to date, as they are called in the pane and on the ribbon. */
const press = '请点窗格“刷新”或功能区“刷新全部”';

/**
 * 「2025-03-01 10:32（实时，征缴系统 411521-2025）」: the time of the oldest figure on show. Where not all are of one
 * state it is 「2025-03-01 10:32 至 10:34」, and says so.
 */
export function figuresAtText(state: FiguresState): string {
  const { campaignId, mode, span } = state;
  const source = `征缴系统 ${campaignId}`;
  if (span === null) return mode === 'lost' ? `（断开，${source}）` : `（还没有取过数，${source}）`;
  const time = span.isOneState ? minuteOf(span.from) : spanText(span);
  return `${time}（${wordsOf(state, span)}，${source}）`;
}

/** 「2025-03-01 10:32」 or 「2025-03-01 10:32 至 10:34」, as the figures on show are. */
export function spanText({ from, to, isOneState }: Pick<Span, 'from' | 'to' | 'isOneState'>): string {
  if (isOneState) return minuteOf(from);
  const [first, last] =
    minuteOf(from) === minuteOf(to) ? [timeOf(from), timeOf(to)] : [minuteOf(from), minuteOf(to)];
  const isOneDay = first.slice(0, 10) === last.slice(0, 10);
  return `${first} 至 ${isOneDay ? last.slice(11) : last}`;
}

function wordsOf({ campaignId, mode, version }: FiguresState, { isOneState, figures }: Span): string {
  const isLast = version === null && figures.some(({ result }) => result.isLast);
  if (figures.some((figure) => figure.campaignId !== campaignId))
    return `有另一项征缴工作的数，${mode === 'lost' ? '断开' : press}`;
  if (mode === 'lost' || isLast) return isOneState ? '断开，最后的数' : '断开，最后的数，不是同一时刻';
  if (!isOneState) return `不是同一时刻的数，${press}`;
  if (version !== null && figures.some(({ result }) => result.version !== version)) return `有更新，${press}`;
  if (mode === 'live') return '实时';
  return mode === 'polling' ? '轮询' : '未跟踪变化';
}

function minuteOf(seconds: number): string {
  return timeOf(seconds).slice(0, 16);
}

/** In China it is the same time everywhere, and eight hours later than in Greenwich all year. */
function timeOf(seconds: number): string {
  return new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
