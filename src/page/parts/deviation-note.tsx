import type { FindingDetails } from "../../page-data/page-content.js";

/** The known deviation that excuses a finding: who answers for it, why, and until when. */
export function DeviationNote({
  deviation,
}: {
  readonly deviation: NonNullable<FindingDetails["deviation"]>;
}) {
  const { owner, reason, since, expires, link, file, lines } = deviation;
  return (
    <div class="deviation">
      <p>
        <strong>A known deviation excuses it.</strong> {reason}
      </p>
      <p class="soft small">
        {owner} answers for it · since {since} · expires {expires} · {file}:{lines[0]}
        {link !== undefined && (
          <>
            {" · "}
            {/^https?:/u.test(link) ? (
              <a href={link} rel="noreferrer">
                {link}
              </a>
            ) : (
              link
            )}
          </>
        )}
      </p>
    </div>
  );
}
