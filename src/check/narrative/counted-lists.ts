/** Lists with their number: “从a、b、c三个方面”, “设立了a、b等2个股室”, “4个股室，分别为a、b、c、d”, “四大方向：一是…四是…”. */

export interface CountedList {
  /** As printed, shortened. */
  readonly text: string;
  readonly said: number;
  /** 和 and 及 may join two names or stand inside one. */
  readonly least: number;
  readonly most: number;
  /** 等: may list only some. */
  readonly partial: boolean;
}

const NUMBER = '([二两三四五六七八九十]|十[一二三四五六]|\\d{1,2})';
const UNIT = '(?:个|大|项|方面|点|家|名|类|种)';
const COUNT = new RegExp(`${NUMBER}${UNIT}`);
const BEFORE = new RegExp(
  `(?:从|包括|包含|设立了|设有|下设|内设|分为|涉及|涵盖|为)([^，。；：（）]+?、[^，。；：（）]+?)(等)?${NUMBER}${UNIT}(?!以上)`,
  'g',
);
const AFTER = new RegExp(
  `${NUMBER}${UNIT}[^，。；：、（）\\d]{0,12}[，：]?(?:分别为|分别是|具体为|具体是)[：:]?([^。；]+?、[^。；]+)`,
  'g',
);
/** 内设机构8个，包括：办公室、…: what follows are names of offices, all or some. */
const OFFICES = new RegExp(
  `${NUMBER}[个家][^，。；：、（）\\d]{0,12}(?:：|[，：]?(?:包括|即)[：:]?)([^。；，：]+?、[^。；，：]+)`,
  'g',
);
const OFFICE =
  /(?:[室科股处部局队站所馆院校组办会园场厂库台社委团]|中心|公司|支部|机关|本级)(?:[（(][^（）()]*[）)])?$/;
/** 单位共3个，具体是：1.…；2.…；3.…。 */
const NUMBERED = new RegExp(
  `(?:单位|机构|部门|股室|科室)[^，。；：\\d]{0,6}${NUMBER}[个家][^。；：\\d]{0,12}[：:]\\s*(1[.．、](?!\\d)[^。]+)。`,
  'g',
);
const ORDINALS = '一二三四五六七八九十';
const INTRODUCED = new RegExp(
  `${NUMBER}(?:个|大|项)?(?:方面|方向|问题|措施|重点|原因|核心方向|特点)[^。；]{0,24}[：。][^。；：]{0,2}一是`,
  'g',
);

/** All lists of a paragraph whose number is written. */
export function countedLists(text: string): CountedList[] {
  if (!COUNT.test(text)) return [];
  return [...before(text), ...after(text), ...offices(text), ...numbered(text), ...ordinals(text)];
}

function before(text: string): CountedList[] {
  return [...text.matchAll(BEFORE)].flatMap(([match, list = '', open, number = '']) =>
    isPlain(list) ? [counted(match, list, number, open !== undefined)] : [],
  );
}

function after(text: string): CountedList[] {
  return [...text.matchAll(AFTER)].flatMap(([match, number = '', list = '']) =>
    isPlain(list) && !list.includes('，') ? [counted(match, list, number, /等/.test(list))] : [],
  );
}

/** A list that may hold only some is asked about where a single one is missing. */
function offices(text: string): CountedList[] {
  return [...text.matchAll(OFFICES)].flatMap(([match, number = '', list = '']) => {
    if (!isPlain(list) || /等/.test(list) || !list.split('、').every((name) => OFFICE.test(name))) return [];
    const one = counted(match, list, number, false);
    return [{ ...one, partial: /包括/.test(match) && one.most < one.said - 1 }];
  });
}

/** 1., 2., 3. as far as they run without a gap. */
function numbered(text: string): CountedList[] {
  return [...text.matchAll(NUMBERED)].map(([match, number = '', list = '']) => {
    const found = [...list.matchAll(/(?<![\d.])(\d{1,2})[.．、](?!\d)/g)].map(([, one]) => Number(one));
    const gap = found.findIndex((one, index) => one !== index + 1);
    const count = gap === -1 ? found.length : gap;
    return { text: shortened(match), said: numberOf(number), least: count, most: count, partial: /等/.test(list) };
  });
}

/** Numbers and quotations would make the names hard to tell apart. */
function isPlain(list: string): boolean {
  return !/[\d“”《》]/.test(list);
}

function counted(match: string, list: string, number: string, partial: boolean): CountedList {
  const names = list.split('、');
  const said = numberOf(number);
  const joined = [...list.matchAll(/[和与及]|以及/g)].length;
  const text = shortened(match);
  if (!names.every((name) => OFFICE.test(name)))
    return { text, said, least: names.length, most: names.length + joined, partial };
  // 普法与依法治理股 is one office, 种植业股和质量安全股 are two.
  const count = names.flatMap((name) => name.split(/(?<=[室科股处部局队站所馆院])(?:以及|[和与及])/)).length;
  return { text, said, least: count, most: count, partial };
}

function shortened(match: string): string {
  return match.length > 40 ? `${match.slice(0, 18)}…${match.slice(-18)}` : match;
}

/** 一是, 二是, … that follow in the paragraph, as far as they run without a gap. */
function ordinals(text: string): CountedList[] {
  return [...text.matchAll(INTRODUCED)].map((match) => {
    const from = match.index + match[0].length - 2;
    const next = text.indexOf('一是', from + 2);
    const rest = text.slice(from, next === -1 ? text.length : next);
    let count = 0;
    let at = 0;
    while (count < ORDINALS.length) {
      const found = rest.indexOf(`${ORDINALS[count]}是`, at);
      if (found === -1) break;
      at = found;
      count += 1;
    }
    return { text: match[0], said: numberOf(match[1] ?? ''), least: count, most: count, partial: false };
  });
}

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '两') return 2;
  if (text.length === 2) return 10 + ORDINALS.indexOf(text.charAt(1)) + 1;
  return ORDINALS.indexOf(text) + 1;
}
