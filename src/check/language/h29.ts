/** H29: no identity number, right or wrong, and no name of a private person in what the unit has written. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedHits } from './own-texts.ts';
import { isIdentityNumber, SURNAMES } from './personal-data.ts';

export const H29: Rule<'facts'> = {
  id: 'H29',
  title: '不写身份证号（哪怕有误）和服务对象、信访人的姓名',
  source: '《政府信息公开条例》：个人隐私不予公开',
  severity: 'error',
  needs: 'facts',
  check: (facts) => [...identities(facts), ...names(facts)],
};

const NEAR = /身份证(?:件)?(?:号码?)?[：:为是\s]{0,3}(\d{14,19}[\dXx]?)/g;

/** The whole number is not printed again: no message repeats it. */
function identities(facts: Facts): Fault[] {
  return typedHits(facts, NEAR).map(({ typed, match: { index, 1: number = '' } }) => {
    const masked = `${number.slice(0, 3)}…${number.slice(-2)}`;
    const wrong = isIdentityNumber(number)
      ? ''
      : number.length === 18
        ? '，且校验位不对'
        : `，且只有 ${number.length} 位（应为 18 位）`;
    const message = `写出了身份证号“${masked}”${wrong}`;
    return { message, at: typed.at(index), hint: '身份证号不能公开：删去，或遮去中间几位' };
  });
}

const WHO =
  '信访对象|信访人|上访人|举报人|投诉人|参保人员?|参保对象|患者|病人|救助对象|受助人|申请人|贫困户|低保户|困难群众|残疾人|老人|学生|职工|村民|居民';
/** First characters of words that follow 患者 and the like and look like a surname. */
const NO_NAME =
  /^(?:高度|金额|金的|周边|周围|马上|许多|任何|方便|江南|时间|顾虑|史料|毛病|程度|张贴|陈述|严格|温馨|常年|白天)/;
const PERSON = new RegExp(
  `(${WHO})(${SURNAMES}[一-龥]{1,2}?)(?=[（(，,、]?(?:男|女|身份证)|[（(](?:男|女|身份证|住)|信访|上访|积案|一案|反映的|异地住院|同志)`,
  'g',
);

function names(facts: Facts): Fault[] {
  return typedHits(facts, PERSON).flatMap(({ typed, match: { index, 1: who = '', 2: name = '' } }) => {
    if (/[某等]/.test(name) || NO_NAME.test(name)) return [];
    const expected = `${name.charAt(0)}某某`;
    const message = `“${who}”之后像是真实姓名（${name.charAt(0)}姓），请核实`;
    return [
      {
        message,
        at: typed.at(index),
        severity: 'warning' as const,
        expected,
        hint: `个人姓名不公开：改为“${expected}”`,
      },
    ];
  });
}
