/** Templates of a place: what a phrase wants of its caller, names under one that does not exist, 款, last year by 项. */
import { describe, expect, it } from 'vitest';
import { textOf } from '../support.ts';
import { atPlace, type Json } from './place.ts';

const PLACE = {
  parts: [
    { id: 'text', title: '说明', sections: [{ id: 'spent', title: '支出', template: 'spent.md.hbs' }] },
    { id: 'tables', title: '决算表', sections: [{ id: 'all', tables: 'all' }] },
  ],
};
const LAST_YEAR = { 'expenditure.all.total': 400, 'generalPublic.2070301.total': 280 };
const spent = (text: string, priorYear: Json = LAST_YEAR) =>
  atPlace({}, { priorYear }, PLACE, { 'spent.md.hbs': text });
const told = (text: string) =>
  spent(text)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, message, place }) => `${place?.file.split('/').at(-1)}:${place?.line} ${rule} ${message}`);

describe('a phrase', () => {
  it('is told to its caller where something is not handed to it', () => {
    expect(told('支出{{> change id="expenditure.all.total" subject="支出" same="支出"}}。')).toEqual([]);
    expect(told('支出\n{{> change id="expenditure.all.total" same="支出"}}。')).toEqual([
      'spent.md.hbs:2 T01 共用语句“change”要用“subject”，这里没有给出',
    ]);
  });
});

describe('a list that does not exist', () => {
  it('is told, and not each name within', () => {
    expect(told('{{#each generalPublic.klasses}}{{name}}{{amount total}}{{/each}}')).toEqual([
      'spent.md.hbs:1 T01 没有名为“generalPublic.klasses”的内容',
    ]);
    expect(told('{{#each generalPublic.classes}}{{nam}}{{/each}}')).toEqual(['spent.md.hbs:1 T01 没有名为“nam”的内容']);
  });
});

describe('a name that is no figure', () => {
  it('is told where an amount is asked of it, with the figures beside it', () => {
    const [fault, ...others] = spent('{{#each generalPublic.classes}}{{amount name}}{{/each}}').findings.filter(
      ({ severity }) => severity === 'error',
    );
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ rule: 'T03', actual: 'name' });
    expect(fault?.expected).toContain('total');
    expect(told('{{#each generalPublic.classes}}{{amount total}}{{/each}}')).toEqual([]);
  });
});

describe('the text', () => {
  it('names 款 within 类, and 项 within both', () => {
    const text =
      '{{#each generalPublic.classes}}{{name}}（类）：{{#each groups}}{{name}}（款）{{amount total}}，{{#each items}}{{name}}（项）{{amount total}}；{{/each}}{{/each}}{{/each}}';
    expect(textOf(spent(text))).toContain(
      '文化旅游体育与传媒支出（类）：体育（款）380万元，行政运行（项）300万元；体育场馆（项）80万元；',
    );
  });

  it('compares with last year where the unit gives it', () => {
    const text =
      '{{#each generalPublic.items}}{{name}}{{amount total}}{{#ifPrior total}}，比上年多{{amount (child total "change")}}{{/ifPrior}}；{{/each}}';
    expect(textOf(spent(text))).toContain('行政运行300万元，比上年多20万元；体育场馆80万元；');
  });
});
