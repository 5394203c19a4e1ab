/** What a reader makes of a file. */
import type { Unread } from '../model/paper.ts';
import type { FlowItem } from './flow.ts';

export interface FileReading {
  readonly items: readonly FlowItem[];
  readonly unread: readonly Unread[];
}
