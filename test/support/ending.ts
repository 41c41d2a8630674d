// What a test process does once its last file has been run: a file's own hooks end with that file.
type Ending = () => Promise<void>;

const endings: Ending[] = [];

/** Has something done at the end of the process: the engines stopped, the browser closed. */
export const atEnd = (ending: Ending): void => void endings.push(ending);

export const endAll = async (): Promise<void> => {
  for (const ending of endings.reverse()) await ending();
};
