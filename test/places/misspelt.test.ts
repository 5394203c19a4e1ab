/** A name that a unit misspells is one mistake: told where it stands, and not as missing too. */
import { describe, expect, it } from 'vitest';
import { atPlace, type Json } from './place.ts';

const PLACE = {
  prose: { duties: { label: '主要职责', required: true } },
  facts: { villages: { label: '行政村', unit: '个' }, towns: { label: '镇', unit: '个' } },
  priorYear: ['balance.grandTotal', 'economic.30101'],
  parts: [
    { id: 'text', title: '说明', sections: [{ id: 'duties', title: '职责', template: 'duties.md.hbs' }] },
    { id: 'tables', title: '决算表', sections: [{ id: 'all', tables: 'all' }] },
  ],
};

const UNIT = {
  prose: { duties: '宣传政策。' },
  facts: { villages: 12, towns: 3 },
  priorYear: { 'balance.grandTotal': 400, 'economic.30101': 190 },
};

/** Rules and found names of what is wrong with the dossier. */
function wrong(part: keyof typeof UNIT, value: Json): string[] {
  const { findings } = atPlace({}, { ...UNIT, [part]: value }, PLACE);
  const own = findings.filter(({ severity, place }) => severity === 'error' && place?.file.endsWith('report.json'));
  return own.map(({ rule, actual }) => `${rule} ${actual ?? ''}`.trim());
}

describe('a misspelt name', () => {
  it('of a number is told once', () => {
    expect(wrong('facts', UNIT.facts)).toEqual([]);
    expect(wrong('facts', { vilages: 12, towns: 3 })).toEqual(['V55 vilages']);
    expect(wrong('facts', { towns: 3 })).toEqual(['V53']);
  });

  it('is no blank number: that is told by what it is', () => {
    const { findings } = atPlace({}, { ...UNIT, facts: { villages: null, towns: 3 } }, PLACE);
    const blank = findings.find(({ rule }) => rule === 'V10');
    expect(blank?.message).toBe('"villages"（行政村）还没有填写');
    expect(blank?.expected).toBe('数，单位是个');
  });

  it('of a text is told once', () => {
    expect(wrong('prose', { dutise: '宣传政策。' })).toEqual(['V51 dutise']);
    expect(wrong('prose', {})).toEqual(['V50']);
  });

  it('of a value of last year is told once', () => {
    expect(wrong('priorYear', { 'balance.grandtotal': 400, 'economic.30101': 190 })).toEqual([
      'V30 balance.grandtotal',
    ]);
  });

  it('is none where it differs in a digit: another code', () => {
    expect(wrong('priorYear', { 'balance.grandTotal': 400, 'economic.30102': 190 })).toContain('V52');
  });

  it('of an amount is not a row without amounts too', () => {
    const { findings } = atPlace({}, { revenue: [{ code: '2070301', genralPublic: 380 }] });
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule, expected }) => `${rule} ${expected}`)).toEqual(['V11 generalPublic']);
  });

  it("of last year's value is told once, though the text asks for it", () => {
    const text = '{{amount "balance.grandTotal"}}，比上年增加{{amount (child "balance.grandTotal" "change")}}。';
    const told = (priorYear: Json) => {
      const place = atPlace({}, { ...UNIT, priorYear }, PLACE, { 'duties.md.hbs': `::prose{slot=duties}\n\n${text}` });
      return place.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    };
    expect(told(UNIT.priorYear)).toEqual([]);
    expect(told({ 'balance.grandTotl': 400, 'economic.30101': 190 })).toEqual(['V30']);
    expect(told({ 'balance.grandTotl': 400, 'balance.grandTotal': 400, 'economic.30101': 190 })).toEqual(['V30']);
    expect(told({ 'economic.30101': 190 })).toContain('V52');
  });
});
