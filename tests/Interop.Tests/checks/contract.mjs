// What every check agrees on: exit 0 accepted, 1 refused by the validator with the reason, 2 the check itself failed.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The validator says no: the only way to exit code 1. */
export class Refusal extends Error {}

export const check = async (run) => {
  try {
    await run(...process.argv.slice(2));
    console.log('accepted');
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = error instanceof Refusal ? 1 : 2;
  }
};

/** Turns an exception of the validator into its refusal; an exception anywhere else stays a failure of the check. */
export const validating = async (validate) => {
  try {
    return await validate();
  } catch (error) {
    const { message, code, cause, error: answer, errors } = error;
    throw new Refusal(JSON.stringify({ message, code, answer, cause: cause?.message, errors }));
  }
};

/** Lets the validator believe that it is another time; without one, nothing changes. */
export const travel = (time) => {
  const ahead = time ? Date.parse(time) - Date.now() : 0;
  const { Date: RealDate } = globalThis;
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length ? parts : [RealDate.now() + ahead]));
    }

    static now() {
      return RealDate.now() + ahead;
    }
  };
};

/** Runs a validator that is a program of an installed package; `refused` are the exit codes by which it says no. */
export const runTool = (packageName, program, args, { refused = [1], cwd } = {}) => {
  const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath, [join(dirname(manifest), program), ...args],
    { cwd, encoding: 'utf8', maxBuffer: 64 << 20, env: { ...process.env, REDOCLY_TELEMETRY: 'off', NO_COLOR: '1' } });
  if (refused.includes(status))
    throw new Refusal(stdout + stderr);
  if (status !== 0)
    throw error ?? new Error(`${packageName} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
};
