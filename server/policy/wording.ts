import { type Fen, formatYuan } from '../../schema/values/fen.ts';

/** Fen as a figure in yuan: `400`, `0.50`, `2370908`; places only when there are some, no separators. */
export function yuanFigure(fen: Fen): string {
  return formatYuan(fen).replace(/\.00$/, '').replaceAll(',', '');
}

/** Whole yuan without places, as notices write them; fen shown only when there are some: `1,200 元`, `0.50 元`. */
export function yuan(fen: Fen): string {
  return `${formatYuan(fen).replace(/\.00$/, '')} 元`;
}

/** 592727 → `592,727 人`. */
export function persons(value: number): string {
  return `${grouped(value)} 人`;
}

/** A difference with its sign: `+2`, `−2`, `0`. */
export function signed(value: number): string {
  return value > 0 ? `+${grouped(value)}` : value < 0 ? `−${grouped(-value)}` : '0';
}

export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** 10000 → `100%`, 8994 → `89.94%`: exact, never rounded. */
export function percent(basisPoints: number): string {
  return `${hundredths(basisPoints)}%`;
}

/** A number of hundredths: 50 → `0.5`, 8994 → `89.94`, 300 → `3`. */
export function hundredths(value: number): string {
  const digits = String(value).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '');
}

/** A note in brackets behind a sentence; empty when there is none. */
export function remark(note: string | null | undefined): string {
  return note === undefined || note === null ? '' : `（${note.replace(/。$/, '')}）`;
}

/** Monday first: `weekdays[0]` is 星期一. */
export const weekdays = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'] as const;
