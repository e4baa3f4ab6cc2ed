import type { TimedStep } from '../play/read/index.ts';
import type { ShownMessage, TerminalParts } from '../src/adapters/terminal/index.ts';
import type { Millis } from '../src/listening/time.ts';

/** One way of showing a scenario to a newcomer. */
export interface Show {
  /** Name of the scenario's file. */
  file: string;
  write(text: string): void;
  prints?: TerminalParts['prints'];
  observe?(shown: ShownMessage): void;
  /** The clock of the scenario goes on. */
  passes?(now: Millis): void;
  step(step: TimedStep, typed: string | null): void;
  /** @param stays whether the prompt follows */
  end(stays: boolean): void;
}

export function stepLines(step: TimedStep, typed: string | null): string {
  if ('narrate' in step) return `\n--- ${step.narrate}\n`;
  if ('type' in step) return `\n#${step.in} · ${step.as}> ${typed ?? step.type}\n`;
  return 'press' in step ? `\n#${step.in} · ${step.as} presses ${step.press}\n` : '';
}
