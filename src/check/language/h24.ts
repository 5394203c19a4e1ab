/** H24: counts agree with what is listed, and with what other texts name. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { numberOf } from '../reading/chinese-number.ts';
import { type TypedHit, typedHits } from './own-texts.ts';

export const H24: Rule<'facts'> = {
  id: 'H24',
  title: '“N项”“等N个”“其中N人”与所列的相符；下属单位个数与所列名称相符，“全区N个”前后一致',
  source: '决算公开检查：前后数量不一致',
  severity: 'warning',
  needs: 'facts',
  check: (facts) => [
    ...announced(facts),
    ...listed(facts),
    ...people(facts),
    ...subordinates(facts),
    ...everywhere(facts),
  ],
};

const NUMERAL = '[一二两三四五六七八九十]{1,2}|\\d{1,2}';
const ANNOUNCED = new RegExp(
  `(?<![\\d一二三四五六七八九十第])(${NUMERAL})(?:个|项|点|条|大)?(?:方面|工作|措施|任务|问题|内容|原因|特点|重点|方向|要求)[^。：；]{0,8}[：:]`,
  'g',
);
const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 以下四项工作：一是…二是…三是…. */
function announced(facts: Facts): Fault[] {
  return typedHits(facts, ANNOUNCED).flatMap(({ typed, match }) => {
    const [phrase, numeral = ''] = match;
    const told = numeral === '两' ? 2 : numberOf(numeral);
    const after = typed.text.slice(match.index + phrase.length).replaceAll('**', '');
    if (told === undefined || told < 2 || !after.startsWith('一是')) return [];
    const found = ORDINALS.findIndex((ordinal) => !after.includes(`${ordinal}是`));
    const count = found < 0 ? ORDINALS.length : found;
    return count < 2 || count === told ? [] : [mismatch({ typed, match }, phrase, told, count)];
  });
}

const LISTED = /((?:[一-龥“”（）]{2,14}、){2,}[一-龥“”（）]{2,14})等(\d{1,2})个/g;

/** 甲部、乙部、丙部等5个股室, where four are listed. */
function listed(facts: Facts): Fault[] {
  return typedHits(facts, LISTED).flatMap(({ typed, match }) => {
    const [phrase, list = '', numeral = ''] = match;
    const [told, count] = [Number(numeral), list.split('、').length];
    const isNear = count === told - 1 || (count > told && told > 1);
    return isNear ? [mismatch({ typed, match }, phrase, told, count)] : [];
  });
}

function mismatch({ typed, match }: TypedHit, phrase: string, told: number, count: number): Fault {
  return {
    message: `“${phrase.slice(0, 16)}${phrase.length > 24 ? '…' : ''}${phrase.slice(Math.max(16, phrase.length - 8))}”写 ${told} 个，所列为 ${count} 个，请核实`,
    at: typed.at(match.index),
    actual: `${told}`,
    expected: `${count}`,
    hint: '补上漏列的，或改正个数',
  };
}

const PEOPLE = /(\d+)(?:人|名)[，,]?其中[：:]?((?:[^\d，、；。：]{1,12}\d+(?:人|名)[，、和及]?){2,})(?!等)/g;

/** 在职人员6名，其中局长1名，副局长2名，科员4人. */
function people(facts: Facts): Fault[] {
  return typedHits(facts, PEOPLE).flatMap(({ typed, match }) => {
    const [phrase, numeral = '', parts = ''] = match;
    const told = Number(numeral);
    const sum = [...parts.matchAll(/\d+/g)].reduce((total, [one]) => total + Number(one), 0);
    const isShort =
      sum < told &&
      /等$|其余|其他/.test(typed.text.slice(match.index + phrase.length, match.index + phrase.length + 4));
    if (sum === told || isShort) return [];
    const message = `“${phrase}”：所列各项之和为 ${sum} 人，合计写 ${told} 人`;
    return [
      { message, at: typed.at(match.index), actual: `${told}人`, expected: `${sum}人`, hint: '改正合计或写错的一项' },
    ];
  });
}

const NUMBERED = new RegExp(
  `(?:下属|下设|所属)(?:全额|差额|公益[一二]类)?(?:事业|二级|预算)?单位(?:共|有|共有)?(${NUMERAL})个`,
  'g',
);
const NAMED =
  /(?:下属|下设|所属)(?:[正副]?[科处股]级)?(?:公益[一二]类)?(?:事业|二级)单位(?:\d+个|[一二三四五六七八九十]个)?[，,：:]?(?:为|是|有)?([一-龥]{2,16}?(?:中心|大队|支队|服务站|监测站|管理站|推广站|研究院|图书馆|档案馆|博物馆|文化馆|管理所|管理处))(?=[，。；、]|事业|编制|$)/g;

/** 下属事业单位2个, while the texts name one. */
function subordinates(facts: Facts): Fault[] {
  const names = new Set(typedHits(facts, NAMED).map(({ match: [, name = ''] }) => name));
  if (names.size === 0) return [];
  return typedHits(facts, NUMBERED).flatMap(({ typed, match }) => {
    const [phrase, numeral = ''] = match;
    const told = numeral === '两' ? 2 : numberOf(numeral);
    const rest = typed.text.slice(match.index + phrase.length);
    const here = /^[，,：:]?(?:分别)?(?:为|是|有)([^。；]+)/.exec(rest)?.[1]?.split('、').length;
    const count = Math.max(here ?? 0, names.size);
    if (told === undefined || told === count) return [];
    const message = `写“${phrase}”，全文写出名称的有 ${count} 个（${[...names].join('、')}），请核实`;
    const hint = '改正个数，或写全下属单位的名称';
    return [{ message, at: typed.at(match.index), actual: `${told}个`, expected: `${count}个`, hint }];
  });
}

const ALL_OF = /全[市县区旗省州镇](?:共有?)?(\d{1,4})(?:个|家|所|座)([一-龥]{2,10})/g;
const LONGEST = 4;

/** 全区11个街道和镇 here and 全区10个街道和镇 there: of all there are there is one number, that of most places. */
function everywhere(facts: Facts): Fault[] {
  const groups = new Map<string, TypedHit[]>();
  for (const hit of typedHits(facts, ALL_OF)) {
    const [phrase, , rest = ''] = hit.match;
    const key = `${phrase.slice(0, 2)} ${rest.slice(0, LONGEST)}`;
    if (rest.length >= LONGEST) groups.set(key, [...(groups.get(key) ?? []), hit]);
  }
  return [...groups.values()].flatMap((group) => {
    const usual = [...group].sort((one, other) => timesOf(other, group) - timesOf(one, group))[0];
    if (usual === undefined) return [];
    return group
      .filter(({ match: [, count] }) => count !== usual.match[1])
      .map(({ typed, match }) => ({
        message: `“${match[0]}”与别处的“${usual.match[0]}”个数不同，请核实`,
        at: typed.at(match.index),
        actual: `${match[1]}个`,
        expected: `${usual.match[1]}个`,
        hint: '是同一个范围的，改成一个数',
        related: [usual.typed.at(usual.match.index)],
      }));
  });
}

function timesOf({ match: [, count] }: TypedHit, group: readonly TypedHit[]): number {
  return group.filter(({ match }) => match[1] === count).length;
}
