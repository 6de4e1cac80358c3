import { isLocalDate } from '../values/local-date.ts';
import type { SheetIdentity } from './model.ts';

const prefix = 'zj';

/**
 * The identity as a name legal for an Excel table and for a defined name:
 * `zj_progress_411521_2025_TOWNSHIP_411521_latest_`. A fixed day is written `20241130`; a 政策参数 sheet carries the
 * version it came from, `zj_policy_411521_2025_v3_`.
 * It ends with `_` because Excel appends digits to the name of a copied table.
 *
 * @param copy 2 and above for a further sheet of the same identity in one workbook, where names must differ
 * @throws Error when the identity cannot be written; identities are made by our own code, so a bug
 */
export function tableNameFor(identity: SheetIdentity, copy = 1): string {
  const [, county, year] = /^(.+)-(\d{4})$/.exec(identity.campaignId) ?? [];
  const isAsOf = identity.asOf === 'latest' || isLocalDate(identity.asOf);
  if (!county || !year || !identity.divisionCode || !isAsOf) {
    throw new Error(`sheet identity cannot be a name: ${JSON.stringify(identity)}`);
  }
  if (identity.kind === 'policy' && !isVersion(identity.version)) {
    throw new Error(`sheet identity has no version: ${JSON.stringify(identity)}`);
  }
  const what =
    identity.kind === 'policy'
      ? [`v${identity.version}`]
      : [identity.by ?? identity.level, encodePart(identity.divisionCode), identity.asOf.replaceAll('-', '')];
  const parts = [prefix, identity.kind, encodePart(county), year, ...what];
  return `${parts.join('_')}_${copy > 1 ? copy : ''}`;
}

/** The identity a name carries, also after Excel appended digits to it; null for a name that is not ours. */
export function identityFromTableName(name: string): SheetIdentity | null {
  return policyIdentity(name) ?? figuresIdentity(name);
}

function policyIdentity(name: string): SheetIdentity | null {
  const match = /^zj_policy_([A-Za-z0-9.]+)_(\d{4})_v(\d{1,9})_[_\d]*$/.exec(name);
  const [, county = '', year = '', version = ''] = match ?? [];
  if (!match || !isVersion(Number(version))) return null;
  const divisionCode = decodePart(county);
  return {
    kind: 'policy',
    campaignId: `${divisionCode}-${year}`,
    divisionCode,
    level: 'TOWNSHIP',
    asOf: 'latest',
    version: Number(version),
  };
}

function isVersion(version: number | undefined): boolean {
  return version !== undefined && Number.isSafeInteger(version) && version >= 1;
}

function figuresIdentity(name: string): SheetIdentity | null {
  const match =
    /^zj_(progress|breakdown|breakdownForm|coverage|chase|reconciliation|subsidy|review|roster)_([A-Za-z0-9.]+)_(\d{4})_(TOWNSHIP|VILLAGE|CATEGORY|DAY|ITEM)_([A-Za-z0-9.]+)_(latest|\d{8})_[_\d]*$/.exec(
      name,
    );
  if (!match) return null;
  const [, kind, county = '', year = '', level, division = '', day = ''] = match;
  const asOf = day === 'latest' ? day : `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  if (asOf !== 'latest' && !isLocalDate(asOf)) return null;
  return {
    kind: kind as SheetIdentity['kind'], // the pattern allows only these
    campaignId: `${decodePart(county)}-${year}`,
    divisionCode: decodePart(division),
    ...(level === 'CATEGORY' || level === 'DAY' || level === 'ITEM'
      ? { level: 'TOWNSHIP', by: level }
      : { level: level as SheetIdentity['level'] }), // the pattern allows only these
    asOf,
  };
}

/** Text as a legal tab name: at most 31 characters, none of `\ / ? * [ ] :`, no apostrophe at either end. */
export function tabNameFor(text: string): string {
  let name = '';
  for (const character of text.replace(/[\\/?*[\]:：\p{Cc}]/gu, '').trim()) {
    if (name.length + character.length > 31) break;
    name += character;
  }
  return name.replace(/^'+|'+$/g, '').trim() || '征缴';
}

/** Letters and digits stay; any other character becomes `.hex.`, so that no code can look like a separator. */
function encodePart(text: string): string {
  return text.replace(/[^A-Za-z0-9]/gu, (character) => `.${character.codePointAt(0)?.toString(16)}.`);
}

function decodePart(text: string): string {
  return text.replace(/\.([0-9a-f]{1,5})\./g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}
