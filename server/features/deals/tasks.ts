// Next steps, each with an owner and a date.
import { newId } from '#server/platform/db/record.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import { type Command, change, writable } from './command.ts';
import type { DealRecord, TaskRecord } from './model.ts';

const TASKS_MAX = 200;

interface TaskInput {
  title: string;
  ownerId: string | null;
  dueDay: string | null;
}

const requireOwner = (deal: DealRecord, ownerId: string | null): void => {
  if (ownerId && !deal.people.some(({ userId }) => userId === ownerId)) throw fieldProblem('ownerId', 'not_found');
};

const factOf = ({ id, ownerId, dueDay }: TaskRecord) => ({ taskId: id, ownerId, dueDay });

/** Adds a task. Throws `not_found`, `forbidden`, `not_in_this_state`, a field problem for an owner who is none of the people. */
export const addTask = async (command: Command, input: TaskInput): Promise<DealRecord> => {
  const { deal } = await writable(command);
  requireOwner(deal, input.ownerId);
  const task: TaskRecord = { id: newId(), ...input, doneAt: null };
  return change({
    command,
    deal,
    type: 'deal.task_added',
    data: factOf(task),
    while: { [`tasks.${TASKS_MAX - 1}`]: { $exists: false } },
    push: { tasks: task },
  });
};

/** Changes a task or marks it done. Throws as adding does. */
export const changeTask = async (
  command: Command,
  { taskId, isDone, ...input }: TaskInput & { taskId: string; isDone: boolean },
): Promise<DealRecord> => {
  const { deal } = await writable(command);
  const index = deal.tasks.findIndex(({ id }) => id === taskId);
  const before = deal.tasks[index];
  if (!before) throw new Problem('not_found');
  if (input.ownerId !== before.ownerId) requireOwner(deal, input.ownerId);
  const task: TaskRecord = { id: taskId, ...input, doneAt: isDone ? (before.doneAt ?? command.now) : null };
  return change({
    command,
    deal,
    type: isDone && !before.doneAt ? 'deal.task_done' : 'deal.task_changed',
    data: factOf(task),
    while: { [`tasks.${index}.id`]: taskId },
    set: { [`tasks.${index}`]: task },
  });
};
