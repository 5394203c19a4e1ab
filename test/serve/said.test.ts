/** Remarks of people: kept beside the dossier, in the comments of the next draft, gone when they are settled. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { draftInto } from '../../src/cli/commands/draft.ts';
import { plainText } from '../../src/model/report.ts';
import type { Paths } from '../../src/pipeline.ts';
import { Desk } from '../../src/serve/desk.ts';
import { ownUnits } from './office.ts';

const UNIT = 'qingshan-2022';
const WANTED = {
  since: undefined,
  number: undefined,
  date: undefined,
  author: undefined,
  provenance: false,
  ofd: false,
  keep: 20,
};

describe('what people say of a report', () => {
  let own: Paths;
  let desk: Desk;
  const folder = () => join(own.units, UNIT);

  beforeEach(() => {
    own = ownUnits(UNIT);
    desk = new Desk(folder(), own);
    desk.refresh();
  });

  /** Comments of the draft, and the text under each. */
  async function comments(): Promise<string> {
    await draftInto(folder(), own, WANTED);
    const place = join(own.out, UNIT, '征求意见稿');
    const name = readdirSync(place).find((each) => each.endsWith('（征求意见稿）.docx')) ?? '';
    const part = unzipSync(readFileSync(join(place, name)))['word/comments.xml'];
    return part === undefined ? '' : strFromU8(part).replace(/<[^>]+>/g, '');
  }

  function sentence(): string {
    const blocks = desk.current().report?.parts.flatMap((part) => part.blocks) ?? [];
    const found = blocks.find((block) => block.kind === 'paragraph' && plainText(block.text).includes('万元'));
    if (found?.kind !== 'paragraph') throw new Error('no sentence');
    return plainText(found.text).slice(0, 30);
  }

  it('is a comment of the draft with its answers, until it is ticked off', async () => {
    expect(desk.say({ kind: 'remark', quote: sentence(), text: '请核对这个数。', by: '李四' })).toEqual({
      kind: 'done',
    });
    expect(desk.say({ kind: 'answer', id: 'r1', text: '已核对。', by: '王五' })).toEqual({ kind: 'done' });
    expect(desk.now().said).toMatchObject([{ id: 'r1', by: '李四', settled: false }]);
    const told = await comments();
    for (const words of ['审核意见（李四）', '请核对这个数。', '答复（王五）：已核对。']) expect(told).toContain(words);
    desk.say({ kind: 'settle', id: 'r1', settled: true });
    expect(await comments()).not.toContain('请核对这个数。');
  });

  it('is told in the draft even when the words are gone', async () => {
    desk.say({ kind: 'remark', quote: '报告中没有的话', text: '这句话删了吗？', by: '李四' });
    expect(await comments()).toContain('这句话删了吗？');
  });

  it('of two pages takes back nothing that the other said', () => {
    const other = new Desk(folder(), own);
    desk.say({ kind: 'remark', quote: sentence(), text: '一', by: '甲' });
    other.say({ kind: 'remark', quote: sentence(), text: '二', by: '乙' });
    desk.say({ kind: 'answer', id: 'r2', text: '三', by: '甲' });
    expect(other.now().said.map(({ text }) => text)).toEqual(['一', '二']);
  });

  it('answers nothing that is not there, and leaves a file alone that it cannot read', () => {
    expect(desk.say({ kind: 'answer', id: 'r9', text: 'x', by: '甲' })).toMatchObject({ kind: 'refused' });
    expect(existsSync(join(folder(), 'remarks.json'))).toBe(false);
    writeFileSync(join(folder(), 'remarks.json'), '{ not json');
    expect(desk.say({ kind: 'remark', quote: '一', text: 'x', by: '甲' })).toMatchObject({ kind: 'refused' });
    expect(readFileSync(join(folder(), 'remarks.json'), 'utf8')).toBe('{ not json');
  });

  it('is the reason for a finding that stands, in the dossier', () => {
    const [finding] = desk.now().findings.filter(({ waived, path }) => waived === undefined && path);
    if (finding === undefined) throw new Error('no finding');
    const { rule, path } = finding;
    desk.say({ kind: 'waive', rule, path, text: '与批复一致', by: '财务股' });
    const same = desk.now().findings.filter((one) => one.rule === rule && one.path === path);
    expect(same.map(({ waived }) => waived)).toContain('与批复一致');
    expect(desk.turn('undo', 1)).toEqual({ kind: 'done' });
  });
});
