import { pathToFileURL } from 'node:url';

/** A bundle that is started itself takes itself for `npm start`: it is only imported here. */
await import(pathToFileURL(process.argv[2]).href);
