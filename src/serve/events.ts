/** What is sent to a page for as long as it is open. */
export interface EventStream {
  send(event: string, data: unknown): void;
  onClose(act: () => void): void;
}
