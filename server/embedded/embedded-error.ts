export type EmbeddedErrorCode = 'data_directory_in_use' | 'unsupported_system' | 'disk_not_writable' | 'engine_failed';

/** Why the embedded services could not start. The message is for the person at the terminal and says what to do. */
export class EmbeddedError extends Error {
  readonly code: EmbeddedErrorCode;

  constructor(code: EmbeddedErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedError';
    this.code = code;
  }
}
