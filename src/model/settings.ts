/** `juesuan.config.json`: where a user keeps units, templates and reports. Paths are relative to the file's folder. */
import { z } from './zod.ts';

const path = z.string().min(1);

export const settingsSchema = z
  .strictObject({
    units: path.optional().describe('单位文件夹所在的位置'),
    templates: path.optional().describe('模板所在的位置；省略则用自带的模板'),
    out: path.optional().describe('报告写到哪里'),
  })
  .describe('设置；位置相对于本文件所在的文件夹，命令行写了的以命令行为准');

export type Settings = z.infer<typeof settingsSchema>;
