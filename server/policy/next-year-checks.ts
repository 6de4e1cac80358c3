import type { Notice } from './notice.ts';

/*
 * What a new year asks of each place of a notice. A place that is not named here is a name, a code, or the clause it
 * stands under, and carries over as it is.
 */
const checks: readonly (readonly [pattern: RegExp, check: string])[] = [
  [/^document\.number$/, '没有带入。填写新通知的文号后才能发布。'],
  [/^document\.issuedOn$/, '没有带入。填写新通知的印发日期后才能发布。'],
  [/^document\.title$/, '年度已改。照新通知的标题核对。'],
  [/^document\.issuer$/, '照新通知核对发文机关。'],
  [/^document\.cites$/, '没有带入。照新通知填写依据的文件。'],
  [/^clauses\[\]\.text$/, '上年的条款。照新通知改写。'],
  [
    /^standard\.(individualFen|amounts\[\]\.individualFen)$/,
    '上年的缴费标准。多数年度会提高，照新通知填写。',
  ],
  [/^standard\.amounts\[\]\.(from|to)$/, '日期已顺延。照新通知核对。'],
  [/^standard\.fiscal\.(fen|isFloor|sources\[\]\..*)$/, '上年的财政补助。照新通知和上级文件填写。'],
  [/^standard\.floors\[\]\.(fen|from|document)$/, '上级规定的下限照原日期保留。核对是否有新的文件。'],
  [/^targets\.enrollment\.persons$/, '没有带入。照新通知填写。'],
  [/^targets\.hardshipCoverage/, '照新通知核对。'],
  [/^windows\[\]\.(opensOn|closesOn|closesAt)$/, '日期已顺延。照新通知核对。'],
  [/^windows\[\]\.(openDaysOfMonth|closedRanges)/, '照新通知和税务部门的安排核对。'],
  [/^windows\[\]\.(benefit|waiting|amount)/, '照新通知核对。'],
  [/^newborn\./, '照新通知核对。'],
  [/^stages\[\]\.(name|opensOn|closesOn)$/, '日期已顺延。照新通知核对。'],
  [/^deadlines\[\]\.(name|closesOn|note)$/, '日期已顺延。照新通知核对。'],
  [/^categories\[\]\.asOfOn$/, '日期已顺延。照新通知核对名册的统计日期。'],
  [/^categories\[\]\.name$/, '核对新年度是否仍有这一类、认定部门和范围有无变化。'],
  [
    /^subsidies\[\]\.(?!clause)/,
    '上年的资助。缴费标准变了，个人缴纳和资助也要改，二者之和应等于标准；其中的日期已顺延。',
  ],
  [/^unlistedCategories\.pay$/, '照新通知核对。'],
  [/^precedence\.order$/, '照新通知核对。'],
  [/^switches\[\]\.(choice|reason)$/, '这是上年的选择和理由。对照新通知的文字重新认定。'],
  [
    /^metrics\[\]\.(numerator|denominator|asOf|refunds|fullySubsidised|employeeScheme|insuredElsewhere|lessExcused)$/,
    '照新通知核对。',
  ],
  [/^rewards\[\]\.deadlineOn$/, '日期已顺延。照新通知核对。'],
  [/^rewards\[\]\.(?!clause|name|note)/, '上年的奖励。照新通知核对。'],
  [/^rewardLimit\.fen$/, '照新通知核对。'],
  [/^penalties\[\]\.(when|act|role|fen|points)/, '照新通知核对；其中的日期已顺延。'],
  [/^quotaMethod\.(?!clause)/, '照新通知核对。'],
  [/^divisions\[\]\.name$/, '核对有无撤并、更名。'],
  [/^divisions\[\]\.valid(From|To)$/, '照原日期保留。核对有无撤并。'],
  [/^reporting\.(bulletin|interview)\.(?!clause|note)/, '照新通知核对。'],
];

/** Lists and rows that are looked at as one. */
const wholes = [
  /^(categories|divisions)(?=\[\d+\]\.name$)/,
  /^(subsidies|switches|metrics|penalties)\[\d+\]/,
];

/** The part as which a place is looked at: the row of a list, or the place itself. */
export function wholeOf(path: string): string {
  return wholes.map((whole) => whole.exec(path)?.[0]).find((part) => part !== undefined) ?? path;
}

/**
 * What to check at a place that is carried over or left out; null when it asks nothing.
 *
 * @param text the value as people write it; where nothing is stated there is little to look at
 */
export function checkOfPlace(path: string, text: string | null): string | null {
  const pattern = path.replace(/\[\d+\]/g, '[]');
  const check = checks.find(([place]) => place.test(pattern))?.[1] ?? null;
  return text === null ? null : check;
}

const parts = {
  targets: '目标',
  newborn: '新生儿',
  deadlines: '其他截止日',
  subsidies: '分类资助',
  precedence: '优先次序',
  metrics: '考核指标',
  rewards: '以奖代补',
  rewardLimit: '奖励总额封顶',
  penalties: '追责',
  quotaMethod: '任务数确定办法',
  quotas: '任务数表',
  divisions: '乡镇（街道）',
} as const satisfies Partial<Record<keyof Notice, string>>;

/** The parts in which a notice states nothing at all. */
export function emptyParts(notice: Notice): { readonly path: string; readonly label: string }[] {
  const empty = Object.entries(parts)
    .filter(([key]) => isEmpty(notice[key as keyof typeof parts]))
    .map(([path, label]) => ({ path, label }));
  return notice.standard.fiscal === null ? [{ path: 'standard.fiscal', label: '财政补助' }, ...empty] : empty;
}

function isEmpty(value: unknown): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every((inner) => inner === null);
}
