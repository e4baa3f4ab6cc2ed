/** Loaded before a program: its pipes are a terminal to it, at which somebody types. */
process.stdin.isTTY = true;
process.stdout.isTTY = true;
