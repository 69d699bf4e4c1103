import type { MediaType, Operation, Provider, Response } from "../../documents/model.js";

/** A body that an operation describes: of its request, or of one of its responses. */
export interface DescribedBody {
  readonly operation: Operation;
  readonly media: MediaType;
  /** Absent for the request's. */
  readonly response?: Response;
}

/** Every described body of a provider. */
export function describedBodies({ operations }: Provider): DescribedBody[] {
  return operations.flatMap((operation) => [
    ...(operation.body?.media ?? []).map((media) => ({ operation, media })),
    ...operation.responses.flatMap((response) =>
      response.media.map((media) => ({ operation, media, response })),
    ),
  ]);
}
