/** An instant as `2025-01-10 10:00` in Beijing, for sentences that say when. */
export function beijingMinute(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
