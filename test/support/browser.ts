import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * A real Chromium from npm, with Chinese fonts, that needs nothing installed on the machine.
 * Starts in about two seconds.
 */
export async function startBrowser(): Promise<Browser> {
  // The package brings the system libraries of its home, Lambda, and uses them when this says it is there.
  if (!hasLibrary('libnss3.so')) process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [
      '--headless=shell',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
      // The engine that plays Excel's calculation is never optimised: one of its functions costs 0.4 s, in each page anew.
      '--js-flags=--liftoff-only',
      '--lang=zh-CN',
    ],
    env: { ...process.env, FONTCONFIG_FILE: fontConfiguration() } as Record<string, string>,
  });
}

/** A fontconfig file that knows Noto Sans SC from npm, so that screenshots show Chinese and not boxes. */
function fontConfiguration(): string {
  const fonts = join(process.cwd(), 'node_modules', '@electron-fonts', 'noto-sans-sc', 'fonts');
  if (!existsSync(fonts)) throw new Error(`no fonts in ${fonts}`);
  const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-fonts-'));
  const file = join(folder, 'fonts.conf');
  const families = [
    'sans-serif',
    'serif',
    'Microsoft YaHei',
    'Microsoft YaHei UI',
    'Segoe UI',
    'SimSun',
    'SimHei',
  ];
  const aliases = families.map(
    (family) =>
      `<alias binding="strong"><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  );
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${fonts}</dir><cachedir>${join(folder, 'cache')}</cachedir>${aliases.join('')}</fontconfig>`,
  );
  return file;
}

function hasLibrary(name: string): boolean {
  try {
    return execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).includes(name);
  } catch {
    return false;
  }
}
