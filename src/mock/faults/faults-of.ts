import type { Provider } from "../../documents/model.js";
import { acceptanceFaults } from "./acceptance-faults.js";
import { credentialFaults } from "./credential-faults.js";
import { criterionFaults } from "./criterion-faults.js";
import { documentsFaults } from "./documents-faults.js";
import type { Fault } from "./fault.js";
import { mediaTypeFaults } from "./media-type-faults.js";
import { methodFaults } from "./method-faults.js";
import { readingFaults } from "./reading-faults.js";
import { referenceFaults } from "./reference-faults.js";
import { refusalFaults } from "./refusal-faults.js";
import { requestFaults } from "./request-faults.js";
import { responseBodyFaults } from "./response-body-faults.js";
import { responseHeaderFaults } from "./response-header-faults.js";
import { secretFaults } from "./secret-faults.js";
import { stateFaults } from "./state-faults.js";
import { statusFaults } from "./status-faults.js";

/** Every fault that the documents of a provider imply, in a fixed order, each under a name of its own. */
export function faultsOf(provider: Provider): readonly Fault[] {
  const families = [
    responseBodyFaults,
    responseHeaderFaults,
    mediaTypeFaults,
    statusFaults,
    refusalFaults,
    requestFaults,
    readingFaults,
    acceptanceFaults,
    referenceFaults,
    credentialFaults,
    methodFaults,
    secretFaults,
    stateFaults,
    criterionFaults,
    documentsFaults,
  ];
  const byName = new Map<string, Fault>();
  for (const fault of families.flatMap((family) => family(provider)))
    if (!byName.has(fault.name)) byName.set(fault.name, fault);
  return [...byName.values()];
}
