/** `npm run test:package`: what needs downloads, and so does not belong to `npm test`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/package/**/*.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 400_000,
    fileParallelism: false,
  },
});
