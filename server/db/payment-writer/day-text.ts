const texts: string[] = [];

/** `YYYY-MM-DD` for days since 1970-01-01; the same text object for the same day. */
export function dayText(day: number): string {
  texts[day] ??= new Date(day * 86_400_000).toISOString().slice(0, 10);
  return texts[day] as string;
}
