/** 说明: how the workbook is filled in, which sheet is for what, and what it was made for. */
import { AREAS, FORM_VERSION } from './form.ts';
import { LOOKS, YELLOW } from './looks.ts';
import type { Plan } from './plan.ts';
import { type LaidOut, SheetBuilder } from './sheet-builder.ts';

export interface MadeFor {
  readonly profile: string;
  readonly profileName: string;
  readonly year: number;
}

const STEPS = [
  '1. 黄色的格是要填的；绿色的是自动算的，灰色的是给定的，都不用填，也改不动（没有密码，需要时可以撤销工作表保护）。',
  '2. 先填“单位”，定金额单位；再填收支各表；“核对”表里没有提示了，再填其他各表。点中一格，会显示这一格填什么。',
  '3. 每行末尾的红字说这一行缺什么；没有红字就是填全了。没有的金额空着不填，注明写 0 的写 0。',
  '4. 数只填一次：合计、占比、增减、完成率、得分都由程序算。可以从别的表复制，粘贴时选“只粘贴数值”。',
  '5. 填好保存，运行 juesuan import 填报表.xlsx，再运行 juesuan check 核查、juesuan build 编制。',
  '6. 决算软件导出的工作簿可以直接导入（juesuan import），导入过的数不必在这里再填。',
];

export function guideSheet({ profile, profileName, year }: MadeFor, { sheets }: Plan): LaidOut {
  const sheet = new SheetBuilder('说明', [14, 90], '');
  for (const step of STEPS) sheet.whole(step, LOOKS.intro);
  sheet.blank();
  sheet.row([
    { column: 0, value: '要填的格', look: { ...LOOKS.legend, ground: YELLOW } },
    { column: 1, value: '黄色', look: LOOKS.given },
  ]);
  sheet.row([
    { column: 0, value: '自动算的', look: LOOKS.sumLabel },
    { column: 1, value: '绿色', look: LOOKS.given },
  ]);
  sheet.blank();
  sheet.row(['表', '填什么'].map((value, column) => ({ column, value, look: LOOKS.head })));
  for (const { name, intro } of sheets) {
    sheet.row([
      { column: 0, value: name, look: LOOKS.legend },
      { column: 1, value: intro, look: LOOKS.given },
    ]);
  }
  sheet.blank();
  const firstRow = sheet.next;
  const facts = [
    ['表式版本', FORM_VERSION],
    ['模板', profile],
    ['年度', String(year)],
  ] as const;
  for (const [name, value] of facts) {
    sheet.row([
      { column: 0, value: name, look: LOOKS.legend },
      { column: 1, value, look: LOOKS.given },
    ]);
  }
  sheet.row([{ column: 0, colSpan: 2, value: `为“${profileName}”准备。`, look: LOOKS.intro }]);
  sheet.call(AREAS.madeFor, { firstRow, lastRow: firstRow + facts.length - 1, firstColumn: 1, lastColumn: 1 });
  return sheet.laidOut({ rows: 1, columns: 0 }, [0, 0]);
}
