import { clearLine, createInterface, cursorTo, emitKeypressEvents } from 'node:readline';

/** How long an Esc waits to be the begin of a longer key. */
const ESCAPE_MS = 100;
const HISTORY = 200;

/** The line at which somebody types. */
export interface Prompt {
  /** The next line; null = left by Esc, or nobody types any more. Lines that are ahead of their question wait for it. */
  ask(question: string): Promise<string | null>;
  /** Prints above the line that is being typed. */
  write(text: string): void;
  /** Whether nobody types any more: Ctrl-C, Ctrl-D, the end of the input. */
  isClosed(): boolean;
  close(): void;
}

/** @param onInterrupt Ctrl-C was pressed: the prompt is closed, what it was for should end */
export function createPrompt(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  onInterrupt: () => void,
): Prompt {
  const terminal = output.isTTY === true;
  const reader = createInterface({
    input,
    output,
    terminal,
    historySize: HISTORY,
    escapeCodeTimeout: ESCAPE_MS,
  });
  const ahead: string[] = [];
  let waiting: ((line: string | null) => void) | null = null;
  let closed = false;
  const settle = (line: string | null): void => {
    const answer = waiting;
    waiting = null;
    answer?.(line);
  };
  const onKey = (_text: string | undefined, key: { name?: string } | undefined): void => {
    if (key?.name !== 'escape' || !waiting) return;
    // What was typed so far goes with it.
    reader.write(null, { ctrl: true, name: 'e' });
    reader.write(null, { ctrl: true, name: 'u' });
    output.write('\n');
    settle(null);
  };
  reader.on('line', (line) => {
    if (waiting) settle(line);
    else ahead.push(line);
  });
  reader.on('close', () => {
    closed = true;
    input.off('keypress', onKey);
    settle(null);
  });
  reader.on('SIGINT', () => {
    output.write('\n');
    reader.close();
    onInterrupt();
  });
  if (terminal) {
    emitKeypressEvents(input, reader);
    input.on('keypress', onKey);
  }
  return {
    ask: (question) => {
      const line = ahead.shift();
      if (line !== undefined) {
        output.write(`${question}${line}\n`);
        return Promise.resolve(line);
      }
      if (closed) return Promise.resolve(null);
      return new Promise((resolve) => {
        waiting = resolve;
        reader.setPrompt(question);
        reader.prompt();
      });
    },
    write: (text) => {
      if (!waiting || !terminal) {
        output.write(text);
        return;
      }
      cursorTo(output, 0);
      clearLine(output, 0);
      output.write(text.endsWith('\n') ? text : `${text}\n`);
      output.write('\n');
      reader.prompt(true);
    },
    isClosed: () => closed,
    close: () => reader.close(),
  };
}
