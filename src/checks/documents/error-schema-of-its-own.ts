import type { MediaType, Operation, Response } from "../../documents/model.js";
import { membersOf } from "../../documents/schema-members.js";
import type { DocumentsBreach, DocumentsCheck } from "./documents-check.js";

/** An error with the members of a success, while its neighbours are built otherwise, was copied from it. */
export const errorSchemaOfItsOwn: DocumentsCheck = {
  id: "error-schema-of-its-own",
  demands: "an error is described like the operation's other errors, not like its success",
  examine: ({ operations }) => operations.flatMap(copiedFromSuccess),
};

interface Shape {
  readonly response: Response;
  readonly media: MediaType;
  readonly members: string;
}

function copiedFromSuccess(operation: Operation): DocumentsBreach[] {
  const shapes = operation.responses.flatMap((response) =>
    response.media.flatMap((media): Shape[] => {
      const names = media.schema === undefined ? [] : [...membersOf([media.schema]).properties.keys()];
      return names.length === 0 ? [] : [{ response, media, members: names.toSorted().join(", ") }];
    }),
  );
  const successes = shapes.filter(({ response }) => response.status.startsWith("2"));
  const errors = shapes.filter(({ response }) => /^[45]/.test(response.status));
  return errors.flatMap(({ response, media, members }) => {
    const success = successes.find((other) => other.members === members);
    const neighbour = errors.find((other) => other.members !== members);
    if (success === undefined || neighbour === undefined) return [];
    return [
      {
        message: `The answer ${response.status} of ${operation.id} has the members of ${success.response.status} (${members}) and not those of ${neighbour.response.status}.`,
        place: media.pointer,
        expected: neighbour.members,
        received: members,
        operation: operation.id,
      },
    ];
  });
}
