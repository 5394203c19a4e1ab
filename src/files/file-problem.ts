/** Why a file was not read; `outside`: its real path lies outside the folder it should be in. */
export type FileProblem = 'missing' | 'outside' | 'notAFile' | 'tooLarge' | 'denied';
