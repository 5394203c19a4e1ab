/** Arbitrary small reports: every kind of block, tables with spans, empty cells, neighbours that are alike. */
import fc from 'fast-check';
import type { Block, Cell, Inline, Part, Report } from '../src/model/report.ts';

const WORDS = ['比上年', '增加', '减少', '1,085.68', '5', '万元', '，', '。', 'GDP', '主要原因是', '人员经费', '的'];

const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((list) => list.join(''));
const strong = fc.constantFrom({}, {}, {}, { strong: true });

const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(words, strong).map(([text, looks]) => ({ kind: 'text' as const, text, ...looks })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('5', '1,085.68', '12.3%'), strong)
      .map(([figureId, text, looks]) => ({ kind: 'figure' as const, figureId, text, ...looks })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'lineBreak' as const }) },
  { weight: 1, arbitrary: fc.boolean().map((checked) => ({ kind: 'checkBox' as const, checked })) },
);
const text = fc.array(inline, { maxLength: 4 });

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant({ paragraphs: [[]] }),
  fc
    .tuple(fc.array(text, { minLength: 1, maxLength: 3 }), fc.constantFrom({}, { align: 'right' as const }))
    .map(([paragraphs, extra]) => ({ paragraphs, ...extra })),
);

/** Rows of three columns that only stand together, as the spans of their cells; the last lets two spans overlap. */
const GROUPS: readonly (readonly (readonly Pick<Cell, 'colSpan' | 'rowSpan'>[])[])[] = [
  [[{}, {}, {}]],
  [[{ colSpan: 2 }, {}]],
  [[{ colSpan: 3 }]],
  [[{ rowSpan: 2 }, {}, {}], [{ colSpan: 2 }]],
  [
    [{ rowSpan: 2 }, {}, {}],
    [{ rowSpan: 2 }, {}],
    [{}, {}],
  ],
  [[{ rowSpan: 2, colSpan: 3 }], []],
];

const group = fc
  .constantFrom(...GROUPS)
  .chain((rows) =>
    fc.tuple(...rows.map((spans) => fc.tuple(...spans.map((span) => cell.map((own): Cell => ({ ...own, ...span })))))),
  );
const rows = (maxLength: number) => fc.array(group, { maxLength }).map((groups) => groups.flat());

const id = fc.nat(5).map((number) => `id${number}`);
const strings = fc.array(fc.constantFrom('甲', '乙', '丙'), { minLength: 1, maxLength: 2 });

const headLine = fc.constantFrom(undefined, '部门：甲', '部门：乙').map((left) =>
  left === undefined
    ? {}
    : {
        headLine: { left: [{ kind: 'text' as const, text: left }], right: [{ kind: 'text' as const, text: '万元' }] },
      },
);

const table: fc.Arbitrary<Block> = fc
  .record({
    id,
    title: fc.option(text, { nil: undefined, freq: 3 }),
    above: headLine,
    orientation: fc.constantFrom('portrait' as const, 'portrait' as const, 'landscape' as const),
    columns: fc.constantFrom([1, 1, 1], [1, 1, 1], [1, 2, 1]),
    head: rows(2),
    body: rows(5),
    notes: fc.array(text, { maxLength: 2 }),
  })
  .map(({ title, above, ...rest }) => ({
    kind: 'table' as const,
    style: 'form' as const,
    ...(title === undefined ? {} : { title }),
    ...above,
    ...rest,
  }));

const chart: fc.Arbitrary<Block> = fc
  .tuple(id, text, fc.constantFrom('5', '6'), fc.constantFrom('a', 'b'))
  .map(([chartId, caption, amount, figureId]) => ({
    kind: 'chart' as const,
    id: chartId,
    type: 'column' as const,
    caption,
    unit: '单位：万元',
    categories: ['上年'],
    series: [{ name: '支出', points: [{ figureId, text: amount, value: Number(amount) }] }],
  }));

const heading: fc.Arbitrary<Block> = fc
  .record({ kind: fc.constant('heading' as const), id, level: fc.constantFrom(1 as const, 2 as const), text })
  .chain((own) => fc.constantFrom(own, own, { ...own, pageBreakBefore: true }));

const paragraph: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('paragraph' as const),
  role: fc.constantFrom('body' as const, 'body' as const, 'note' as const),
  text,
});

const other: fc.Arbitrary<Block> = fc.oneof(
  fc.constant({ kind: 'pageBreak' as const }),
  fc.constant({ kind: 'contents' as const, title: '目　录', depth: 2 as const, pageNumbers: 'roman' as const }),
  fc.tuple(strings, strings).map(([title, lines]) => ({ kind: 'cover' as const, title, lines })),
  strings.map((names) => ({ kind: 'attachmentNote' as const, names })),
  fc.constantFrom('甲局', '').map((signer) => ({ kind: 'signature' as const, signer, date: '2023年8月20日' })),
  strings.map((copies) => ({ kind: 'imprint' as const, copies, printer: '甲局办公室', date: '2023年8月20日' })),
  strings.map((title) => ({
    kind: 'redHead' as const,
    issuer: ['甲局'],
    marks: [],
    number: '1号',
    signers: [],
    title,
  })),
);

const block = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  { weight: 3, arbitrary: heading },
  { weight: 4, arbitrary: table },
  { weight: 1, arbitrary: chart },
  { weight: 3, arbitrary: other },
);

type Draft = readonly Pick<Part, 'id' | 'blocks'>[];

const draft: fc.Arbitrary<Draft> = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('one', 'two', 'three'), blocks: fc.array(block, { maxLength: 6 }) }),
  { selector: ({ id: part }) => part, maxLength: 3 },
);

function reportOf(parts: Draft, title: string): Report {
  const ids = new Set<string>();
  const unique = (own: Block): Block => {
    if (!('id' in own)) return own;
    let free = own.id;
    while (ids.has(free)) free = `${free}x`;
    ids.add(free);
    return { ...own, id: free };
  };
  return {
    meta: { title, unitName: '甲局', year: 2022, date: '2023-08-20', subject: '', keywords: [] },
    parts: parts.map((part) => ({ ...part, kind: 'body', blocks: part.blocks.map(unique) })),
  };
}

/** What may happen to a block between two drafts. */
const fate = fc.oneof(
  { weight: 5, arbitrary: fc.constant('stays' as const) },
  { weight: 1, arbitrary: fc.constant('goes' as const) },
  { weight: 1, arbitrary: block },
);

/** Blocks and, of tables, rows that stay, go, give way or get a new neighbour. */
const later = (parts: Draft): fc.Arbitrary<Draft> =>
  fc.infiniteStream(fc.tuple(fate, fc.option(block, { freq: 6 }), fc.nat(9))).map((stream) => {
    const revise = (own: Block): readonly Block[] => {
      const [outcome, neighbour, at] = stream.next().value ?? ['stays', null, 0];
      const kept = outcome === 'goes' ? [] : [outcome === 'stays' ? retouched(own, at) : outcome];
      return neighbour === null ? kept : [...kept, neighbour];
    };
    return parts.map((part) => ({ ...part, blocks: part.blocks.flatMap(revise) }));
  });

/** One paragraph gets a word; one table of plain rows loses a row and repeats another. */
function retouched(own: Block, at: number): Block {
  if (own.kind === 'paragraph' && at < 5) return { ...own, text: [...own.text, { kind: 'text', text: '增加5万元。' }] };
  if (own.kind !== 'table' || own.body.some((row) => row.length !== 3)) return own;
  if (own.body.flat().some(({ rowSpan = 1 }) => rowSpan > 1)) return own;
  return {
    ...own,
    body: own.body.flatMap((row, index) => (index === at ? [] : index + 1 === at ? [row, row] : [row])),
  };
}

/** Two reports: a draft and a later one, or two that have nothing to do with each other. */
export const twoReports: fc.Arbitrary<readonly [former: Report, present: Report]> = draft
  .chain((former) => fc.tuple(fc.constant(former), fc.oneof({ weight: 3, arbitrary: later(former) }, draft)))
  .map(([former, present]) => [reportOf(former, '初稿'), reportOf(present, '第二稿')]);

export const smallReport: fc.Arbitrary<Report> = draft.map((parts) => reportOf(parts, '初稿'));

const NAMES = ['资助参保人次数', '住院救助人次数', '门诊救助人次数', '资金发放准确率', '服务对象满意度'];

/** The indicators of a form under cells over several rows: `sizes` are the rows of each cell of the second column. */
function formOf(names: readonly string[], sizes: readonly number[]): Block {
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0));
  const words = (value: string, rowSpan: number): Cell => ({
    paragraphs: [[{ kind: 'text', text: value }]],
    ...(rowSpan > 1 ? { rowSpan } : {}),
  });
  const body = names.map((name, index) => {
    const size = sizes[starts.indexOf(index)];
    return [
      ...(index === 0 ? [words('年度绩效目标', names.length)] : []),
      ...(size === undefined ? [] : [words('产出指标', Math.min(size, names.length - index))]),
      words(name, 1),
    ];
  });
  const looks = { orientation: 'portrait' as const, style: 'form' as const, columns: [1, 1, 1] };
  return { kind: 'table', id: 'form', head: [], body, notes: [], ...looks };
}

/** Sizes that leave no row without its cell: the last cell takes the rest. */
export const indicatorForm: fc.Arbitrary<Report> = fc
  .tuple(fc.subarray(NAMES, { minLength: 1 }), fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }))
  .map(([names, sizes]) => reportOf([{ id: 'annex', blocks: [formOf(names, [...sizes, names.length])] }], '自评表'));
