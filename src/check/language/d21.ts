/** D21: nothing is said to rise or fall by zero; no minus sign before a zero. */

import type { Rule } from '../engine/rule.ts';
import { hits, quote, readingOf } from '../reading/words.ts';
import { tell } from './telling.ts';

export const D21: Rule<'print'> = {
  id: 'D21',
  title: '没有“减少0.00万元，下降0%”“-0.00”',
  source: '决算公开模板：持平的表述',
  severity: 'warning',
  needs: 'print',
  check({ view }) {
    const reading = readingOf(view);
    const changes = hits(reading, CHANGE_OF_ZERO).map((hit) => {
      const message = `“${quote(hit)}”：没有增减的，应写“持平”`;
      return tell(hit, { message, hint: '改为“与上年持平”或“无增减”' });
    });
    const minus = hits(reading, MINUS_ZERO).map((hit) => {
      const message = `“${quote(hit)}”：零前有负号`;
      return tell(hit, { message, hint: '改为 0，或留空白' });
    });
    return [...changes, ...minus];
  },
};

const CHANGE_OF_ZERO = /(?:增加|减少|增长|下降|上升|降低)(?:了|额)?0(?:\.0+)?(?:万元|元|%|％|个百分点)/g;
const MINUS_ZERO = /(?<![\d一-龥])[-－−]0(?:\.0+)?(?![\d.])(?=%|万元|元|$)/gm;
