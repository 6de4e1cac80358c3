import type { CommandArguments } from './arguments.ts';
import { terminalActor, withServices } from './terminal.ts';

/**
 * `notice clone <campaign> [year]`: next year's draft goes out as a file, what must be looked at beside it, so that
 * `notice clone 990101-2025 > 2026.yaml` leaves the list on the screen.
 */
export async function cloneNotice({ values: [id = '', year] }: CommandArguments): Promise<number> {
  if (year !== undefined && !/^\d{4}$/.test(year)) {
    console.error(`年度读到“${year}”，应为四位数字。`);
    return 2;
  }
  return withServices(async ({ campaignClones }) => {
    const clone = await campaignClones.clone(terminalActor, id, year === undefined ? null : Number(year));
    console.log(clone.content.trimEnd());
    console.error(`${clone.benefitYear} 年度草稿，须逐项核对（共 ${clone.review.length} 项）：`);
    for (const { label, was, becomes, check } of clone.review) {
      console.error(`· ${label}：${changeWords(was, becomes)}${check}`);
    }
    return 0;
  });
}

function changeWords(was: string | null, becomes: string | null): string {
  if (was === null) return '';
  return was === becomes ? `仍为 ${was}。` : `${was} → ${becomes ?? '空'}。`;
}
