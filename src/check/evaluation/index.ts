/** The rules of this folder, one line each. */
export {};
