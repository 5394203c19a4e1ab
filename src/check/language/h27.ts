/** H27: nothing is left to be filled in. */
import type { Rule } from '../engine/rule.ts';
import { around, typedHits } from './own-texts.ts';

export const H27: Rule<'facts'> = {
  id: 'H27',
  title: '填写的文字没有空白、问号、待补充等占位',
  source: '决算公开检查：公开稿带有未填写的空白',
  severity: 'error',
  needs: 'facts',
  check: (facts) =>
    BLANKS.flatMap((pattern) =>
      typedHits(facts, pattern).map((hit) => ({
        message: `“${around(hit)}”：“${hit.match[0].trim() === '' ? '空格' : hit.match[0]}”像是没有填写的空白`,
        at: hit.typed.at(hit.match.index),
        actual: hit.match[0],
        hint: '按实际情况填写，或删去',
      })),
    ),
};

const COUNTED = '(?=[一-龥]{0,2}(?:万元|元|%|％|个|名|人|次|家|户|年|月|日|项|件|条|批))';

const BLANKS: readonly RegExp[] = [
  /(?<![_A-Za-z])_{2}(?!_)/g,
  /【[^】]{0,20}(?:待|补充|填|核实|此处|X|×|\?|？)[^】]{0,20}】|【[\s　]*】/g,
  new RegExp(`(?<=[一-龥，：])[?？]${COUNTED}`, 'g'),
  /(?<=[一-龥：])[ 　]{2,}(?=万元|元|%|％|个|名|人|次|家|户|年|月|日|项)/g,
  /(?<=[一-龥，：])[NM](?=个|项|人|名|次|万元|元|年|月|家|户)/g,
  /(?<=[，。；：（、]|^)(?:待定|待填|待补充|待核实|暂缺|暂略)(?=[，。；）、]|$)/g,
];
