import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** WCAG 2.2, levels A and AA, and the editions before it that they build on. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The looks a pane comes in: Office's light and dark, and Windows' high contrast. */
export const looks = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'contrast', media: { colorScheme: 'dark', forcedColors: 'active' } },
] as const;

// Fluent's focus traps put these at the ends of a group; they pass the focus on and never hold it.
const context = { include: ['html'], exclude: ['[data-tabster-dummy]'] };

let source: string | null = null;

/**
 * What axe finds wrong in the pane as it stands, one line for each element: `light: color-contrast: .badge …`.
 *
 * @param state what the pane shows, for the line
 */
export async function paneViolations(page: Page, state: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, media } of looks) {
    await page.emulateMedia(media);
    const results = await runAxe(paneFrame(page));
    for (const { id, nodes } of results.violations)
      for (const { html, failureSummary } of nodes)
        found.push(`${state}, ${name}: ${id}: ${html}: ${failureSummary?.replaceAll('\n', ' ')}`);
  }
  await page.emulateMedia(looks[0].media);
  return found;
}

function paneFrame(page: Page): Frame {
  const [, frame] = page.frames();
  if (!frame) throw new Error('no pane in the page');
  return frame;
}

async function runAxe(frame: Frame): Promise<axe.AxeResults> {
  source ??= readFileSync(
    join(createRequire(import.meta.url).resolve('axe-core'), '..', 'axe.min.js'),
    'utf8',
  );
  // Not as a script tag: the pane's content security policy takes none but its own.
  if (!(await frame.evaluate('"axe" in window'))) await frame.evaluate(source);
  const options: axe.RunOptions = { runOnly: tags, resultTypes: ['violations'] };
  // The colours of the look before fade out. What turns for as long as it is shown never ends.
  await frame.evaluate(
    `Promise.allSettled(document.getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
      .map(({ finished }) => finished))`,
  );
  return frame.evaluate(`axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)})`);
}
