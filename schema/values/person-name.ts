import { maskName } from './person-key.ts';

/** Family names that nearly everybody bears; those of two characters after them. */
const surnames =
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
const compound =
  /^(?:欧阳|司徒|司马|上官|诸葛|澹台|百里|钟离|闻人|宇文|东方|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|端木|独孤|南宫|西门|轩辕|呼延|申屠|东郭|公羊|赫连|淳于|单于|太史|仲孙|濮阳)/;
/** How names of places and of groups end, which are written into the same cells. */
const noName = /[镇乡村办处道区县市省组社街员户民对象群众残疾困贫保童儿人款元年月日]$/;

/**
 * Whether a cell most likely holds somebody's name: two to four Chinese characters that begin like one. Rare family
 * names are not known to it, and a few words begin like names: it serves to hide, not to decide.
 */
export function looksLikeName(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[\s·•・]/g, '');
  const length = [...plain].length;
  if (length < 2 || length > 4 || !/^\p{Script=Han}+$/u.test(plain) || noName.test(plain)) return false;
  return compound.test(plain) ? length > 2 : surnames.includes([...plain][0] as string) && length < 4;
}

/** What was found in a cell, for a problem: a name that stands in the wrong column is masked. */
export function withoutName(found: string): string {
  return looksLikeName(found) ? maskName(found.trim()) : found;
}

/** Values of a sentence whose `found` and `code` repeat what somebody typed: a name there is masked. */
export function withoutNames(
  values: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string | number>> {
  const shown: Record<string, string | number> = { ...values };
  for (const key of ['found', 'code']) {
    const typed = shown[key];
    if (typeof typed === 'string') shown[key] = withoutName(typed);
  }
  return shown;
}
