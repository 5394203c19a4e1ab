/** What is wrong with a statement, for who has written it: the place, and what may have been meant. */
import { displayWidth } from '../../diagnostics/print.ts';
import type { SqlError } from '../../query/database.ts';
import { VIEWS } from '../../query/views.ts';

/** By SQLSTATE (PostgreSQL, appendix A). */
const FAULTS: Readonly<Record<string, string>> = {
  '42P01': `没有这个表或视图。可用的视图：${VIEWS.map(({ name }) => name).join('、')}`,
  '42703': '没有这一列。先用 select * from 视图 limit 1 看看有哪些列；列名有符号的写在双引号中',
  '42601': '语句的写法有误',
  '42883': '没有这个函数，或两边的类型不能比较。文字写在单引号中',
  '22P02': '值的写法不对，如把文字当作数',
  '42804': '值的类型不对',
  '25006': '查询不能改动数据',
  '22012': '除数为零。可写 nullif(除数, 0)',
  '57014': '查询被停止',
};

export function sqlFaultText({ message, code, position }: SqlError, statement: string, place: string): string {
  if (code === undefined || !/^[0-9A-Z]{5}$/.test(code)) {
    return `数据库打不开：${place}（${message}）。服务器上的请核对地址、用户和口令；文件夹中的可以删去，会重新读入。`;
  }
  const told = FAULTS[code] ?? '数据库不能执行这条语句';
  return [`${told}（${message}）。`, ...marked(statement, position)].join('\n');
}

/** The line of the statement with a mark below the place. */
function marked(statement: string, position: number | undefined): string[] {
  if (position === undefined) return [];
  const before = [...statement].slice(0, position - 1).join('');
  const line = statement.split('\n')[before.split('\n').length - 1] ?? '';
  const column = before.split('\n').at(-1) ?? '';
  return [`  ${line}`, `  ${' '.repeat(displayWidth(column))}^`];
}
