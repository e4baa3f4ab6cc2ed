// A process starts without the TypeScript loader of the one that started it: this file brings it along.
import { tsImport } from 'tsx/esm/api';

await tsImport('./worker.ts', import.meta.url);
