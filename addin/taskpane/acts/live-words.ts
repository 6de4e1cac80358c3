/** An instant as the time of day in Beijing: `10:32:05`. */
export function beijingSecond(instant: string): string {
  return new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(11, 19);
}
