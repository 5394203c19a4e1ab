/**
 * zod as the program uses it. It would write a function for each shape and have V8 compile it, which no kept code spares
 * a process: 36 ms of a check, more than the functions win over a dossier.
 */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
