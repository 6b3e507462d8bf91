/** MongoDB's own numbers for the refusals this server knows. */
const codes = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  ShutdownInProgress: 91,
  CommandNotSupported: 115,
  CannotIndexParallelArrays: 171,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  Location31249: 31249,
  Location31254: 31254,
  Location40415: 40415,
} as const;

export type MongoErrorName = keyof typeof codes;

/** A refusal in MongoDB's words: it reaches the caller as an ordinary driver error with this code and codeName. */
export interface MongoError extends Error {
  readonly code: number;
  readonly codeName: MongoErrorName;
  readonly details: Record<string, unknown>;
}

/** Makes a refusal to throw; `details` are added to the reply as they are (keyPattern, keyValue). */
export function mongoError(codeName: MongoErrorName, message: string, details: Record<string, unknown> = {}): MongoError {
  return Object.assign(new Error(message), { code: codes[codeName], codeName, details });
}

/** Whether an error is one of our refusals, and not a fault of the disk or of this program. */
export function isMongoError(error: unknown): error is MongoError {
  return error instanceof Error && 'codeName' in error && 'details' in error;
}

/** The refusal of something MongoDB can do and this server does not. */
export function notSupported(what: string): MongoError {
  return mongoError('CommandNotSupported', `${what} is not supported by the embedded store`);
}
