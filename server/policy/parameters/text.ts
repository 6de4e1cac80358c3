import { parseYuan } from '../../../schema/values/fen.ts';
import { addDays, daysInMonth, isLocalDate } from '../../../schema/values/local-date.ts';
import { withoutIdNumbers } from '../../../schema/values/redaction.ts';
import { normalName } from '../notice.ts';
import { suggestion } from '../notice-check/suggestion.ts';
import { hundredths, percent, yuanFigure } from '../wording.ts';
import { type Named, type Registries, registryAt } from './tables.ts';
import type { Leaf } from './walk.ts';

/** A leaf as people write it: 400, 90%, 2024-11-30, 是, 低保对象、特困人员; empty text where nothing is stated. */
export function leafText(leaf: Leaf, registries: Registries): string {
  const { value, isList } = leaf;
  if (value === null || value === undefined) return '';
  if (!isList) return valueText(leaf, value, registries);
  const items = (value as readonly unknown[]).map((item) => valueText(leaf, item, registries));
  // Where an item holds the mark itself, lines keep the items apart.
  return items.join(items.some((item) => item.includes('、')) ? '\n' : '、');
}

function valueText(leaf: Leaf, value: unknown, registries: Registries): string {
  switch (leaf.kind) {
    case 'fen':
      return yuanFigure(Number(value));
    case 'basisPoints':
      return percent(Number(value));
    case 'hundredths':
      return hundredths(Number(value));
    case 'yesNo':
      return value === true ? '是' : '否';
    case 'choice':
    case 'weekday':
      return leaf.options[String(value)] ?? String(value);
    case 'code':
      return nameOf(String(value), registryOf(leaf, registries));
    case 'json':
      return JSON.stringify(value);
    default:
      return String(value);
  }
}

/** The list the codes of a leaf refer to; empty when the code is the item's own. */
export function registryOf(leaf: Leaf, registries: Registries): readonly Named[] {
  const name = registryAt(leaf.pattern);
  return name === null ? [] : registries[name];
}

/** The name where it means this one alone, else the code. */
function nameOf(code: string, registry: readonly Named[]): string {
  const named = registry.find((entry) => entry.code === code);
  return named && meant(named.name, registry).length === 1 ? named.name : code;
}

/** Everyone a text may mean by code, name or alias. A code is nobody else's. */
function meant(written: string, registry: readonly Named[]): readonly Named[] {
  const name = normalName(written);
  const byCode = registry.filter(({ code }) => normalName(code) === name);
  if (byCode.length > 0) return byCode;
  return registry.filter((entry) =>
    [entry.name, ...(entry.aliases ?? [])].some((other) => normalName(other) === name),
  );
}

/** What a text means at a place, or why it means nothing there. */
export type TextReading =
  | { readonly kind: 'value'; readonly value: unknown }
  | {
      readonly kind: 'fault';
      /** PARAMETER_…, see schema/messages/parameter.ts. */
      readonly code: string;
      readonly found: string;
      readonly expected?: string;
    };

/** Reads a text that is not empty as the kind of value the leaf holds. The range of the format is not checked here. */
export function readText(leaf: Leaf, text: string, registries: Registries): TextReading {
  if (!leaf.isList) return readOne(leaf, text, registries);
  const parts = (text.includes('\n') ? text.split('\n') : text.split(separators(leaf)))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const values: unknown[] = [];
  for (const part of parts) {
    const reading = readOne(leaf, part, registries);
    if (reading.kind === 'fault') return reading;
    if (values.includes(reading.value)) return fault('PARAMETER_LISTED_TWICE', part);
    values.push(reading.value);
  }
  return { kind: 'value', value: values };
}

/** Free text may hold commas; codes, names and choices of a list are parted by any of the usual marks. */
function separators({ kind }: Leaf): RegExp {
  return kind === 'text' || kind === 'choice' ? /、/ : /[、,，;；]/;
}

function readOne(leaf: Leaf, text: string, registries: Registries): TextReading {
  const plain = normalName(text);
  switch (leaf.kind) {
    case 'fen':
      return readYuan(plain);
    case 'basisPoints':
      return readPercent(plain);
    case 'hundredths':
      return readHundredths(plain);
    case 'persons':
    case 'whole':
      return readWhole(plain, leaf.kind === 'persons');
    case 'date':
      return readDate(plain);
    case 'time':
      return readTime(plain);
    case 'yesNo':
      return readYesNo(plain);
    case 'choice':
    case 'weekday':
      return readChoice(leaf, plain);
    case 'code':
    case 'clause':
      return readCode(leaf, plain, registryOf(leaf, registries));
    default:
      return value(text.replace(/\r\n?/g, '\n').trim());
  }
}

function readYuan(plain: string): TextReading {
  const fen = parseYuan(plain);
  if (fen !== null) return value(fen);
  const figure = plain.replace(/^[¥]/, '').replace(/元$/, '').replaceAll(',', '');
  if (/^-?\d+\.\d{3,}$/.test(figure)) return fault('PARAMETER_BELOW_FEN', plain);
  if (/[万亿]$/.test(figure)) return fault('PARAMETER_TEN_THOUSANDS', plain, '400');
  return fault('PARAMETER_NOT_YUAN', plain);
}

function readPercent(plain: string): TextReading {
  const match = /^(\d{1,5})(?:\.(\d{1,2})0*)?%$/.exec(plain);
  if (match) return value(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
  if (/^\d{1,5}\.\d{3,}%$/.test(plain)) return fault('PARAMETER_PERCENT_PLACES', plain);
  const bare = /^\d{1,5}(\.\d{1,4})?$/.test(plain) ? Number(plain) : null;
  if (bare === null) return fault('PARAMETER_NOT_PERCENT', plain);
  // 0.9 may be 90 % or 0.9 %, and 90 may come from either: never guessed.
  const meanings = bare > 0 && bare <= 1 ? `${percent(Math.round(bare * 10_000))} 或 ${plain}%` : `${plain}%`;
  return fault('PARAMETER_BARE_PERCENT', plain, meanings);
}

function readHundredths(plain: string): TextReading {
  const match = /^(\d{1,6})(?:\.(\d{1,2})0*)?分?$/.exec(plain);
  if (!match) return fault('PARAMETER_NOT_POINTS', plain);
  return value(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}

function readWhole(plain: string, arePersons: boolean): TextReading {
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.0*)?(?:人|个?月|周岁|岁|年|周|日|天|名|次|级)?$/.exec(
    plain,
  );
  if (match) return value(Number(`${match[1]}${match[2]!.replaceAll(',', '')}`));
  return fault('PARAMETER_NOT_WHOLE', plain, arePersons ? '11617' : '3');
}

const dayForms = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
const monthEndForm = /^(\d{4})[-/年.](\d{1,2})(?:月底|月末|-末)$/;

function readDate(plain: string): TextReading {
  const monthEnd = monthEndForm.exec(plain);
  if (monthEnd) {
    const [year, month] = [Number(monthEnd[1]), Number(monthEnd[2])];
    return dayOf(plain, year, month, month >= 1 && month <= 12 ? daysInMonth(year, month) : 0);
  }
  for (const form of dayForms) {
    const match = form.exec(plain);
    if (match) return dayOf(plain, Number(match[1]), Number(match[2]), Number(match[3]));
  }
  if (/^[3-7]\d{4}(\.\d+)?$/.test(plain)) {
    return fault('PARAMETER_DATE_SERIAL', plain, addDays('1899-12-30', Math.floor(Number(plain))));
  }
  return fault('PARAMETER_NOT_DATE', plain);
}

function dayOf(plain: string, year: number, month: number, day: number): TextReading {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(date) ? value(date) : fault('PARAMETER_NO_SUCH_DAY', plain);
}

function readTime(plain: string): TextReading {
  const match = /^(\d{1,2})(?::|时|点)(\d{2})分?$/.exec(plain);
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || hour > 23 || minute > 59) return fault('PARAMETER_NOT_TIME', plain);
  return value(`${match[1]!.padStart(2, '0')}:${match[2]}`);
}

function readYesNo(plain: string): TextReading {
  if (/^(是|true)$/i.test(plain)) return value(true);
  if (/^(否|false)$/i.test(plain)) return value(false);
  return fault('PARAMETER_NOT_YES_NO', plain);
}

/** By code, by the words, or by the words before the first comma where only one option begins so. */
function readChoice(leaf: Leaf, plain: string): TextReading {
  const options = Object.entries(leaf.options);
  const exact = options.filter(([code, words]) => code === plain || normalName(words) === plain);
  const byHead = options.filter(([, words]) => normalName(words.split('，')[0]!) === plain);
  const fits = exact.length > 0 ? exact : byHead;
  if (fits.length === 1) {
    const code = fits[0]![0];
    return value(leaf.kind === 'weekday' ? Number(code) : code);
  }
  const words = options.map(([, option]) => option);
  if (fits.length > 1) {
    return fault('PARAMETER_CHOICE_UNCLEAR', plain, fits.map(([, option]) => option).join(' / '));
  }
  return fault('PARAMETER_NOT_A_CHOICE', plain, suggestion(plain, words) ?? words.join(' / '));
}

function readCode(leaf: Leaf, plain: string, registry: readonly Named[]): TextReading {
  if (registryAt(leaf.pattern) === null) {
    if (/^[A-Z][A-Z0-9_]*$/.test(plain)) return value(plain);
    const upper = plain.toUpperCase().replaceAll('-', '_');
    return fault(
      'PARAMETER_NOT_CODE',
      plain,
      /^[A-Z][A-Z0-9_]*$/.test(upper) ? upper : 'SUBSISTENCE_ALLOWANCE',
    );
  }
  const fits = meant(plain, registry);
  if (fits.length === 1) return value(fits[0]!.code);
  if (fits.length > 1) {
    return fault(
      'PARAMETER_NAME_UNCLEAR',
      plain,
      fits.map(({ name, code }) => `${name}（${code}）`).join('、'),
    );
  }
  const names = registry.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
  const known = registry.map(({ name }) => name);
  return known.length === 0
    ? fault('PARAMETER_NOTHING_NAMED', plain)
    : fault('PARAMETER_UNKNOWN_NAME', plain, suggestion(plain, names) ?? known.join('、'));
}

function value(read: unknown): TextReading {
  return { kind: 'value', value: read };
}

function fault(code: string, found: string, expected?: string): TextReading {
  return { kind: 'fault', code, found: shown(found), ...(expected === undefined ? {} : { expected }) };
}

/** A text for a message. */
export function shown(text: string): string {
  const safe = withoutIdNumbers(text);
  return safe.length > 40 ? `${safe.slice(0, 40)}…` : safe;
}
