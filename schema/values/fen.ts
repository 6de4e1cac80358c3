/**
 * Money as a whole number of fen (分). 592,727 × 400 yuan is 23,709,080,000 fen: past GraphQL `Int`,
 * far below 2^53, so a plain integer `number` is exact. Nothing near money is a fraction of a fen.
 */
export type Fen = number;

/** True when `value` is a whole number of fen that a number holds exactly. */
export function isFen(value: unknown): value is Fen {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

/**
 * Reads yuan as people write them: `400`, `400.00`, `1,200.5`, `￥400`, `400元`, full-width digits.
 *
 * @returns fen, or null when it is not a decimal with at most two places (万元, 四百, 400.005, 1e3 are null)
 */
export function parseYuan(text: string): Fen | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
    .replace(/^[¥]/, '')
    .replace(/元$/, '');
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(plain);
  if (!match) return null;
  const [, sign, whole = '', cents = ''] = match;
  const fen = Number(whole.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0'));
  return sign === '-' ? -fen || 0 : fen;
}

/** Fen as yuan with two places and thousands separators: 2370908000000 → `23,709,080,000.00`. */
export function formatYuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}.${digits.slice(-2)}`;
}
