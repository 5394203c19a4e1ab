/** What `juesuan new` must know, asked for where the call does not say it. */

import type { NewArguments } from '../calls/new.ts';
import { UsageError } from '../usage-error.ts';
import { ask, canAsk, OWN_TERMINAL, type Question, type Terminal } from './ask.ts';

/** What is asked for where the call does not say it. */
type Asked = Pick<NewArguments, '单位' | 'profile' | 'year' | 'name'>;

export interface NewUnit {
  readonly 单位: string;
  readonly profile: string;
  readonly year: string;
  readonly name?: string;
}

export interface ProfileChoice {
  readonly profile: string;
  readonly name?: string;
}

/** @throws UsageError when something is missing and nobody can be asked, or the answers end early */
export async function completed(
  args: Asked,
  profilesThere: () => readonly ProfileChoice[],
  terminal: Terminal | undefined = canAsk() ? OWN_TERMINAL : undefined,
): Promise<NewUnit> {
  const { 单位: unit, profile, year, name } = args;
  if (unit !== undefined && profile !== undefined && year !== undefined) {
    return { 单位: unit, profile, year, ...(name === undefined ? {} : { name }) };
  }
  if (terminal === undefined) throw new UsageError(missingText(args));
  const profiles = profilesThere();
  const open = questions(profiles).filter(({ key }) => args[key] === undefined);
  const answers = await ask(open, terminal);
  if (answers === undefined) throw new UsageError('没有答完，没有新建。');
  const given = open.flatMap(({ key }, index) => (answers[index] === '' ? [] : [[key, answers[index]]]));
  const all = { ...args, ...Object.fromEntries(given) };
  return { ...all, profile: profileMeant(all.profile, profiles) };
}

function missingText({ 单位: unit, profile, year }: Asked): string {
  const missing = [
    ...(unit === undefined ? ['单位'] : []),
    ...(profile === undefined ? ['--profile'] : []),
    ...(year === undefined ? ['--year'] : []),
  ];
  return `缺少 ${missing.join('、')}。写成：juesuan new 单位 --profile 模板 --year 年；在终端上运行则逐项询问。`;
}

interface NewQuestion extends Question {
  readonly key: '单位' | 'profile' | 'year' | 'name';
}

function questions(profiles: readonly ProfileChoice[]): readonly NewQuestion[] {
  const list = profiles
    .map(({ profile, name }, index) => `  ${index + 1} ${profile}${name ? ` ${name}` : ''}\n`)
    .join('');
  return [
    {
      key: '单位',
      text: '文件夹名（如 caizhengju，自动加上年度）：',
      fault: (answer) => (answer === '' ? '请写一个名字。' : undefined),
    },
    {
      key: 'profile',
      text: `模板：\n${list}序号或名称：`,
      fault: (answer) => {
        const known = profiles.some(({ profile }) => profile === profileMeant(answer, profiles));
        return known ? undefined : '没有这个模板，请写上面列出的序号或名称。';
      },
    },
    {
      key: 'year',
      text: '报告年度（如 2024）：',
      fault: (answer) => (/^20\d\d$/.test(answer) ? undefined : '应为四位数字。'),
    },
    { key: 'name', text: '单位全称（可以不写，直接回车）：', fault: () => undefined },
  ];
}

/** A profile may be answered by its number in the list. */
function profileMeant(answer: string, profiles: readonly ProfileChoice[]): string {
  return (/^\d+$/.test(answer) ? profiles[Number(answer) - 1]?.profile : undefined) ?? answer;
}
