import { runTask, type Task } from './tasks.ts';

/** A child process (Node 20 would not load TypeScript in a worker thread): a task in, its result out. */
process.on('message', (task: Task) => {
  process.send?.(runTask(task));
});
