import type { LiveState } from '../../client/live.ts';
import type { LiveTable } from './live-table.ts';

/** An instant as the time of day in Beijing: `10:32:05`. */
export function beijingSecond(instant: string): string {
  return new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(11, 19);
}

/** What is beside the word 已是最新. */
export function currentWords({ changedAt, asOf }: LiveTable): string {
  if (changedAt !== null) return `，${beijingSecond(changedAt)} 变过`;
  return asOf === null ? '' : `，${beijingSecond(asOf)} 的数字`;
}

/**
 * What a table holds while nobody knows what the server has, beside the word 已断开. One that was current holds the
 * figures of the moment the server was last heard.
 */
export function lostWords({ live, asOf }: LiveTable, link: LiveState): string {
  const heard = live === 'current' ? [asOf, link.asOf] : [asOf];
  const [latest] = heard.filter((at) => at !== null).sort((a, b) => Date.parse(b) - Date.parse(a));
  return latest === undefined ? '，数字是打开以前的' : `，数字是 ${beijingSecond(latest).slice(0, 5)} 的`;
}
