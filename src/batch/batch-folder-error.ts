/** A folder that is no batch, or one of another batch or version. Its message is meant for the user. */
export class BatchFolderError extends Error {
  override readonly name = 'BatchFolderError';
}
