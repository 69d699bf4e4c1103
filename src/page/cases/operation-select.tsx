import type { View } from "../state/view.js";
import { type CaseChoice, countByFacet } from "./choose-cases.js";
import type { ListedCase } from "./listed-case.js";

interface OperationSelectProps {
  readonly cases: readonly ListedCase[];
  readonly choice: CaseChoice;
  readonly choose: (change: Partial<View>) => void;
}

/** Narrows the list to one operation or workflow. */
export function OperationSelect({ cases, choice, choose }: OperationSelectProps) {
  const counts = countByFacet(cases, choice, "operation");
  const workflows = new Set(cases.flatMap(({ item }) => item.workflow ?? []));
  const options = [...counts]
    .filter(([name]) => name !== "")
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const option = ([name, count]: readonly [string, number]) => (
    <option key={name} value={name}>
      {name} ({count.toLocaleString("en")})
    </option>
  );
  return (
    <label>
      <span>Operation or workflow</span>
      <select
        value={choice.operation}
        onChange={({ currentTarget }) => choose({ operation: currentTarget.value })}
      >
        <option value="">all</option>
        {choice.operation !== "" && !counts.has(choice.operation) && option([choice.operation, 0])}
        <optgroup label="Operations">{options.filter(([name]) => !workflows.has(name)).map(option)}</optgroup>
        <optgroup label="Workflows">{options.filter(([name]) => workflows.has(name)).map(option)}</optgroup>
      </select>
    </label>
  );
}
