import type { Overview } from "../../page-data/page-content.js";
import { standingSigns } from "../../page-data/standing.js";

/** Providers side by side, their promises by theme. */
export function MatrixView({ overview }: { readonly overview: Overview }) {
  return (
    <section id="matrix" aria-label="Promises">
      {overview.providers.map((provider) => (
        <div key={provider.name}>
          <h2>{provider.title}</h2>
          <ul>
            {provider.promises.map(({ id, standing, promises }) => (
              <li key={id} title={promises}>
                {standingSigns[standing].sign} {id}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
