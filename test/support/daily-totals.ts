/** Persons by township name, and by day. */
export type DailyPersons = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** 乡镇每日汇总 with exactly these persons, each paying 400 yuan: for tests that check figures by hand. */
export function dailyTotalsOf(persons: DailyPersons): string {
  const rows = Object.entries(persons).flatMap(([day, townships]) =>
    Object.entries(townships).map(([name, many]) => `${day},${name},${many},${many * 400}.00`),
  );
  return ['日期,乡镇（街道）,当日缴费人数,当日缴费金额（元）', ...rows, ''].join('\n');
}

/** The same persons in every township. */
export function each(townships: readonly string[], persons: number): Record<string, number> {
  return Object.fromEntries(townships.map((name) => [name, persons]));
}
