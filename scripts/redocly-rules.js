// Rules of ours for Redocly, named in redocly.yaml. See https://redocly.com/docs/cli/custom-plugins

/** A request body shows at least one named example in each of its media types. */
function requestHasExample() {
  return { RequestBody: { MediaType: { leave: wantNamedExample } } };
}

/** A response with a body shows at least one named example in each of its media types. */
function responseHasExample() {
  return { Response: { MediaType: { leave: wantNamedExample } } };
}

function wantNamedExample(mediaType, { report, location }) {
  if (Object.keys(mediaType.examples ?? {}).length > 0) return;
  report({
    message: "A body needs at least one named example; add one under `examples`.",
    location: location.key(),
  });
}

/** The body of an error says what it looks like: each of its media types has a schema. */
function errorResponseHasSchema() {
  return {
    Responses(responses, { report, location, resolve }) {
      for (const [status, response] of Object.entries(responses)) {
        if (!isErrorStatus(status)) continue;
        const { node, location: place = location.child(status) } = followed(response, resolve);
        for (const [name, mediaType] of Object.entries(node?.content ?? {})) {
          if (mediaType.schema !== undefined) continue;
          report({
            message: `The body of ${status} needs a schema; add one for ${name}.`,
            location: place.child(["content", name]).key(),
          });
        }
      }
    },
  };
}

function isErrorStatus(status) {
  return /^[45]/.test(status) || status === "default";
}

function followed(node, resolve) {
  return node?.$ref === undefined ? { node } : resolve(node);
}

/** Arazzo lets a criterion carry extensions, which Redocly's own account of it leaves out. */
function withExtensibleCriteria(types) {
  return { ...types, CriterionObject: { ...types.CriterionObject, extensionsPrefix: "x-" } };
}

/** The plugin: what redocly.yaml calls `assay/...`. */
export default function assayRules() {
  return {
    id: "assay",
    typeExtension: { arazzo1: withExtensibleCriteria },
    rules: {
      oas3: {
        "request-has-example": requestHasExample,
        "response-has-example": responseHasExample,
        "error-response-has-schema": errorResponseHasSchema,
      },
    },
  };
}
