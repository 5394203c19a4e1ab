/** D15: no personal data: identity numbers, mobile phones, bank accounts, names of petitioners and patients. */

import type { Fault, Rule } from '../engine/rule.ts';
import { type Hit, hits, type Reading, readingOf } from '../reading/words.ts';
import { isIdentityNumber, SURNAMES } from './personal-data.ts';
import { tell } from './telling.ts';

export const D15: Rule<'print'> = {
  id: 'D15',
  title: '不公开身份证号、手机号、银行账号和服务对象、信访人的姓名',
  source: '《政府信息公开条例》：个人隐私不予公开',
  severity: 'error',
  needs: 'print',
  check({ view, dossier }) {
    const reading = readingOf(view);
    const own = (dossier.unit.contactPhone ?? '').replace(/\D/g, '');
    return [...identityNumbers(reading), ...phones(reading, own), ...accounts(reading), ...names(reading)];
  },
};

const MASK = '删去，或遮去中间几位';

function masked(number: string): string {
  return `${number.slice(0, 3)}…${number.slice(-2)}`;
}

function identityNumbers(reading: Reading): Fault[] {
  const found = hits(reading, /(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])/g);
  return found
    .filter(({ match }) => isIdentityNumber(match[0]))
    .map((hit) => tell(hit, { message: `印出了身份证号“${masked(hit.match[0])}”`, hint: MASK }));
}

function phones(reading: Reading, own: string): Fault[] {
  const found = hits(reading, /(?<![\d.A-Za-z])1[3-9]\d{9}(?![\d.A-Za-z])/g).filter(({ match }) => match[0] !== own);
  return found.map((hit) => {
    const message = `印出了手机号“${masked(hit.match[0])}”，不是公开的咨询电话，请核实`;
    return tell(hit, { severity: 'warning', message, hint: MASK });
  });
}

function accounts(reading: Reading): Fault[] {
  const found = hits(reading, /(?:账号|帐号|账户号?|卡号)[:：为是\s]{0,3}(\d[\d ]{10,22}\d)/g);
  return found.map((hit) => {
    const message = `印出了银行账号“${masked(hit.match[1] ?? '')}”`;
    return tell(hit, { message, hint: MASK });
  });
}

const PERSON = new RegExp(
  `(信访对象|信访人|上访人|举报人|投诉人|患者|病人|救助对象|受助人|申请人|贫困户|低保户)(${SURNAMES}[一-龥]{1,2})` +
    '(?=信访|上访|反映|投诉|积案|一案|等\\d|[（(，][男女][，）)]|[（(]身份证)',
  'g',
);

function names(reading: Reading): Fault[] {
  const open = hits(reading, PERSON).filter((hit) => !/[某等于因]/.test(hit.match[2] ?? ''));
  return open.map((hit: Hit) => {
    const [, who, name] = hit.match;
    const message = `“${who}”之后像是真实姓名（${name?.charAt(0)}姓），请核实`;
    return tell(hit, { severity: 'warning', message, hint: `改为“${name?.charAt(0)}某某”` });
  });
}
