/* The menu of the portable folder: it asks what to do and runs the command for it. The current folder is the portable one. */
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { createInterface } = require('node:readline');

const PROGRAM = join(__dirname, 'dist', 'juesuan.js');
const UNITS = '单位';
const EXAMPLES = '示例';

const ENTRIES = [
  ['在浏览器中填写、改正、编制（用完在这里按 Ctrl+C）', () => run(['serve'])],
  ['核查：列出全部问题', () => withUnit('check')],
  ['编制正式报告（Word、PDF）', () => withUnit('build')],
  ['编制征求意见稿', () => withUnit('draft')],
  ['新建单位', () => run(['new'])],
  ['试用：编制示例单位', () => run(['build', ...namesIn(EXAMPLES).map((name) => join(EXAMPLES, name))])],
];

/** Lines that do not come from a terminal are read at once; undefined at their end. */
const given = process.stdin.isTTY ? undefined : readFileSync(0, 'utf8').split('\n').slice(0, -1);

/** Nothing of the terminal is held while a command runs, which may ask for itself. @returns undefined at the end of input */
function answer(question) {
  process.stdout.write(question);
  if (given !== undefined) return Promise.resolve(given.shift()?.trim());
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((resolve) => {
    lines.once('line', (line) => resolve(line.trim()));
    lines.once('close', () => resolve(undefined));
  }).finally(() => lines.close());
}

function namesIn(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
}

/** Ctrl+C ends the command, not the menu. */
process.on('SIGINT', () => {});

function run(args) {
  const { error } = spawnSync(process.execPath, [PROGRAM, ...args], { stdio: 'inherit' });
  if (error !== undefined) process.stdout.write(`程序没有运行：${error.message}\n`);
}

async function withUnit(command) {
  const units = namesIn(UNITS);
  if (units.length === 0) {
    process.stdout.write(`“${UNITS}”里还没有单位。请先新建，或把“${EXAMPLES}”里的文件夹复制到“${UNITS}”。\n`);
    return;
  }
  const list = units.map((name, index) => `  ${index + 1} ${name}\n`).join('');
  const chosen = await answer(`${list}哪一个？写序号，直接回车为全部：`);
  if (chosen === undefined) return;
  const unit = units[Number(chosen) - 1];
  if (chosen !== '' && unit === undefined) process.stdout.write('没有这个序号。\n');
  else run([command, ...(unit === undefined ? [] : [unit])]);
}

async function menu() {
  const list = ENTRIES.map(([title], index) => `  ${index + 1} ${title}\n`).join('');
  for (;;) {
    const chosen = await answer(`\n决算\n${list}  0 退出\n请写序号：`);
    if (chosen === undefined || chosen === '0') return;
    const entry = ENTRIES[Number(chosen) - 1];
    if (entry === undefined) process.stdout.write('没有这个序号。\n');
    else await entry[1]();
  }
}

menu();
