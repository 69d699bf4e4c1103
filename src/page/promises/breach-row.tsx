import { breachGroups } from "./breach-groups.js";
import { BreachItems } from "./breach-items.js";
import type { ChosenProvider } from "./choose-promises.js";

const mostAtFirst = 3;

/** The first row of the matrix: what each provider breaks, as sentences. None where nobody breaks anything. */
export function BreachRow({ chosen }: { readonly chosen: readonly ChosenProvider[] }) {
  if (chosen.every(({ promises }) => breachGroups(promises).length === 0)) return null;
  return (
    <tr class="breach-row">
      <th scope="row">
        {chosen.some(({ promises }) => promises.some(({ standing }) => standing === "broken"))
          ? "what is broken"
          : "in words"}
      </th>
      {chosen.map((one) => (
        <td key={one.provider.name}>
          <BreachItems {...one} most={mostAtFirst} />
        </td>
      ))}
    </tr>
  );
}
