import { expect, it } from 'vitest';
import type { BuildState } from '../src/model/build-state.ts';
import type { Figure } from '../src/model/figure.ts';
import type { Block, Report } from '../src/model/report.ts';
import { decimal } from '../src/money/decimal.ts';
import { stateBytes } from '../src/write/state-bytes.ts';

const total: Figure = {
  id: 'balance.grandTotal',
  label: '收、支总计',
  unit: 'yuan',
  value: decimal('12.50'),
  inputs: [],
};
const unstated: Figure = { id: 'balance.rate', label: '增长率', unit: 'ratio', inputs: ['balance.grandTotal'] };
const paragraph = (text: string): Block => ({ kind: 'paragraph', role: 'body', text: [{ kind: 'text', text }] });
const first = paragraph('“收、支总计”\n12.50');

function state(changes: Partial<BuildState>): BuildState {
  const parts = [
    { id: 'cover', kind: 'cover', blocks: [] },
    { id: 'text', kind: 'body', blocks: [first, paragraph('完')] },
  ];
  return {
    unit: '某局-2022',
    sources: [{ file: 'report.json', source: '{\n}\n' }],
    figures: new Map([total, unstated].map((figure) => [figure.id, figure])),
    shown: new Map([
      [total.id, '12.5元'],
      [unstated.id, '—'],
    ]),
    report: { meta: { title: '决算', keywords: ['决算'] }, parts } as unknown as Report,
    findings: [{ rule: 'A01', severity: 'info', message: '请核实' }],
    ...changes,
  };
}

/** The same written in one go. */
function inOneGo({ unit, sources, figures, shown, report, findings }: BuildState): string {
  const list = Array.from(figures.values(), ({ value, ...figure }) => ({
    ...figure,
    shown: shown.get(figure.id),
    value: value?.toFixed() ?? null,
  }));
  return JSON.stringify({ unit, sources, figures: list, report, findings });
}

it('a state made of the bytes of its parts is the JSON of the whole, also when it follows another of the same parts', () => {
  const states = [
    state({}),
    state({ shown: new Map([[total.id, '0.00万元']]) }),
    state({ sources: [], findings: [], figures: new Map() }),
    state({ report: { meta: { title: '另' }, review: { revised: false }, parts: [] } as unknown as Report }),
    state({}),
  ];
  const written = states.map((one) => Buffer.from(stateBytes(one)).toString('utf8'));
  expect(written).toEqual(states.map(inOneGo));
});
