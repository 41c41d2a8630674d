export type Log = (level: 'info' | 'warn' | 'error', data: object, text: string) => void;
