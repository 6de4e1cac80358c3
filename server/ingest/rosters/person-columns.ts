import { normalizeHeader, normalizeText } from '../../../schema/files/index.ts';
import type { HeaderPath } from './labels.ts';

/** Whose name or number a column holds. OTHER: a guardian, a contact: somebody who is not on the roster. */
export type Owner =
  | { readonly kind: 'SELF' | 'HOUSEHOLDER' | 'OTHER' }
  | { readonly kind: 'MEMBER'; readonly label: string };

export interface PersonColumn {
  readonly index: number;
  readonly holds: 'name' | 'id' | 'disability';
  readonly owner: Owner;
}

const idWords =
  /(?:居民|公民)?身份证件?(?:号码|编号|号)?|(?:居民|公民)身份(?:号码|证号)|身份号码|证件(?:号码|号)|社会?保障?号码?/;
const disabilityWords = /(?:第二代)?残疾人?证件?(?:号码|编号|号)?/;
const nameWords = /姓名|名字/;

const others =
  /监护|联系|联络|经办|帮扶|包保|开户|代办|代理|代领|负责|责任|审核|审批|干部|网格|照料|受托|填报|核查|走访|抚养人|赡养|供养机构|户名|曾用/;
const householder = /户主|申请人|户代表|户长/;
const member =
  /成员|家属|共同生活|配偶|丈夫|妻子|父亲|母亲|儿子|女儿|子女|长子|次子|三子|长女|次女|三女|孙子|孙女|祖父|祖母/;
const self =
  /^(?:本人|人员|对象|参保人|参保人员|居民|残疾人|持证人|被保险人|困难群众|(?:低保|特困|救助|保障|监测|优抚|资助|享受|困难|脱贫|供养|帮扶)(?:对象|人员|人口|群众)?|孤儿|儿童)?$/;
/** The sheet's own heading: 低保家庭成员名册 says nothing of one column. */
const title = /名册|名单|台账|汇总|统计|登记表|明细表|情况表|信息表|.{20}/;
const number = /(\d{1,2}|[一二三四五六七八九十]{1,2})$/;
const digits = '零一二三四五六七八九十';

/** What a column says of a person, by the words above it; null when it names nobody. */
export function personColumn(path: HeaderPath, index: number): PersonColumn | null {
  const whole = normalizeText(path.at(-1) ?? '');
  const short = normalizeHeader(path.at(-1) ?? '');
  // 姓名（户主） says whose; 身份证号（18位） says nothing.
  const says = whole.slice(short.length);
  const leaf =
    householder.test(says) || member.test(says) || others.test(says) ? `${says.slice(1, -1)}${short}` : short;
  const parents = path
    .slice(0, -1)
    .filter((text) => !title.test(text))
    .map(normalizeText)
    .join('');
  if (leaf === '') return null;
  for (const [holds, words] of [
    ['disability', disabilityWords],
    ['id', idWords],
    ['name', nameWords],
  ] as const) {
    if (!words.test(leaf)) continue;
    const rest = leaf.replace(words, '');
    const owner = ownerOf(rest, parents);
    return owner && { index, holds, owner };
  }
  // 户主 | 身份证号 | 成员1 | 身份证号: the heading of the name is the person alone.
  if (/^(?:户主|申请人|户代表)$/.test(leaf)) return { index, holds: 'name', owner: { kind: 'HOUSEHOLDER' } };
  if (/^(?:监护人|法定监护人|联系人|代理人|经办人|开户人|代办人|帮扶责任人)$/.test(leaf)) {
    return { index, holds: 'name', owner: { kind: 'OTHER' } };
  }
  if (
    /^(?:家庭|共同生活)*(?:家庭)?成员(?:\d{1,2}|[一二三四五六七八九十]{1,2})?$/.test(leaf) ||
    /^(?:配偶|父亲|母亲|长子|次子|长女|次女)$/.test(leaf)
  ) {
    return { index, holds: 'name', owner: { kind: 'MEMBER', label: plainLabel(leaf) } };
  }
  return null;
}

/** @param rest the heading without 姓名 or 身份证号; null when it is something else, such as 身份证有效期 */
function ownerOf(rest: string, parents: string): Owner | null {
  const bare = rest.replace(number, '');
  if (others.test(rest)) return { kind: 'OTHER' };
  if (householder.test(rest))
    return /^(?:家庭)?(?:户主|申请人|户代表|户长)(?:本人)?$/.test(rest) ? { kind: 'HOUSEHOLDER' } : null;
  if (member.test(rest)) return { kind: 'MEMBER', label: plainLabel(parents + rest) };
  if (bare !== '' && !self.test(bare)) return null;
  if (bare === '' && others.test(parents)) return { kind: 'OTHER' };
  if (bare === '' && member.test(parents)) return { kind: 'MEMBER', label: plainLabel(parents + rest) };
  if (bare === '' && rest === '' && householder.test(parents)) return { kind: 'HOUSEHOLDER' };
  return rest === bare ? { kind: 'SELF' } : { kind: 'MEMBER', label: plainLabel(rest) };
}

/** 家庭成员一 and 成员1 are the same person's label. */
function plainLabel(text: string): string {
  const found = number.exec(text);
  return found ? String(readNumber(found[1] as string)) : text;
}

function readNumber(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  if (text.length === 1) return digits.indexOf(text);
  return text.startsWith('十')
    ? 10 + digits.indexOf(text[1] as string)
    : digits.indexOf(text[0] as string) * 10;
}

/**
 * 户主姓名 | 身份证号 | 成员姓名 | 身份证号: a bare number belongs to the name before it. Where every bare name has its
 * bare number nothing is moved.
 */
export function adoptBareNumbers(columns: readonly PersonColumn[]): PersonColumn[] {
  const bare = (holds: PersonColumn['holds']) =>
    columns.filter((column) => column.owner.kind === 'SELF' && column.holds === holds).length;
  if (bare('name') >= bare('id')) return [...columns];
  let last: PersonColumn | null = null;
  return columns.map((column) => {
    if (column.holds === 'name') {
      last = column;
      return column;
    }
    if (column.holds !== 'id' || column.owner.kind !== 'SELF' || last === null) return column;
    const { owner } = last;
    last = null;
    return { ...column, owner };
  });
}
