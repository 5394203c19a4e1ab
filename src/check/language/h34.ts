/** H34: what was not spent is not told to be: 全部支出, 执行率100%, 年末无结转和结余. */

import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { slotTexts } from '../engine/slot-texts.ts';
import type { TypedText } from '../engine/typed-texts.ts';
import { leaves } from '../leaves.ts';
import { amountText } from '../scale.ts';
import { ownTexts } from './own-texts.ts';

export const H34: Rule<'facts'> = {
  id: 'H34',
  title: '写“全部支出”“无结转和结余”的，确已支完、确无结转',
  source: '决算公开检查：文字与账表不符',
  severity: 'warning',
  needs: 'facts',
  check: (facts) => [...projects(facts), ...balances(facts)],
};

const ALL_SPENT =
  /(?<!没有|未|尚未|不是|并非)(?:资金)?(?:已)?(?:全部|全额|足额)(?:支出|支付|执行|使用|拨付)(?:完毕|完|到位)?(?!给|至|到)|执行率(?:为|达|达到)?100(?:\.0+)?[%％](?!以)/g;

/** Texts of a project that was not spent in full; a text that several projects use says nothing of one of them. */
function projects(facts: Facts): Fault[] {
  const { figures, scale, dossier } = facts;
  const all = (dossier.projects ?? []).map((project, index) => ({ ...project, texts: textsOf(project, index, facts) }));
  return all.flatMap(({ id, name, texts }, index) => {
    const left = figures.get(`projects.${id}.unexecuted`);
    const spent = figures.get(`projects.${id}.executed`)?.value;
    if (left?.value === undefined || spent === undefined || !left.value.greaterThan(0)) return [];
    const budget = spent.plus(left.value);
    const isShared = (typed: TypedText) => all.some((other, at) => at !== index && other.texts.includes(typed));
    if (texts.some(isShared)) return [];
    return texts.flatMap((typed) =>
      [...typed.text.matchAll(ALL_SPENT)].map(({ 0: phrase, index: at }) => ({
        message: `“${phrase}”：项目“${name}”全年预算 ${amountText(scale, budget)}，支出 ${amountText(scale, spent)}，没有支完，请核实`,
        at: typed.at(at),
        actual: phrase,
        expected: `支出${amountText(scale, spent)}`,
        hint: '改正文字；已全部支出的，核对项目的预算数和执行数',
        figures: [left.id],
      })),
    );
  });
}

type Project = NonNullable<Facts['dossier']['projects']>[number];

function textsOf({ use, outcome, selfEvaluation }: Project, index: number, facts: Facts): readonly TypedText[] {
  const path = ['projects', index];
  const inForm = [...path, 'selfEvaluation'];
  return [
    ...slotTexts(facts, [...path, 'use'], use),
    ...slotTexts(facts, [...path, 'outcome'], outcome),
    ...slotTexts(facts, [...inForm, 'conclusion'], selfEvaluation?.conclusion),
    ...slotTexts(facts, [...inForm, 'goalResult'], selfEvaluation?.goalResult),
    ...slotTexts(facts, [...inForm, 'process'], selfEvaluation?.process),
    ...slotTexts(facts, [...inForm, 'executionNote'], selfEvaluation?.executionNote),
  ];
}

const NOTHING_LEFT = /年?度?年末[^，。；\d]{0,4}(?:无|没有)(?:财政拨款)?(?:资金)?结转(?:资金)?(?:和|、|及|或)?结余/g;

/** 年末无结转和结余 beside a closing balance. */
function balances(facts: Facts): Fault[] {
  const closing = facts.figures.get('balance.closing');
  const isTyped = closing !== undefined && leaves(facts.figures, closing.id).length > 0;
  if (!isTyped || closing.value === undefined || !closing.value.greaterThan(0) || facts.dossier.revenue.length === 0)
    return [];
  const left = amountText(facts.scale, closing.value);
  return ownTexts(facts).flatMap((typed) =>
    [...typed.text.matchAll(NOTHING_LEFT)]
      .filter(({ 0: phrase }) => !phrase.includes('财政拨款'))
      .map(({ 0: phrase, index }) => ({
        message: `“${phrase}”：按收入、支出和年初结转计算，年末结转和结余为 ${left}`,
        at: typed.at(index),
        actual: phrase,
        expected: `年末结转和结余${left}`,
        hint: '改正文字；确无结转的，核对收入、支出和 opening',
        figures: [closing.id],
      })),
  );
}
